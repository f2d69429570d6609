"""The verification code of a document and the picture that leads to its page."""

import base64
import hashlib
import io
from functools import lru_cache

import segno


def verification_code(*parts: str) -> str:
    """Return a code of four groups of four characters, derived from `parts`, that a person can type.

    60 bits of SHA-256 in base32 would fit twelve characters; sixteen leave 80 bits. The code finds a
    document; whether it is genuine is decided by the log and the digest.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()[:10]
    text = base64.b32encode(digest).decode()
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


@lru_cache(maxsize=256)
def qr_svg(url: str) -> str:
    """Return the QR code of `url` as SVG with a quiet zone of four modules, correction level M."""
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        picture, kind="svg", border=4, xmldecl=False, nl=False, omitsize=True, light="#fff"
    )
    return picture.getvalue().decode()
