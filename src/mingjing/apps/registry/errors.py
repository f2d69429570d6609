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
