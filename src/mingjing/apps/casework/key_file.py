"""Keys of a deployment: each made once, in a file of its own, readable by its owner alone."""

import os
from collections.abc import Callable
from pathlib import Path


def key_made_once(path: Path, make: Callable[[], str]) -> str:
    """The key at `path`, made if there is none yet.

    Written to a file of its own first and then linked into place, so that two processes starting
    together agree on one key and a crash never leaves half of one.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(make(), encoding="ascii")
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key is the key
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
