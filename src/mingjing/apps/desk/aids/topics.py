"""Which topics an item of a checklist is about: places word their items differently, the matters are few."""

from enum import StrEnum


class Topic(StrEnum):
    """What a reviewer looks at, in the words that name it in a checklist's items."""

    BODY = "主体"
    PEOPLE = "人员"
    PROCEDURE = "程序"
    EVIDENCE = "证据"
    LAW = "法律"
    DISCRETION = "裁量"
    POWER = "权限"
    PAPERS = "文书"
    CRIME = "犯罪"
    OTHER = "其他"


_WORDS: tuple[tuple[str, Topic], ...] = (
    ("主体", Topic.BODY), ("人员", Topic.PEOPLE), ("程序", Topic.PROCEDURE), ("流程", Topic.PROCEDURE),
    ("事实", Topic.EVIDENCE), ("证据", Topic.EVIDENCE), ("适用法律", Topic.LAW), ("依据", Topic.LAW),
    ("裁量", Topic.DISCRETION), ("权限", Topic.POWER), ("职权", Topic.POWER), ("文书", Topic.PAPERS),
    ("犯罪", Topic.CRIME), ("其他", Topic.OTHER),
)  # fmt: skip


def topics_of(item: str) -> tuple[Topic, ...]:
    """The topics of an item, in order; none where its wording names none."""
    return tuple(dict.fromkeys(topic for word, topic in _WORDS if word in item))
