"""The folder of the demonstration: marked, so that no real data is ever taken for it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from mingjing.server.database import discard
from mingjing.server.errors import ServerError

BEGUN = "begun"
FILLED = "filled"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFolder:
    """A folder with a mark that says how far the demonstration's data got: begun, or filled."""

    path: Path

    @property
    def _mark(self) -> Path:
        return self.path / ".demo"

    @property
    def filled(self) -> bool:
        """Whether all demonstration data is there."""
        return self._state() == FILLED

    def open(self, *, fresh: bool) -> None:
        """Have the folder ready: kept where filled, emptied where `fresh` or where filling was cut short.

        Raises ServerError where it holds data that isn't the demonstration's, or is in use and would
        have to be emptied.
        """
        state = self._state()
        if state is None and self.path.exists() and any(self.path.iterdir()):
            raise ServerError(
                f"{self.path} 里已有数据，但不是演示数据，演示不会动它。请把 MINGJING_DATA 指向一个空目录。"
            )
        if state is not None and (fresh or state == BEGUN):
            self._empty()
        self.path.mkdir(parents=True, exist_ok=True)
        if not self.filled:
            self._mark.write_text(BEGUN, encoding="ascii")

    def mark_filled(self) -> None:
        """Record that the data is complete; written last, so that a crash before means filling anew."""
        self._mark.write_text(FILLED, encoding="ascii")

    def _state(self) -> str | None:
        return self._mark.read_text(encoding="ascii").strip() if self._mark.exists() else None

    def _empty(self) -> None:
        discard(self.path)
        # Marked first, and the mark kept: a crash here leaves a folder that will be emptied next time.
        self._mark.write_text(BEGUN, encoding="ascii")
        for entry in self.path.iterdir():
            if entry == self._mark:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
