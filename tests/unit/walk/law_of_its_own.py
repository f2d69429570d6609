"""A small law for the walk to meet, made here so that no place's rules decide these tests."""

from mingjing.core.law.answers import Citation
from mingjing.core.law.condition import All, Answered, AtLeast, Condition, Done, Elapsed, Fact, Path, Settled
from mingjing.core.law.law import Law
from mingjing.core.law.matching import Is
from mingjing.core.law.norms import (
    ALWAYS,
    Clause,
    DutyNorm,
    DutyTerm,
    Gate,
    ItemSet,
    Norm,
    RequiredField,
    Requirement,
    RuleSet,
    Start,
)  # fmt: skip
from mingjing.core.record.vocabulary import FileKind
from mingjing.core.terms import parse_term

KINDS = frozenset({FileKind.PENALTY})


def cite(number: str) -> Citation:
    return Citation(clause=number, source=f"某办法 {number}", gist=f"要旨{number}", rule_set="own")


def path(name: str) -> Path:
    return Path(name=name, label=name)


def done(*acts: str, **where: str) -> Done:
    fits = tuple((path(name), Is(values=(value,))) for name, value in where.items())
    return Done(label="、".join(acts), acts=frozenset(acts), where=fits)


def gate(number: str, act: str, unless: Condition, applies: Condition = ALWAYS) -> Gate:
    return Gate(citation=cite(number), kinds=KINDS, acts=frozenset({act}), applies=applies, unless=unless)


def duty(number: str, name: str, start: str, term: str, closes: str) -> DutyNorm:
    return DutyNorm(
        citation=cite(number), kinds=KINDS, name=name, role=None, start=Start(acts=frozenset({start})),
        terms=(DutyTerm(term=parse_term(term)),), closes=frozenset({closes}),
    )  # fmt: skip


def law(*norms: Norm) -> Law:
    clauses = tuple(
        Clause(id=f"own.{index}", citation=cite(f"own.{index}"), means="enforce", norms=(norm,))
        for index, norm in enumerate(norms)
    )
    rules = RuleSet(
        id="own", name="某办法", rank=1, issuer="某机关", number="", since=None, until=None,
        replaces=(), dated_by=(),
        titles=(), clauses=clauses,
    )  # fmt: skip
    return Law(rule_sets=(rules,))


REVIEWED = gate("own.review", "decide_penalty", done("issue_review_opinion", review_outcome="同意"))
CHECKLIST = ItemSet(citation=cite("own.list"), name="审核要点", items=("程序合法", "裁量适当"))
CHECKED = gate(
    "own.checked", "issue_review_opinion",
    Answered(name="审核要点", acts=frozenset({"answer_checklist"}), field="checklist_item"),
)  # fmt: skip
FIVE_WORKDAYS = parse_term("5个工作日")
WAITED = gate(
    "own.wait", "decide_penalty",
    Elapsed(label="处罚事先告知", acts=frozenset({"give_prior_notice"}), field="", term=FIVE_WORKDAYS),
)  # fmt: skip
DISCUSSED = gate(
    "own.discuss", "decide_penalty",
    AtLeast(count=1, parts=(done("destroy_record"), All(parts=(done("discuss_collectively"),)))),
    applies=Fact(path=path("discretion_level"), matcher=Is(values=("一般",))),
)  # fmt: skip
RECORDED = DutyNorm(
    citation=cite("own.recorded"), kinds=KINDS, name="制作音像记录", role=None, each=True,
    link="recorded_act",
    start=Start(acts=frozenset({"inspect_site", "question_person"})), terms=(DutyTerm(term=None),),
    closes=frozenset({"capture_recording"}),
    closes_where=Fact(path=path("media_kind"), matcher=Is(values=("视频监控",))),
)  # fmt: skip
ALL_RECORDED = gate("own.all_recorded", "conclude_investigation", Settled(duty="制作音像记录"))
PUBLISHED = gate("own.published", "close_case", Settled(duty="公示决定", begun=True))
PUBLISH = duty("own.publish", "公示决定", "decide_penalty", "7个工作日", "publish_item")
DISSENT = Requirement(
    citation=cite("own.dissent"), kinds=KINDS, acts=frozenset({"discuss_collectively"}),
    fields=(RequiredField(any_of=(("dissent", ""),)),),
)  # fmt: skip
IMPOSSIBLE = gate("own.never", "decide_penalty", done("destroy_record"))
