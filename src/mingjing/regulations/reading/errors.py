"""What is wrong with a rule file, and where."""

from pathlib import Path


class RuleError(ValueError):
    """{file}:{line}: “{key}”：{expected}"""

    def __init__(self, file: Path, line: int, key: str, expected: str) -> None:
        self.file, self.line, self.key, self.expected = file, line, key, expected
        super().__init__(f"{file}:{line}: “{key}”：{expected}")


class RuleErrors(ValueError):
    """Every fault found in a folder of rules."""

    def __init__(self, errors: list[RuleError]) -> None:
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))
