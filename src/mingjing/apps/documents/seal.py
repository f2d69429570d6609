"""The picture of an agency's seal, where a deployer configured one, ready to be set in a document."""

import base64
from functools import lru_cache
from pathlib import Path
from typing import Final

from mingjing.apps.documents.errors import ValueUnreadable

_KINDS: Final = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


@lru_cache(maxsize=64)
def _wrapped(path: str, _changed: int) -> str:
    content = Path(path).read_bytes()
    kind = next((name for start, name in _KINDS if content.startswith(start)), None)
    if kind is None:
        raise ValueUnreadable("机关印章", "图片应为 PNG 或者 JPEG，请在机关设置中更换。")
    coded = base64.b64encode(content).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<image width="100" height="100" href="data:{kind};base64,{coded}"/></svg>'
    )


def seal_picture(path: str | None) -> str | None:
    """Return the seal as a square SVG around the picture at `path`; None where none is configured.

    Raises ValueUnreadable where the file is absent or no picture.
    """
    if not path:
        return None
    try:
        changed = Path(path).stat().st_mtime_ns
    except OSError:
        raise ValueUnreadable("机关印章", f"找不到图片“{Path(path).name}”，请在机关设置中更正。") from None
    return _wrapped(path, changed)
