"""What officials write: the wording of each field, filled in from the case, that a file may read whole."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from mingjing.core.record.vocabulary import Role
from mingjing.walk.scene import Scene

TEXTS: Final = Path(__file__).parent / "texts.yaml"
LONGEST_QUOTE: Final = 60
EVIDENCE: Final = (
    ("inspect_site", "现场检查（勘验）笔录"),
    ("record_scene", "现场笔录"),
    ("question_person", "询问笔录"),
    ("capture_recording", "现场录像"),
    ("preserve_evidence", "先行登记保存的物品"),
    ("collect_evidence", "当事人身份证明和现场照片"),
    ("receive_appraisal", "鉴定意见"),
)


def wording(scene: Scene, field: str) -> str | None:
    """What is written in that field of the act; None where nothing is laid down for it."""
    texts = laid_down()
    text = texts["acts"].get(scene.spec.slug, {}).get(field) or texts["fields"].get(field)
    return None if text is None else _filled(text, scene)


def papers(scene: Scene) -> list[dict[str, str]]:
    """The evidence of the file so far, each once."""
    names = _evidence_names(scene) or ["现场照片"]
    return [{"name": name} for name in names]


@cache
def laid_down() -> Mapping[str, Any]:
    """The texts of `texts.yaml`: by act and field, by field, and the groups that a word stands for."""
    found: Mapping[str, Any] = YAML(typ="safe", pure=True).load(TEXTS)
    return found


class _Words(dict[str, str]):
    """The words of a case, each made only where a text asks for it."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, name: str) -> str:
        return WORDS[name](self._scene)


def _filled(text: str, scene: Scene) -> str:
    return text.format_map(_Words(scene))


def _evidence_names(scene: Scene) -> list[str]:
    return [name for act, name in EVIDENCE if scene.file.has(act)]


def _evidence(scene: Scene) -> str:
    names = _evidence_names(scene)
    if not names:
        return "执法人员当场查明的事实和当事人的陈述。"
    return "；".join(f"{n}.{name}" for n, name in enumerate(names, 1)) + "。以上证据相互印证，足以认定。"


def _proposal(scene: Scene) -> str:
    """The act that the opinion is about; "other" where the file has none."""
    position = scene.said.get("proposal") or scene.position("proposal")
    return scene.file.entries[position - 1].act if position else "other"


def _opinion(group: str) -> Callable[[Scene], str]:
    def say(scene: Scene) -> str:
        opinions = laid_down()[group]
        return _filled(opinions.get(_proposal(scene), opinions["other"]), scene)

    return say


def _checked(scene: Scene) -> str:
    found = laid_down()["checked"]
    return _filled(found.get(scene.said.get("checklist_item"), found["其他"]), scene)


def _turns(group: str) -> Callable[[Scene], str]:
    return lambda scene: "\n".join(_filled(turn, scene) for turn in laid_down()[group])


def _sentence(text: str) -> str:
    """With its full stop, once."""
    return f"{text.strip().rstrip('。；;')}。"


def _plain(text: str) -> str:
    """Without a full stop, to stand within a sentence."""
    return text.strip().rstrip("。；;")


def _relation(scene: Scene) -> str:
    return {"自然人": "本案当事人", "个体工商户": f"{scene.row.party_name}的经营者"}.get(
        scene.row.party_kind, f"{scene.row.party_name}的负责人"
    )


def _performance(scene: Scene) -> str:
    row = scene.row
    if row.spared:
        return "当事人已经改正，没有需要履行的处罚内容。"
    if row.fine:
        return f"当事人已缴清罚款{row.fine:f}元，并已改正违法行为。"
    return "当事人已履行处罚决定的全部内容。"


def _payment(scene: Scene) -> str:
    if scene.row.fine:
        return "自收到决定书之日起十五日内到指定的银行或者通过电子支付系统缴纳"
    return "自收到决定书之日起履行"


def _by_themselves(scene: Scene) -> str:
    return "自行缴纳罚款" if scene.row.fine else "自行履行"


def _spot_limit(scene: Scene) -> str:
    """行政处罚法 第五十一条."""
    limit = "公民处以二百元以下" if scene.row.person_like else "法人或者其他组织处以三千元以下"
    fine = scene.row.fine
    return f"属于对{limit}罚款的情形（罚款{fine:f}元）。" if fine else "属于给予警告的情形。"


def _discretion(scene: Scene) -> str:
    if scene.row.spared:
        return "违法行为轻微并及时改正，没有造成危害后果，依法不予行政处罚。"
    if scene.row.grade == "从重":
        return (
            "违法行为的规模和影响达到裁量基准的从重档；当事人系初次违法，配合调查并已改正，在该档以内裁量。"
        )
    grade = "从轻" if scene.row.grade == "从轻" else "一般"
    return f"当事人系初次违法，配合调查并已改正，没有从重或者减轻处罚的情节，按{grade}情节裁量。"


def _advice(scene: Scene) -> str:
    return f"建议依据{_basis(scene)}，{_plain(scene.row.decision)}。"


def _basis(scene: Scene) -> str:
    """The basis as named, short enough to stand within a sentence."""
    text = _plain(scene.row.basis).removeprefix("依据").removeprefix("根据").removesuffix("之规定")
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}……"


def _closing(scene: Scene) -> str:
    return f"{_performance(scene)}案件材料已整理齐全，建议结案。"


def _instalments(scene: Scene) -> str:
    half = (scene.row.fine or 0) / 2
    return f"分两期缴纳，每期{half:.2f}元，逐月缴纳。"


def _crime(scene: Scene) -> str:
    return "涉嫌犯罪，已依法移送。" if scene.row.crime_suspected else "未发现涉嫌犯罪。"


def _day(scene: Scene, fact: str) -> str:
    day = scene.opened if fact == "found" else scene.at
    return f"{day.year}年{day.month}月{day.day}日"


def _number(scene: Scene) -> str:
    """The case's number as digits, of the same length for all."""
    return f"{int(scene.digest[:8], 16) % 1_000_000:06}"


def _remedies(scene: Scene) -> str:
    """行政复议法 第二十条、第二十三条，行政诉讼法 第四十五条、第四十六条."""
    if scene.on_the_spot:
        return (
            "不服本决定的，应当先自收到决定书之日起六十日内申请行政复议；对复议决定不服的，"
            "可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼"
        )
    return "不服本决定的，可以自收到决定书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼"


WORDS: Final[Mapping[str, Callable[[Scene], str]]] = {
    "actor": lambda s: s.actor.name,
    "agency": lambda s: s.agency,
    "unit": lambda s: s.cast.officers[0].unit,
    "review_body": lambda s: s.unit_of(Role.REVIEWER),
    "officer1": lambda s: s.cast.officers[0].name,
    "officer2": lambda s: s.cast.officers[1].name,
    "unit_head": lambda s: s.cast.name(Role.UNIT_HEAD),
    "reviewer": lambda s: s.cast.name(Role.REVIEWER),
    "leader": lambda s: s.cast.name(Role.AGENCY_HEAD),
    "party": lambda s: s.row.party_name,
    "person": lambda s: s.person,
    "relation": _relation,
    "identity": lambda s: "居民身份证" if s.row.party_kind == "自然人" else "营业执照和在场人员的居民身份证",
    "place": lambda s: s.place[:200],
    "cause": lambda s: s.cause,
    "facts": lambda s: _sentence(s.row.facts),
    "violated": lambda s: _plain(s.row.violated) or _basis(s),
    "basis": _basis,
    "decision": lambda s: _plain(s.row.decision),
    "advice": _advice,
    "rectify": lambda s: _plain(s.row.rectification) or "立即停止并改正违法行为",
    "harm": lambda s: s.row.harm or "违反行政管理秩序，案发后已改正，未发现造成其他危害后果。",
    "evidence": _evidence,
    "evidence_names": lambda s: "、".join(_evidence_names(s)) or "现场检查的记录",
    "discretion": _discretion,
    "request": lambda s: "不予处罚" if s.row.spared else "从轻处罚",
    "performance": _performance,
    "payment_manner": _payment,
    "by_themselves": _by_themselves,
    "fine": lambda s: f"{s.row.fine or 0:f}",
    "spot_limit": _spot_limit,
    "closing_opinion": _closing,
    "instalments": _instalments,
    "crime": _crime,
    "preserved": lambda s: s.row.preserved,
    "declined": lambda s: s.row.declined,
    "today": lambda s: _day(s, "today"),
    "found": lambda s: _day(s, "found"),
    "remedies": _remedies,
    "unit_opinion": _opinion("endorsed"),
    "leader_opinion": _opinion("approved"),
    "checked": _checked,
    "dialogue": _turns("dialogue"),
    "statement_turns": _turns("statement"),
    "officers_said": lambda s: "执法人员说明来意并出示证件。",
    "party_said": lambda s: f"{s.person}看过记录，没有异议。",
    "receipt": lambda s: f"{s.opened.year}{_number(s)}",
    "catalogue_no": lambda s: f"XZCF-{s.opened.year}-{_number(s)}",
    "channel_receipt": lambda s: f"HZ{s.at:%Y%m%d}{_number(s)}",
}
