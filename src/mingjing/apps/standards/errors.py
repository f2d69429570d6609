"""Why something an agency lays down was not changed or adopted. Every message says what to do."""

from mingjing.core.law.catalogued import CatalogueRow
from mingjing.core.law.discretion import DiscretionRow


class StandardsError(Exception):
    """The base of this room's refusals; nothing was changed."""


class MayNot(StandardsError):
    """Somebody without the capacity for it. The message names who has it."""


class DraftThere(StandardsError):
    """A draft is being prepared already. `what`: of what, a catalogue or a discretion standard."""

    def __init__(self, what: str) -> None:
        super().__init__(f"已经有一份{what}草稿正在编制，请在那一份上继续；不用的，先删去。")


class AlreadyAdopted(StandardsError):
    """The edition is fixed."""

    def __init__(self, what: str) -> None:
        super().__init__(f"这一版{what}已经制定，不能再改。要改的，请复制成新的草稿，另行制定。")


class NothingToCopy(StandardsError):
    """No edition is in force."""

    def __init__(self, what: str) -> None:
        super().__init__(f"本机关还没有施行中的{what}，没有可以复制的。请从空白草稿开始。")


class RowFaulty(StandardsError):
    """What was filled in for a row can't stand. `fields`: the names of what it is about."""

    def __init__(self, message: str, *fields: str) -> None:
        self.fields = fields
        super().__init__(message)


class AmountLooksSmall(RowFaulty):
    """The amount was probably typed in units of ten thousand yuan."""

    def __init__(self, amount: str) -> None:
        super().__init__(
            f"金额写的是{amount}。是否以元为单位？一万元请写 10000。"
            f"确实是{amount}的，请勾选“金额确以元为单位”再保存。",
            "threshold",
        )


class NotReady(StandardsError):
    """The draft can't be adopted as it stands; every fault with the rows it is about."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("还不能制定：" + "；".join(faults) + "。")


class TableUnreadable(StandardsError):
    """What was given is no table with the columns wanted, or too large for one."""

    def __init__(self, own: tuple[str, ...], dictionary: tuple[str, ...]) -> None:
        super().__init__(
            "这个文件读不出裁量基准。请存为 CSV（UTF-8 或 GBK，不超过 8 MB），第一行写列名："
            f"{'、'.join(own)}；或者用违法行为目录：{'、'.join(dictionary)}。"
        )


def contradicting(first: CatalogueRow, second: CatalogueRow) -> str:
    """Two rows about the same thing with different amounts or bounds, in words."""
    return (
        f"第{first.number}行“{first.matter}”写{first.bound}，第{second.number}行“{second.matter}”写{second.bound}，"
        "两行是同一类决定、当事人和用途，标准却不同，请改成一致或者合并"
    )


def left_open(person: CatalogueRow, body: CatalogueRow) -> str:
    """Two rows that divide people from organisations, and forget sole traders."""
    return (
        f"第{person.number}行“{person.matter}”管公民，第{body.number}行“{body.matter}”管法人或者其他组织，"
        "个体工商户没有归入任何一行，请在其中一行勾选"
    )


def overlapping(first: DiscretionRow, second: DiscretionRow) -> str:
    """Two rows of one offence and grade that the same fine would fit, in words."""
    return (
        f"{first.name}（{_worth(first)}）和{second.name}（{_worth(second)}）是同一违法行为、同一档，幅度却重叠，"
        "同一个金额会落在两行里。请改成首尾相接（一头“不含”）、写明不同的适用对象，或者合并"
    )


def too_far(row: DiscretionRow, whole: DiscretionRow) -> str:
    """A grade that reaches beyond what the statute allows, in words."""
    return f"{row.name}的{_worth(row)}超出法定幅度{_worth(whole)}，请核对金额和单位"


def _worth(row: DiscretionRow) -> str:
    return row.fine.wording() if row.fine else "没有罚款"


class RuleFaulty(StandardsError):
    """What was filled in for a rule can't stand. `field`: the name of what it is about."""

    def __init__(self, message: str, field: str) -> None:
        self.field = field
        super().__init__(message)


class NoPdf(StandardsError):
    """The text of a rule is no PDF."""

    def __init__(self) -> None:
        super().__init__("文本要用 PDF：公众要能打开，也要不能随手改动。Word 等文件请先另存为 PDF 再上传。")


class FiledTooEarly(StandardsError):
    """A filing before the rule was adopted, or on a day to come."""

    def __init__(self) -> None:
        super().__init__("报备日期应在制定日期以后、今天以前，请核对。")


class FiledAlready(StandardsError):
    """The filing is entered already."""

    def __init__(self, recipient: str) -> None:
        super().__init__(f"向{recipient}的报备已经登记过，不必重复。")
