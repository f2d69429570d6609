"""The range of a fine out of the words of a statute: 处五百元以上三千元以下的罚款, 对单位处…，对个人处….

Only plain clauses are read, each with the circumstances it is for (情节严重的, 拒不改正的). What can't be
read so is for a person to divide into rows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingjing.core.law.ranges import FineRange, Measure
from mingjing.core.record.numerals import NUMBER, NumeralError, parse_amount

# Whether sole traders are meant by such words is for a person to say.
PARTIES: dict[str, tuple[str, ...]] = {"": (), "个人": ("自然人",), "单位": ("法人", "其他组织")}
MEASURES = {"": Measure.YUAN, "违法所得": Measure.INCOME, "货值": Measure.GOODS, "货值金额": Measure.GOODS}

_HEAD = (
    r"(?:对(?P<party>个人|单位))?(?:可以|可)?(?:并|并可|可以并)?(?:处以|处)?(?:警告或者)?"
    r"(?P<base>违法所得|货值金额|货值)?"
)
_RANGE = (
    rf"(?:(?P<low>{NUMBER})(?P<low_unit>元|倍)?以上)?(?P<high>{NUMBER})(?P<unit>元|倍)(?P<below>以下)?"
    r"(?:的?罚款)?"
)
_CLAUSE = re.compile(_HEAD + _RANGE)
_CIRCUMSTANCES = re.compile(r"(?!对|处|并处|可以)\D*(?:\d[^元倍处]*)?(?:元|倍)?\D*的")
# What the law lets follow anyway and is no range.
_BESIDE = re.compile(r"(?:予以|并)?没收(?:违法所得)?|责令(?:限期)?改正")


class FineWordsUnclear(ValueError):
    """The words give no range that can be read without a person; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FineWords:
    """One range: for which kinds of party (all where empty), under which circumstances (any where empty)."""

    fine: FineRange
    parties: tuple[str, ...] = ()
    circumstances: str = ""


def ranges_in_words(text: str) -> tuple[FineWords, ...]:
    """Every range the words give. Raises FineWordsUnclear."""
    if "罚款" not in text:
        raise FineWordsUnclear(f"“{text}”没有写罚款" if text else "没有写幅度")
    found = tuple(item for sentence in re.split(r"[；;。|\n]+", text) for item in _sentence(sentence))
    if not found or len({(item.parties, item.circumstances) for item in found}) < len(found):
        raise FineWordsUnclear(f"“{text}”的幅度分不清各用于什么情形，请人工分行填写")
    return found


def _sentence(sentence: str) -> Iterator[FineWords]:
    circumstances = ""
    for part in filter(None, map(str.strip, re.split(r"[，,]", sentence))):
        match = _CLAUSE.fullmatch(part)
        if match is not None:
            yield _clause(part, match, circumstances)
        elif _CIRCUMSTANCES.fullmatch(part):
            circumstances = part
        elif not _BESIDE.fullmatch(part):
            raise FineWordsUnclear(f"“{part}”不是一个简单的幅度，请人工分行填写")


def _clause(part: str, match: re.Match[str], circumstances: str) -> FineWords:
    base, times = match["base"] or "", match["unit"] == "倍"
    if bool(base) is not times or match["low_unit"] not in (None, match["unit"]):
        raise FineWordsUnclear(f"“{part}”的倍数和金额对不上，请人工填写")
    if match["low"] and not match["below"]:
        raise FineWordsUnclear(f"“{part}”有下限没有上限，请人工填写")
    high = _number(match["high"])
    low = _number(match["low"]) if match["low"] else None if match["below"] else high
    return FineWords(
        fine=FineRange(low=low, high=high, measure=MEASURES[base]), circumstances=circumstances,
        parties=PARTIES[match["party"] or ""],
    )  # fmt: skip


def _number(text: str) -> Decimal:
    try:
        return parse_amount(text)
    except NumeralError:
        raise FineWordsUnclear(f"“{text}”不是能读出的数") from None
