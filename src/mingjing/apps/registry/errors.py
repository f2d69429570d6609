"""Why the registry was not changed. Every message says what stands in the way and what to do."""


class RegistryError(Exception):
    """The base of this room's refusals; nothing was changed."""


class NameTaken(RegistryError):
    """Somebody signs in under that name already."""

    def __init__(self, username: str) -> None:
        super().__init__(f"账号“{username}”已经有人使用，请换一个。")


class NumberTaken(RegistryError):
    """A certificate with that number is registered already."""

    def __init__(self, number: str) -> None:
        super().__init__(f"证号“{number}”已经登记过，请核对证件。")


class AlreadyThere(RegistryError):
    """The same was registered from the same day."""

    def __init__(self) -> None:
        super().__init__("从同一天起已有同样的登记，不必重复；要改变的，请先终止原来的。")


class EndsBeforeItBegins(RegistryError):
    """A last day that lies before the first."""

    def __init__(self) -> None:
        super().__init__("截止日早于开始日，请核对日期。")


class Alone(RegistryError):
    """An administrator would remove the last administrator."""

    def __init__(self) -> None:
        super().__init__("这是本机关唯一的系统管理员，终止后没有人能管理账号。请先任命另一位系统管理员。")


class NotYet(RegistryError):
    """Something is written down as done on a day that is still to come."""

    def __init__(self) -> None:
        super().__init__("日期还没有到。请在做过以后登记，或者核对日期。")


class NobodyTrained(RegistryError):
    """A training in which nobody of the agency took part."""

    def __init__(self) -> None:
        super().__init__("没有选择参加人员。请至少勾选一名本机关的人员。")


class NoTokens(RegistryError):
    """An administrator asked for an access token: tokens act in files."""

    def __init__(self) -> None:
        super().__init__("系统管理员不办案，不能发放访问令牌。请由办案人员本人在“我的账号”发放。")


class TooLong(RegistryError):
    """A token may not run so long, or is over already."""

    def __init__(self, days: int) -> None:
        super().__init__(f"令牌的到期日应在明天以后、{days}日以内，请改选到期日。")


class TooMany(RegistryError):
    """An account has as many running tokens as it may have."""

    def __init__(self, most: int) -> None:
        super().__init__(f"同时有效的令牌最多{most}个。请先撤销不再使用的，再发放新的。")


class TokenRefused(RegistryError):
    """An access token opens nothing; the message is for whoever holds it, `which` for the log."""

    def __init__(self, message: str, *, which: str) -> None:
        self.which = which
        super().__init__(message)


NEVER_MADE = "访问令牌无效，请核对是否完整。令牌由本人在“我的账号”发放，只显示一次。"
OVER = "访问令牌已经到期或者撤销，请由本人在“我的账号”另发一个。"
CLOSED = "令牌所属的账号已停用，请联系本机关的系统管理员。"
