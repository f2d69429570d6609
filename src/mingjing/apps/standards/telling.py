"""How the rows of a catalogue are told, to officials and to the public alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from mingjing.core.law.catalogued import USE_NAMES, CatalogueRow
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS
from mingjing.core.record.values import PARTY_KINDS
from mingjing.core.record.vocabulary import FILE_KIND_NAMES

COLUMNS = ("序号", "执法类别", "层级和领域", "事项", "适用于", "标准", "用于")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTold:
    """One row in words, in the order of `COLUMNS`; `foot`: its basis and note."""

    cells: tuple[str, ...]
    foot: str

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Each cell with its column."""
        return list(zip(COLUMNS, self.cells, strict=True))


def told(row: CatalogueRow) -> RowTold:
    """The row in words. What it leaves open is said to be so."""
    uses = "、".join(name for use, name in USE_NAMES.items() if use in row.uses)
    cells = (
        str(row.number), FILE_KIND_NAMES[row.kind], _where(row), row.matter,
        _scope(row), _measure(row), uses,
    )  # fmt: skip
    foot = "。".join(part.rstrip("。") for part in (row.basis, row.note) if part)
    return RowTold(cells=cells, foot=foot)


def _where(row: CatalogueRow) -> str:
    return "，".join(part for part in (row.level, row.domain) if part) or "不分"


def _scope(row: CatalogueRow) -> str:
    acts = _joined(ACTS[slug].label for slug in ACTS if slug in row.acts)
    kinds = _joined(kind for kind in FIELDS["penalty_kinds"].choices if kind in row.penalty_kinds)
    parties = _joined(party for party in PARTY_KINDS if party in row.parties)
    parts = [part for part in (acts, kinds, f"当事人是{parties}" if parties else "") if part]
    return "；".join(parts) or "全部决定"


def _measure(row: CatalogueRow) -> str:
    parts = []
    if row.threshold is not None:
        counted = _joined(FIELDS[name].label for name in FIELDS if name in row.counts)
        how = "相加" if row.together and len(row.counts) > 1 else "各自" if len(row.counts) > 1 else ""
        parts.append(f"{counted}{how}{row.bound}")
    if row.effects:
        parts.append(f"{'或者'.join(sorted(row.effects))}（由承办人判断）")
    return "，且".join(parts) or "不论金额"


def _joined(words: Iterable[str]) -> str:
    return "、".join(words)
