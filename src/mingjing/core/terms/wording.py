"""The counting as lines of Chinese, for pages, documents and the command line."""

from datetime import date

from mingjing.core.terms.due import Due
from mingjing.core.terms.trace import Step
from mingjing.core.terms.units import Unit

_WEEKDAYS = "一二三四五六日"
PROVISIONAL = "暂定：所跨年份的放假安排尚未公布（或未录入），只按周末推断；公布后须重新计算。"


def describe(due: Due) -> list[str]:
    """One line for each step, then the last day, then, if so, that it is provisional."""
    lines = [_line(step) for step in due.trace]
    if due.counting.legs[-1].term.unit is Unit.HOUR:
        lines.append(f"到期：{_day(due.day)} {due.moment:%H:%M}")
    else:
        lines.append(f"末日：{_day(due.day)}，至当日 24 时")
    if due.provisional:
        lines.append(PROVISIONAL)
    return lines


def _line(step: Step) -> str:
    line = f"{_span(step)}：{step.kind}，{step.why}"
    return f"{line}，{_number(step)}" if step.counted else line


def _span(step: Step) -> str:
    if step.begins and step.ends:
        return f"{_day(step.first)} {step.begins:%H:%M} 至 {_day(step.last)} {step.ends:%H:%M}"
    if step.days == 1:
        return _day(step.first)
    return f"{_day(step.first)} 至 {_day(step.last)}，共 {step.days} 日"


def _number(step: Step) -> str:
    if step.unit is Unit.HOUR:
        return f"累计 {step.number} 小时"
    begin = step.number - step.days + 1
    range_ = f"{step.number}" if step.days == 1 else f"{begin} 至 {step.number}"
    return f"第 {range_} {'个' if step.unit is Unit.WORKDAY else ''}{step.unit}"


def _day(day: date) -> str:
    return f"{day.isoformat()}（周{_WEEKDAYS[day.weekday()]}）"
