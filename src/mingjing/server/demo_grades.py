"""What the demonstration's cases are about, and the invented grades they are measured by."""

# The statutes' words for what was done (城市道路管理条例 27, 大气污染防治法 115).
OFFENCES = {
    "road": "擅自占用或者挖掘城市道路",
    "lamp": "擅自在桥梁或者路灯设施上设置广告牌或者其他挂浮物",
    "dust": "施工工地未设置硬质围挡，或者未采取有效防尘降尘措施",
}
# The least and the most of the statute, in 元.
STATUTES: dict[str, tuple[int | None, int]] = {
    "road": (None, 20000), "lamp": (None, 20000), "dust": (10000, 100000),
}  # fmt: skip
# Grade, circumstances, from, to; what it reaches to belongs to the next grade.
GRADES: dict[str, tuple[tuple[str, str, int | None, int], ...]] = {
    "road": (
        ("从轻", "占用不足五平方米，劝导后清理", None, 300),
        ("一般", "占用五平方米以上不足二十平方米", 300, 2000),
        ("从重", "占用二十平方米以上，或者挖掘", 2000, 20000),
    ),
    "lamp": (("从轻", "不足十块，已经拆除", None, 500), ("一般", "十块以上", 500, 5000)),
    "dust": (("一般", "裸露土方不足五百平方米", 10000, 30000), ("从重", "五百平方米以上", 30000, 100000)),
}  # fmt: skip


def grade_of(key: str, fine: int) -> str:
    """In which of the demonstration's grades a fine for an offence lies."""
    return next(grade for grade, _, _, high in GRADES[key] if fine < high)
