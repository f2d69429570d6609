"""The figures of a walk as a page of the manual: counts and clauses, no words of any case."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from mingjing.walk.report import RefusalCount, Summary
from mingjing.walk.rows import Fault

K = TypeVar("K")
TITLE = "# 走案数字"
SUBJECT = (
    "真实处罚案件逐件依一地的规则从立案走到归档：哪些行为被哪一条拒绝，哪些案件须经法制审核、须报备，"
    "决定何时应当公示。案件表不随本软件发布；表在旁边时，测试核对本页与重新走案的结果是否一致。"
)


def figures_page(total: int, faults: Sequence[Fault], summaries: Iterable[Summary]) -> str:
    """The whole page in Markdown, as `docs/walk.md` holds it."""
    parts = [*head(total, faults)]
    for summary in summaries:
        parts += ["", *place_figures(summary)]
    return "\n".join(parts) + "\n"


def head(total: int, faults: Sequence[Fault]) -> Iterator[str]:
    """The title, and the lines that were not loaded, by reason."""
    yield from (TITLE, "", SUBJECT, "", "```sh")
    yield "mingjing walk 案件表.csv --agency leqing --agency xuecheng --agency shaoyang \\"
    yield from ("  --agency sanmenxia --agency fengli --figures --out docs/walk.md", "```", "")
    yield f"表中{total}行：可以立卷{total - len(faults)}件，有毛病{len(faults)}行。"
    yield from ("", "## 没有入卷的行", "", "| 原因 | 行数 | 记录号 |", "| --- | ---: | --- |")
    for kind, count in _most(Counter(fault.kind for fault in faults)):
        numbers = "、".join(_runs([fault.number for fault in faults if fault.kind is kind]))
        yield f"| {kind.value} | {count} | {numbers} |"


def place_figures(summary: Summary) -> Iterator[str]:
    """The figures of one agency."""
    yield from (f"## {summary.place}", "", "| 案件 | 归档 | 行为 | 法制审核 | 报备 | 逾期义务 |")
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    yield (
        f"| {summary.cases} | {summary.archived} | {summary.acts} | {summary.reviewed} "
        f"| {len(summary.filed)} | {len(summary.late)} |"
    )
    yield from ("", "被拒绝的行为，依哪一条：", "", "| 行为 | 条款 | 次数 |", "| --- | --- | ---: |")
    for (act, clause), count in _most(_refused(summary.refusals)):
        yield f"| {act} | {clause or '办理顺序'} | {count} |"
    yield from ("", "须经法制审核，依哪一条：", "", "| 条款 | 件数 |", "| --- | ---: |")
    for clause, count in _most(_reviewed(summary)):
        yield f"| {clause} | {count} |"
    yield from ("", "公示的义务：", "", "| 义务 | 有期限 | 最早到期 | 最晚到期 | 没有期限 |")
    yield "| --- | ---: | --- | --- | ---: |"
    yield from _due(summary.due)


def _refused(refusals: Iterable[RefusalCount]) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for item in refusals:
        counted[item.act, item.clause] += item.cases
    return counted


def _reviewed(summary: Summary) -> Counter[str]:
    counted: Counter[str] = Counter()
    for clause, _, cases in summary.reviews:
        counted[clause] += cases
    return counted


def _due(due: Sequence[tuple[str, int]]) -> Iterator[str]:
    """By duty: how many with a due day, the first and the last, and how many that are due 及时."""
    dated: dict[str, Counter[str]] = {}
    timely: Counter[str] = Counter()
    for text, count in due:
        name, _, day = text.rpartition(" ")
        if day[:1].isdigit():
            dated.setdefault(name, Counter())[day] += count
        else:
            timely[name] += count
    if not due:
        yield "| 没有 | 0 | — | — | 0 |"
    for name in sorted({*dated, *timely}):
        days = dated.get(name, Counter())
        first, last = (min(days), max(days)) if days else ("—", "—")
        yield f"| {name} | {days.total()} | {first} | {last} | {timely[name]} |"


def _most(counted: Counter[K]) -> list[tuple[K, int]]:
    """The most frequent first, then by name, so that a page stays the same."""
    return sorted(counted.items(), key=lambda item: (-item[1], str(item[0])))


def _runs(numbers: Sequence[str]) -> Iterator[str]:
    """Numbers that follow one another as first–last."""
    start = last = ""
    for number in [*numbers, ""]:
        if last and number and int(number[1:]) == int(last[1:]) + 1:
            last = number
            continue
        if last:
            yield last if start == last else f"{start}–{last}"
        start = last = number
