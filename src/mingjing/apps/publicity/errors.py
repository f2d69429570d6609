"""Why something may not go out."""

from collections.abc import Sequence

from mingjing.apps.casework.errors import Invalid
from mingjing.core.record.parsing import Problem


class SecretLeft(Invalid):
    """What would be published still says what must be kept; where and of what kind, never the secret."""

    def __init__(self, where: str, kinds: Sequence[str]) -> None:
        self.kinds = tuple(dict.fromkeys(kinds))
        message = (
            f"{where}里还留有{'、'.join(self.kinds)}，不能发布。请重新制作公示稿，改掉这些内容后再送审批；"
            "正文里有空格或者变体字的，请按规范写法改正。"
        )
        super().__init__([Problem(field="", message=message)])


class NotRenderable(Invalid):
    """The public version could not be typeset."""

    def __init__(self, reason: str) -> None:
        super().__init__([Problem(field="", message=f"公开版文书没有做成，不能发布：{reason}")])
