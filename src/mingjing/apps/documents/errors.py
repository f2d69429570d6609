"""What can go wrong with a document; every message tells a person what to do."""

from collections.abc import Sequence


class DocumentError(Exception):
    """Base of all errors of this room."""


class DocumentUnknown(DocumentError):
    """No document of this name is in the catalogue."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"文书目录里没有“{slug}”，请从文书目录中选择。")


class DocumentIncomplete(DocumentError):
    """Elements that the law or the form asks for are missing."""

    def __init__(self, name: str, missing: Sequence[tuple[str, Sequence[str]]]) -> None:
        """`missing`: each label with the provisions that ask for it, in readable form."""
        self.missing = tuple((label, tuple(sources)) for label, sources in missing)
        lines = [
            f"{label}（{'、'.join(sources) if sources else '文书格式要求'}）"
            for label, sources in self.missing
        ]
        super().__init__(f"《{name}》还缺{len(lines)}项，补齐后才能制作：{'；'.join(lines)}。")


class ValueUnreadable(DocumentError):
    """An element has a value that its place in the document cannot show."""

    def __init__(self, label: str, problem: str) -> None:
        super().__init__(f"“{label}”不能写入文书：{problem}")


class GlyphMissing(DocumentError):
    """A character has no glyph in any configured font."""

    def __init__(self, characters: str) -> None:
        self.characters = characters
        shown = "、".join(f"“{char}”(U+{ord(char):04X})" for char in characters)
        super().__init__(
            f"现有字体没有这些字：{shown}。请在部署设置里加入含有这些字的字体，或者按身份证件核对后改用规范用字。"
        )


class RenderingFailed(DocumentError):
    """The typesetter refused the template; the text says where."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"《{name}》排版失败，请把下面的信息交给维护人员：{problem}")


class NumberInvalid(DocumentError):
    """The parts of a document number cannot be used."""
