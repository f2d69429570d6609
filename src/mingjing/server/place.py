"""Where a deployment keeps what is its own: the data folder and the secret key in it."""

import os
import secrets
from pathlib import Path

from mingjing.apps.casework.key_file import key_made_once
from mingjing.server.binaries import SHARED, enters
from mingjing.server.errors import ServerError

CHECKOUT = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """The folder of this deployment, made if need be.

    MINGJING_DATA where set; else `var` in the checkout; else, where that can't be written, the
    user's XDG data folder. Where PostgreSQL must run as nobody, folders closed to nobody are passed
    over, for one in /var/lib. Raises ServerError where none can be written.
    """
    chosen = os.environ.get("MINGJING_DATA")
    folders = [Path(chosen).expanduser().absolute()] if chosen else _usual_folders()
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK | os.X_OK) and (chosen or enters(folder)):
            return folder
    names = "、".join(str(folder) for folder in folders)
    raise ServerError(f"数据目录无法写入：{names}。请用环境变量 MINGJING_DATA 指定一个可写的目录。")


def secret_key(folder: Path) -> str:
    """The key that signs sessions: the one given, else one made once."""
    given = os.environ.get("MINGJING_SECRET_KEY")
    if given:
        return given
    return key_made_once(folder / "secret_key", lambda: secrets.token_urlsafe(64))


def _usual_folders() -> list[Path]:
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "mingjing"
    here = [CHECKOUT / "var"] if (CHECKOUT / "pyproject.toml").exists() else []
    return [*here, home, SHARED / "data"]
