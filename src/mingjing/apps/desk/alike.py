"""Similar cases as a page shows them: sentences, a strip of dots, the numbers, the cases."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from mingjing.apps.interface.spreads import strip
from mingjing.apps.registry.models import Agency
from mingjing.apps.standards.queries.similar import FEW, DecidedCase, Similar, similar
from mingjing.core.law.ranges import yuan
from mingjing.core.terms import SHANGHAI

COLUMNS = ("决定", "裁量", "罚款")
LISTED = 20


def similar_cases(
    agency: Agency, offence: str, *, fine: Decimal | None, grade: str = "", without: UUID | None = None
) -> dict[str, Any] | None:
    """What `components/spread.html` takes for a draft; None where no offence is named. Two statements."""
    found = similar(agency, offence, fine=fine, grade=grade, without=without)
    return spread_of(found) if found else None


def spread_of(found: Similar) -> dict[str, Any]:
    """Similar cases for `components/spread.html`."""
    spread = found.spread
    quartiles = (spread.first, spread.median, spread.third) if spread and found.enough else None
    dots = [(case.fine, "outlier" if case.outlier else "usual", _said(case)) for case in found.cases]
    return {
        "title": f"“{found.offence}”的处罚决定，按罚款金额排列", "told": list(_told(found)),
        "strip": strip(dots, quartiles=quartiles, own=found.fine) if len(dots) > 1 else None,
        "own": f"本案 {yuan(found.fine)}" if found.fine is not None else "",
        "outliers": any(case.outlier for case in found.cases),
        "facts": _facts(found), "columns": [{"label": label} for label in COLUMNS],
        "rows": [_row(case) for case in found.cases[:LISTED]],
        "more": f"最近的 {min(LISTED, len(found.cases))} 件",
    }  # fmt: skip


def _told(found: Similar) -> Iterator[str]:
    spread = found.spread
    if spread is None:
        yield "还没有同一违法行为的处罚决定可以比较。"
        return
    grade = f"、同为“{found.grade}”档" if found.grade else ""
    where = f"{found.agencies} 个机关" if found.agencies > 1 else "本机关"
    if not found.enough:
        yield (
            f"同一违法行为{grade}只有 {spread.count} 件处罚决定，不足 {FEW} 件，看不出一般的幅度，只供参考。"
        )
        return
    yield f"{where}同一违法行为{grade}已有 {spread.count} 件处罚决定，一半在 {yuan(spread.median)}以下。"
    if found.fine is None or found.below is None:
        return
    share = round(100 * found.below / spread.count)
    yield f"本案罚款 {yuan(found.fine)}，比其中 {found.below} 件高（{share}%）。"
    if found.outlier:
        side = "高" if found.fine > spread.third else "低"
        yield (
            f"明显偏{side}：离中间一半（{yuan(spread.first)}至{yuan(spread.third)}）超过它宽度的 1.5 倍。"
            "请核对金额和单位；确应不同的，在决定理由里说明。"
        )


def _facts(found: Similar) -> list[tuple[str, str]]:
    spread = found.spread
    if spread is None:
        return []
    quarters = [
        ("四分之一在此以下", spread.first),
        ("中位数", spread.median),
        ("四分之三在此以下", spread.third),
    ]
    told = [("最低", spread.low), *(quarters if found.enough else []), ("最高", spread.high)]
    return [("件数", str(spread.count)), *((word, yuan(amount)) for word, amount in told)]


def _said(case: DecidedCase) -> str:
    grade = f"，{case.grade}" if case.grade else ""
    far = "，明显偏离" if case.outlier else ""
    return f"{yuan(case.fine)}，{case.agency}，{case.at.astimezone(SHANGHAI):%Y-%m-%d}{grade}{far}"


def _row(case: DecidedCase) -> list[dict[str, Any]]:
    day = f"{case.at.astimezone(SHANGHAI):%Y-%m-%d}"
    fine = f"{yuan(case.fine)}{'（偏离）' if case.outlier else ''}"
    texts = (f"{day}　{case.number or case.agency}", case.grade or "没有写", fine)
    cells: list[dict[str, Any]] = [
        {"label": label, "text": text} for label, text in zip(COLUMNS, texts, strict=True)
    ]
    if case.link:
        cells[0]["link"] = case.link
    return cells
