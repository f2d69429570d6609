"""The closed sets of the registry that no law of a file asks about: kinds of training, responsibilities."""

from enum import StrEnum


class TrainingKind(StrEnum):
    """When and for what people are trained."""

    BEFORE_DUTY = "before_duty"
    ON_DUTY = "on_duty"
    REGULAR = "regular"
    SPECIAL = "special"


class Responsibility(StrEnum):
    """What somebody answers for."""

    FIRST = "first"
    DIRECT = "direct"


TRAINING_NAMES: dict[TrainingKind, str] = {
    TrainingKind.BEFORE_DUTY: "岗前培训",
    TrainingKind.ON_DUTY: "岗位培训",
    TrainingKind.REGULAR: "定期培训",
    TrainingKind.SPECIAL: "专题培训",
}
RESPONSIBILITY_NAMES: dict[Responsibility, str] = {
    Responsibility.FIRST: "第一责任人",
    Responsibility.DIRECT: "直接责任人",
}
