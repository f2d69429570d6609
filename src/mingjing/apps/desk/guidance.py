"""What to do next: the usual course of a case, and where the acts that stand beside it belong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mingjing.core.law.answers import NextAct
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import MEMBERS
from mingjing.core.record.file import CaseFile
from mingjing.core.record.vocabulary import FileKind, Procedure, Stage

# The usual course. Guidance, not law: what may be done is asked of the law, this only says what is usual.
ORDINARY = (
    "register_lead", "propose_case", "endorse_proposal", "open_case", "assign_officers",
    "show_credentials", "inform_rights", "inspect_site", "question_person", "collect_evidence",
    "capture_recording", "sign_record", "store_recording", "order_rectification",
    "conclude_investigation", "assess_evidence", "propose_decision", "give_prior_notice",
    "serve_directly", "hear_statement", "answer_statement", "deliberate_case", "submit_for_review",
    "assign_reviewer", "accept_review", "answer_checklist", "issue_review_opinion", "handle_review_opinion",
    "resubmit_for_review", "discuss_collectively", "approve_proposal", "decide_penalty", "announce_decision",
    "file_major_decision", "record_performance", "record_payment", "check_rectification",
    "prepare_result_publication", "redact", "screen_secrecy", "set_display_period",
    "approve_publication", "publish_item", "deliver_to_channel", "record_channel_receipt",
    "prepare_performance_publication", "propose_closing", "close_case", "compile_volume",
    "check_volume", "archive_volume",
)  # fmt: skip
ON_THE_SPOT = (
    "show_credentials", "inform_rights", "hear_statement", "decide_on_the_spot",
    "deliver_spot_decision", "collect_fine_on_spot", "record_payment", "report_spot_decision",
    "hand_in_fine", "prepare_result_publication", "redact", "screen_secrecy", "approve_publication",
    "publish_item", "propose_closing", "close_case", "compile_volume", "check_volume", "archive_volume",
)  # fmt: skip
# What every kind of enforcement goes through once there is a draft.
_REVIEWED = (
    "endorse_proposal", "submit_for_review", "assign_reviewer", "accept_review", "answer_checklist",
    "issue_review_opinion", "handle_review_opinion", "resubmit_for_review", "approve_proposal",
)  # fmt: skip
_ENDED = ("propose_closing", "close_case", "compile_volume", "check_volume", "archive_volume")
LICENCE = (
    "submit_application", "issue_application_receipt", "accept_application", "examine_materials",
    "verify_substance", "tell_interested_party", "tell_hearing_right", "hear_statement", "propose_decision",
    *_REVIEWED, "grant_licence", "decide_change", "decide_renewal",
    "issue_certificate", *_ENDED,
)  # fmt: skip
MEASURE = (
    "propose_coercive_measure", *_REVIEWED, "notify_to_attend", "show_credentials", "inform_rights",
    "hear_statement", "seal_property", "seize_property", "freeze_deposits", "take_other_measure",
    "capture_recording",
    "record_scene", "sign_record", "store_recording", "decide_seized_property",
    "lift_measure", "return_property", *_ENDED,
)  # fmt: skip
ENFORCEMENT = (
    "open_enforcement", "demand_performance", "hear_statement", "answer_statement",
    "propose_enforcement", *_REVIEWED, "decide_enforcement", "announce_demolition", "demolish_by_force",
    "remove_obstruction", "record_performance", *_ENDED,
)  # fmt: skip
INSPECTION = (
    "open_inspection", "endorse_proposal", "approve_proposal", "assign_inspectors", "show_credentials",
    "inform_rights", "inspect_site", "capture_recording", "sign_record", "store_recording",
    "propose_decision", *_REVIEWED, "conclude_inspection", *_ENDED,
)  # fmt: skip
EXPROPRIATION = (
    "open_expropriation", "endorse_proposal", "approve_proposal", "show_credentials",
    "investigate_expropriation", "capture_recording", "sign_record", "store_recording",
    "notify_expropriation", "hear_statement", "answer_statement", "propose_decision",
    *_REVIEWED, "decide_expropriation", *_ENDED,
)  # fmt: skip
COURSES = {
    FileKind.LICENCE: LICENCE, FileKind.COERCION: MEASURE, FileKind.INSPECTION: INSPECTION,
    FileKind.EXPROPRIATION: EXPROPRIATION,
}  # fmt: skip
# The steps that move a case on. What lies before the last of them isn't offered as the next step any
# more, whether it was done or not; what lies behind it is, until it was done since.
MILESTONES = frozenset({
    "register_lead", "propose_case", "open_case", "show_credentials", "inform_rights",
    "conclude_investigation", "propose_decision", "give_prior_notice", "answer_statement",
    "deliberate_case", "submit_for_review", "issue_review_opinion", "decide_penalty",
    "decide_on_the_spot", "prepare_result_publication", "approve_publication", "publish_item",
    "prepare_performance_publication", "propose_closing", "close_case", "compile_volume", "check_volume",
    "archive_volume",
    "accept_application", "examine_materials", "propose_coercive_measure", "open_enforcement",
    "demand_performance", "propose_enforcement", "open_inspection", "assign_inspectors",
    "open_expropriation", "investigate_expropriation", "notify_expropriation", "lift_measure",
    "decide_seized_property", *MEMBERS["make_decision"], *MEMBERS["take_measure"],
})  # fmt: skip
# Whatever is done again and again stays at hand until the case has moved on.
PROPOSALS = ("endorse_proposal", "approve_proposal")
# What follows each time: a record is signed, a paper that goes out is served, a draft is made public.
FOLLOWING: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "sign_record",
        frozenset(
            {
                "inspect_site",
                "record_scene",
                "question_person",
                "take_sample",
                "hear_statement",
                "verify_substance",
                "investigate_expropriation",
            }
        ),
        frozenset({"sign_record", "record_refusal"}),
    ),
    (
        "serve_directly",
        MEMBERS["make_decision"] - {"decide_on_the_spot"}
        | MEMBERS["take_measure"]
        | {"order_rectification", "give_prior_notice", "demand_performance", "notify_expropriation"},
        MEMBERS["serve"] | {"deliver_spot_decision"},
    ),
    ("redact", MEMBERS["publication_draft"], frozenset({"redact"})),
    ("screen_secrecy", MEMBERS["publication_draft"], frozenset({"screen_secrecy"})),
    (
        "approve_publication",
        frozenset({"screen_secrecy"}),
        frozenset({"approve_publication", "decide_not_to_publish"}),
    ),
    ("publish_item", frozenset({"approve_publication"}), frozenset({"publish_item"})),
)
# Steps of which a file takes only those that fit what was applied for or proposed: field → answer → steps.
FITTING: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "application_type": {
        "首次申请": ("grant_licence",), "变更": ("decide_change",), "延续": ("decide_renewal",),
    },
    "measure_kind": {
        "查封": ("seal_property",), "扣押": ("seize_property",), "冻结": ("freeze_deposits",),
        "其他": ("take_other_measure",),
    },
    "enforcement_method": {
        "强制拆除": ("announce_demolition", "demolish_by_force"), "排除妨碍": ("remove_obstruction",),
        "恢复原状": ("remove_obstruction",), "代履行": ("remove_obstruction",),
    },
}  # fmt: skip
REPEATED = frozenset({"answer_checklist"})
# Steps of the usual course that only some cases take: offered among the others, not as the next step.
SELDOM = frozenset({"assign_officers", "discuss_collectively", "file_major_decision"})
# What follows an opinion that doesn't agree.
ANSWERING = frozenset({"handle_review_opinion", "resubmit_for_review"})
AHEAD = 4

ROOM_NAMES = {
    "start": "立案与人员",
    "transfer": "移送",
    "evidence": "取证",
    "recording": "音像",
    "progress": "调查过程",
    "hearing": "告知与听证",
    "decision": "审查决定",
    "review": "法制审核",
    "service": "送达",
    "aftermath": "决定之后",
    "execution": "履行",
    "enforcement": "催告与强制",
    "publishing": "公示",
    "publicity": "公示之后",
    "archive": "归档",
    "access": "查阅与提供",
    "licence": "许可申请与审查",
    "licence_decision": "许可决定",
    "coercion": "强制措施",
    "enforcing": "强制执行",
    "inspection": "行政检查",
    "expropriation": "征收征用",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """Next acts sorted for the page.

    `first` are done next, `others` are the next steps that wait for somebody else, `barred` the steps
    ahead that the law bars, `rooms` hold the rest by chapter.
    """

    first: tuple[NextAct, ...]
    others: tuple[NextAct, ...]
    barred: tuple[NextAct, ...]
    rooms: tuple[tuple[str, tuple[NextAct, ...]], ...]
    barred_rest: tuple[NextAct, ...]


def guide(acts: Iterable[NextAct], file: CaseFile) -> Guidance:
    """Sort what may be done: acts that fulfil a duty and the next steps of the course come first."""
    found = {item.slug: item for item in acts}
    ahead = [slug for slug in _ahead(course_of(file), file) if slug in found]
    due = _due(found, file)
    now = [slug for slug in ahead if not _too_early(slug, file)]
    first = [slug for slug in dict.fromkeys((*due, *now)) if found[slug].allowed][: AHEAD + len(due)]
    others = [slug for slug in now if not found[slug].obstacles and not found[slug].mine][:2]
    barred = [slug for slug in ahead if found[slug].obstacles and _says_more(found[slug])][:AHEAD]
    rest = [item for slug, item in found.items() if slug not in {*first, *barred, *others} and item.mine]
    return Guidance(
        first=tuple(found[slug] for slug in first), others=tuple(found[slug] for slug in others),
        barred=tuple(found[slug] for slug in barred),
        rooms=tuple(_rooms(item for item in rest if item.allowed)),
        barred_rest=tuple(item for item in rest if _says_more(item)),
    )  # fmt: skip


def course_of(file: CaseFile) -> tuple[str, ...]:
    """The usual course of the file's kind and procedure."""
    if "open_enforcement" in file.by_act:
        return ENFORCEMENT
    return course_under(file.header.kind, file.header.procedure)


def course_under(kind: FileKind, procedure: Procedure) -> tuple[str, ...]:
    """The usual course of files of a kind under a procedure."""
    return ON_THE_SPOT if procedure is Procedure.ON_THE_SPOT else COURSES.get(kind, ORDINARY)


def usual_place(slug: str, course: tuple[str, ...]) -> int:
    """Where an act stands in a course; what is not part of it comes last."""
    return course.index(slug) if slug in course else len(course)


def _says_more(item: NextAct) -> bool:
    """Whether a clause bars the act, not only the order of things."""
    return any(obstacle.citation for obstacle in item.obstacles)


def _due(found: Mapping[str, NextAct], file: CaseFile) -> list[str]:
    """The acts that fulfil an open duty, and what comes before them where they are this person's to do."""
    line = course_of(file)
    closing = _closing(found, line)
    done_now = {duty.key for item in closing if item.allowed for duty in item.fulfils}
    first = [
        slug
        for item in closing
        if item.mine and item.obstacles and done_now.isdisjoint(duty.key for duty in item.fulfils)
        for obstacle in item.obstacles
        for slug in obstacle.waits_for
        if slug in found
    ]
    wanted = dict.fromkeys((*first, *(item.slug for item in closing if item.allowed)))
    return sorted(wanted, key=lambda slug: usual_place(slug, line))


def _closing(found: Mapping[str, NextAct], line: tuple[str, ...]) -> list[NextAct]:
    """The acts that fulfil an open duty: those of the usual course, others where there is no usual one.

    A usual one counts where it is barred too: nobody is led to end a case because its decision has to wait.
    """
    closing = [item for item in found.values() if item.fulfils]
    usual = {duty.name for item in closing if item.slug in line for duty in item.fulfils}
    return [
        item
        for item in closing
        if item.slug in line or not usual.issuperset(duty.name for duty in item.fulfils)
    ]


def _ahead(line: tuple[str, ...], file: CaseFile) -> Iterator[str]:
    """What waits to be answered, signed or served, then the steps behind the last milestone."""
    if _proposal_waits(file):
        yield from PROPOSALS
    yield from (slug for slug, begins, ends in FOLLOWING if _later(begins, ends, file))
    reached = max((index for index, slug in enumerate(line) if _passed(slug, file)), default=-1)
    since = file.latest((line[reached],)) if reached >= 0 else None
    for slug in line[reached + 1 :]:
        done = file.latest((slug,))
        open_still = done is None or since is None or done.position < since.position
        if slug not in (*_left_out(file), *PROPOSALS) and (open_still or slug in REPEATED):
            yield slug


def _later(begins: Iterable[str], ends: Iterable[str], file: CaseFile) -> bool:
    """Whether something was done that none of `ends` has followed yet."""
    begun, ended = file.latest(begins), file.latest(ends)
    return begun is not None and (ended is None or ended.position < begun.position)


def _left_out(file: CaseFile) -> frozenset[str]:
    """What this case has no use for: nobody handles an opinion that agrees, or seals what is frozen."""
    agreed = ANSWERING if file.facts.get("review_outcome") == "同意" else frozenset[str]()
    return SELDOM | agreed | frozenset(_unfitting(file))


def _unfitting(file: CaseFile) -> Iterator[str]:
    for name, steps in FITTING.items():
        given = file.facts.get(name) or ()
        chosen = {given} if isinstance(given, str) else set(given)
        fit = {slug for answer in chosen for slug in steps.get(answer, ())}
        yield from (slug for slugs in steps.values() for slug in slugs if slug not in fit)


def _too_early(slug: str, file: CaseFile) -> bool:
    """Whether the step belongs to what follows the decision, and there is none yet."""
    later = (Stage.EXECUTION, Stage.ARCHIVE)
    if slug in {following for following, _, _ in FOLLOWING}:
        return False
    return ACTS[slug].stage in later and file.stage not in (*later, Stage.ARCHIVED)


def _passed(slug: str, file: CaseFile) -> bool:
    return slug in MILESTONES and slug in file.by_act


def _proposal_waits(file: CaseFile) -> bool:
    """Whether a proposal was made and not approved since."""
    proposals = [slug for slug in file.by_act if ACTS[slug].family == "proposal"]
    latest = file.latest(proposals)
    answered = file.latest(("approve_proposal", "open_case", "close_case", "decline_case"))
    return latest is not None and (answered is None or answered.position < latest.position)


def _rooms(acts: Iterable[NextAct]) -> Iterator[tuple[str, tuple[NextAct, ...]]]:
    """The acts by the chapter they are defined in."""
    rooms: dict[str, list[NextAct]] = {}
    for item in acts:
        rooms.setdefault(ACTS[item.slug].cls.__module__.rsplit(".", 1)[-1], []).append(item)
    for room, name in ROOM_NAMES.items():
        if room in rooms:
            yield name, tuple(rooms[room])
