"""What a walk showed, counted over all cases, in Chinese: for the screen and as a page of the manual."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mingjing.core.law.answers import Obligation
from mingjing.core.record.act import ACTS
from mingjing.walk.rows import Fault
from mingjing.walk.run import Walked

REVIEW = frozenset({"submit_for_review", "issue_review_opinion"})
FILING = "file_major_decision"
# A place may hold a publication for done only when the platform's receipt is there.
PUBLISHING, PUBLICATION = "publish_item", "公示"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalCount:
    """One act refused by one clause: how often, why, and what was then done."""

    act: str
    clause: str
    message: str
    did: tuple[str, ...]
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All cases of one agency. `reviews`: clause and reason → cases; `due`: day → publications due."""

    place: str
    cases: int
    archived: int
    refusals: tuple[RefusalCount, ...]
    stuck: tuple[tuple[str, tuple[str, ...]], ...]
    reviewed: int
    reviews: tuple[tuple[str, str, int], ...]
    filed: tuple[str, ...]
    due: tuple[tuple[str, int], ...]
    late: tuple[str, ...]
    acts: int


def summarise(place: str, walked: Sequence[Walked]) -> Summary:
    """Count over the cases of one agency."""
    return Summary(
        place=place, cases=len(walked), archived=sum(item.archived for item in walked),
        refusals=tuple(_refusals(walked)),
        stuck=tuple((item.row.number, item.stuck) for item in walked if not item.archived),
        reviewed=sum(bool(REVIEW & set(item.acts)) for item in walked), reviews=tuple(_reviews(walked)),
        filed=tuple(item.row.number for item in walked if FILING in item.acts),
        due=tuple(sorted(Counter(_due_days(walked)).items())), late=tuple(_late(walked)),
        acts=sum(len(item.acts) for item in walked),
    )  # fmt: skip


def _refusals(walked: Iterable[Walked]) -> Iterator[RefusalCount]:
    counted: Counter[tuple[str, str, str]] = Counter()
    did: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for item in walked:
        seen = {(found.act, found.clause, found.message): found.did for found in item.refusals}
        counted.update(seen.keys())
        did.update({key: done for key, done in seen.items() if done or key not in did})
    for (act, clause, message), cases in counted.most_common():
        key = (act, clause, message)
        yield RefusalCount(act=ACTS[act].label, clause=clause, message=message, did=did[key], cases=cases)


def _reviews(walked: Iterable[Walked]) -> Iterator[tuple[str, str, int]]:
    """By which clause a case had to be reviewed: the refusals that were answered with a review."""
    labels = {ACTS[slug].label for slug in REVIEW}
    counted: Counter[tuple[str, str]] = Counter()
    for item in walked:
        counted.update({(found.clause, found.message) for found in item.refusals if labels & set(found.did)})
    for (clause, message), cases in counted.most_common():
        yield clause, message, cases


def _publication_duties(item: Walked) -> Iterator[Obligation]:
    return (
        duty for duty in item.duties
        if PUBLISHING in duty.closing_acts or duty.name.startswith(PUBLICATION)
    )  # fmt: skip


def _due_days(walked: Iterable[Walked]) -> Iterator[str]:
    for item in walked:
        for duty in _publication_duties(item):
            yield f"{duty.name} {duty.due.day if duty.due else '及时（没有期限）'}"


def _late(walked: Iterable[Walked]) -> Iterator[str]:
    for item in walked:
        for duty in item.duties:
            if duty.due is not None and duty.overdue(item.ended):
                yield f"{item.row.number} {duty.name}（{duty.citation.clause}）应于{duty.due.day}前完成"


def fault_lines(faults: Sequence[Fault]) -> Iterator[str]:
    """The lines that were not loaded: counted by reason, each named with what shows it."""
    kinds = Counter(fault.kind for fault in faults)
    for kind, count in kinds.most_common():
        yield f"- {kind.value}：{count}行"
        named = [fault for fault in faults if fault.kind is kind]
        if len(named) > 20:
            yield f"  - {named[0].number} 至 {named[-1].number} 之间，如 {named[0].number}：{named[0].detail}"
            continue
        yield from (f"  - {fault.number}：{fault.detail}" for fault in named)


def lines(summary: Summary) -> Iterator[str]:
    """The report of one agency, as lines of Markdown."""
    yield f"## {summary.place}"
    yield ""
    yield (
        f"{summary.cases}件案件，归档{summary.archived}件，共{summary.acts}个行为；"
        f"法制审核{summary.reviewed}件，报备{len(summary.filed)}件。"
    )
    yield from _section("没有走完的案件", (f"{number}：{'；'.join(why)}" for number, why in summary.stuck))
    yield from _section("被拒绝的行为，和随后的办法", map(_refusal_line, summary.refusals))
    yield from _section(
        "须经法制审核的依据",
        (f"{clause}：{message}（{cases}件）" for clause, message, cases in summary.reviews),
    )
    yield from _section("已向司法行政部门报备的案件", _few(summary.filed))
    yield from _section("决定公示的到期日", _few([f"{day}：{count}件" for day, count in summary.due]))
    yield from _section("逾期的义务", _few(summary.late))


def _refusal_line(item: RefusalCount) -> str:
    then = "、".join(dict.fromkeys(item.did)) or "没有办法"
    return f"“{item.act}”：{item.message}（{item.clause or '办理顺序'}），{item.cases}件；随后：{then}"


def _section(title: str, content: Iterable[str]) -> Iterator[str]:
    found = [f"- {line}" for line in content]
    if found:
        yield from ("", f"### {title}", "", *found)


def _few(found: Sequence[str], limit: int = 60) -> list[str]:
    return [*found[:limit], *([f"……共{len(found)}项"] if len(found) > limit else [])]


def page(total: int, faults: Sequence[Fault], summaries: Sequence[Summary]) -> str:
    """The whole report as one Markdown page."""
    head = ["# 走案报告", "", f"表中{total}行：可以立卷{total - len(faults)}件，有毛病{len(faults)}行。"]
    parts = [*head, "", "## 没有入卷的行", "", *fault_lines(faults)]
    for summary in summaries:
        parts += ["", *lines(summary)]
    return "\n".join(parts) + "\n"
