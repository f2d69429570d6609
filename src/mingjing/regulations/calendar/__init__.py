"""The workday table: yearly holiday notices as a file that anyone can check line by line."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from mingjing.core.terms import Arrangement, Calendar, TermError

TABLE = Path(__file__).with_name("workdays.csv")
_COLUMNS = ["年份", "安排", "起", "止", "节日", "文号"]
_WORKS = {"放假": False, "上班": True}


@cache
def load_calendar() -> Calendar:
    """The calendar of the shipped table, read once. Raises TermError where the table is faulty."""
    return read_calendar(TABLE)


def read_calendar(path: Path) -> Calendar:
    """Read a workday table. Raises TermError naming file and line of what can't be read."""
    rows = []
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if header is None:
            header = cells
            if header != _COLUMNS:
                raise TermError(f"{path.name} 第{number}行：表头应为“{','.join(_COLUMNS)}”。")
            continue
        rows.append(_arrangement(cells, f"{path.name} 第{number}行"))
    return Calendar.from_rows(rows)


def _arrangement(cells: list[str], place: str) -> Arrangement:
    if len(cells) != len(_COLUMNS):
        raise TermError(f"{place}：应有{len(_COLUMNS)}列，实有{len(cells)}列。")
    year, kind, first, last, occasion, notice = (cell.strip() for cell in cells)
    if kind not in _WORKS:
        raise TermError(f"{place}：“安排”只能是“放假”或“上班”，现为“{kind}”。")
    try:
        return Arrangement(
            year=int(year),
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
            works=_WORKS[kind],
            occasion=occasion,
            notice=notice,
        )
    except ValueError as error:
        raise TermError(f"{place}：年份或日期写法不对，日期应如 2025-01-28。") from error
