"""Short citations of the catalogue in words: 处罚法59①(二) → 《行政处罚法》第五十九条第一款第二项."""

import re
from typing import Final

TITLES: Final = {
    "处罚法": "行政处罚法",
    "强制法": "行政强制法",
    "许可法": "行政许可法",
    "复议法": "行政复议法",
    "诉讼法": "行政诉讼法",
    "行诉法": "行政诉讼法",
    "民诉法": "民事诉讼法",
    "移送规定": "行政执法机关移送涉嫌犯罪案件的规定",
    "信公条例": "政府信息公开条例",
    "档案法": "档案法",
    "档案条例": "档案法实施条例",
}
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_PATTERN: Final = re.compile(
    rf"(?P<law>[^\d]+?)(?P<article>\d+)(?P<paragraph>[{_CIRCLED}])?(?:\((?P<item>[一二三四五六七八九十]+)\))?"
)
_FIGURES: Final = "零一二三四五六七八九"


def chinese_ordinal(number: int) -> str:
    """Return 1 to 999 in Chinese figures as articles use them: 十一, 五十九, 一百零一."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_FIGURES[hundreds]}百" if hundreds else ""
    if hundreds and not tens and ones:
        written += "零"
    if tens:
        written += ("" if tens == 1 and not hundreds else _FIGURES[tens]) + "十"
    return written + (_FIGURES[ones] if ones else "")


def readable(citation: str) -> str:
    """Return the citation in words; raises ValueError where it does not have the catalogue's shape."""
    match = _PATTERN.fullmatch(citation)
    if match is None or match["law"] not in TITLES:
        raise ValueError(f"条文引用“{citation}”不能识别：应写成“处罚法59①(二)”的样子。")
    words = f"《{TITLES[match['law']]}》第{chinese_ordinal(int(match['article']))}条"
    if match["paragraph"]:
        words += f"第{chinese_ordinal(_CIRCLED.index(match['paragraph']) + 1)}款"
    if match["item"]:
        words += f"第{match['item']}项"
    return words
