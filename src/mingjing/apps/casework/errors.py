"""Why something was not done. Every message says what stands in the way and what to do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError

from mingjing.core.law.answers import Obstacle
from mingjing.core.record.parsing import Problem

# Characters of the key a page or program sends with an act, so that sent twice it is done once.
LONGEST_TOKEN = 64


class Refusal(Exception):
    """The base of all refusals of this room; nothing was written."""


class Barred(Refusal):
    """The record's order or the law stands in the way; the same obstacles the page shows beforehand."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__("；".join(f"{item.message}。{item.lift}".rstrip("。") for item in self.obstacles))


class Invalid(Refusal):
    """What was filled in can't be taken; each problem stands beside its field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(item.message for item in self.problems))


class StalePage(Refusal):
    """Somebody else added to the file since the page was shown."""

    def __init__(self) -> None:
        super().__init__("这件案卷刚刚有了新的记录，您看到的页面已经过时。请刷新页面，核对新记录后再办理。")


class NotYours(Refusal):
    """The file doesn't exist, or this person may not see it; which of the two is not said."""

    def __init__(self) -> None:
        super().__init__("没有这件案卷，或者它不属于您所在的机关。请核对案号，或联系办理机关。")


class AlreadyDone(Refusal):
    """The page's key was used before for something else."""

    def __init__(self) -> None:
        super().__init__("这一页已经提交过，内容不同的第二次提交没有记录。请回到案卷查看已有记录。")


class UnknownAct(Refusal):
    """No act has this name."""

    def __init__(self, act: str) -> None:
        super().__init__(f"没有名为“{act}”的行为。请从案卷页面的“接下来”中选择。")


class Expired(Refusal):
    """No new file can be opened under a rule set that isn't in force; the message names it."""


class SealingStopped(Refusal):
    """The log's files and the database disagree, so that nothing more is signed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"封存已停止：{reason}。请运行 mingjing audit 查明原因，并从备份恢复数据目录。")


def ahead_of_time(at: datetime, now: datetime) -> Problem:
    """An act dated after the moment it is recorded."""
    return Problem(field="at", message=f"行为时间{at:%Y-%m-%d %H:%M}晚于现在（{now:%Y-%m-%d %H:%M}），请核对")


def before_the_file(at: datetime, opened: datetime) -> Problem:
    """An act dated before the file was opened."""
    return Problem(
        field="at", message=f"行为时间{at:%Y-%m-%d %H:%M}早于开卷时间（{opened:%Y-%m-%d %H:%M}），请核对"
    )


def unusable_token() -> Problem:
    """A key of the page that can't be kept."""
    message = f"提交标识最多{LONGEST_TOKEN}个字符，只用字母、数字和常用符号，请换一个"
    return Problem(field="token", message=message)


# The database's invariants by name, and what their breach tells a person. They are reached only when
# something gets past the lock on the file: a second program, or a hand at the database.
_BREACHES: dict[str, type[Refusal]] = {
    "entry_position_once": StalePage,
    "entry_position_next": StalePage,
    "entry_token_once": StalePage,
    "leaf_index_next": StalePage,
    "file_token_once": StalePage,
}


@contextmanager
def domain_errors() -> Iterator[None]:
    """Turn the breach of a named invariant into its refusal; others pass as they are."""
    try:
        yield
    except IntegrityError as error:
        refusal = _BREACHES.get(constraint_of(error))
        if refusal is None:
            raise
        raise refusal() from error


def constraint_of(error: IntegrityError) -> str:
    """The name of the invariant that was breached; empty where the database names none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""
