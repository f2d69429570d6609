"""How a person may be named in public: the family name, and 某 for the rest."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

NATURAL: Final = "自然人"
MINOR: Final = "未成年人"
OF_AGE: Final = 18  # 行政处罚法 第三十条
_PAIRS: Final = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠"
    "公孙慕容仲孙钟离长孙宇文司徒鲜于司空令狐呼延轩辕百里东郭南门西门"
)
_COMPOUND: Final = frozenset(_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2))
# Family names by which a name is told from a word such as 业主 or 群众 in a free field.
_SINGLE: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季"
    "裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦"
    "戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻"
    "苑迟邝"
)
_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,6}[·•][\u3400-\u9fff]{1,10}")
_BORN: Final = re.compile(r"\d{6}(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})\d{3}[\dXx]")


def public_name(party: Mapping[str, Any], *, minor: bool = False) -> str:
    """The name that the public may read: of a natural person 姓某 or 姓某某, of anybody else the whole.

    `party`: its parts as plain JSON. A minor is never named, not even by the family name.
    """
    name = str(party.get("name") or "").strip()
    if party.get("kind") != NATURAL or not name:
        return name
    return MINOR if minor else masked(name)


def masked(name: str) -> str:
    """张三 → 张某, 欧阳小三 → 欧阳某某, 阿依古丽·买买提 → 阿某某."""
    if "·" in name or "•" in name:
        return f"{name[0]}某某"
    family = name[:2] if name[:2] in _COMPOUND and len(name) > 2 else name[:1]
    return family + "某" * min(2, max(1, len(name) - len(family)))


def is_minor(party: Mapping[str, Any], on: date) -> bool:
    """Whether the number of the identity card says that the person was not yet 18 on that day."""
    found = _BORN.fullmatch(str(party.get("id_number") or ""))
    if found is None:
        return False
    born = (int(found["year"]) + OF_AGE, int(found["month"]), int(found["day"]))
    return (on.year, on.month, on.day) < born


def looks_like_a_name(text: str) -> bool:
    """Whether a word of a free field is somebody's name, and not 业主 or 店员."""
    if not _NAME.fullmatch(text):
        return False
    return "·" in text or "•" in text or text[:2] in _COMPOUND or text[0] in _SINGLE
