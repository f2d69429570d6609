"""Style sheets and scripts, collected with a digest in each name and compressed beforehand."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> None:
    """Collect static files into STATIC_ROOT, unless what lies there was made from the same files.

    The stamp is written last: a crash while collecting only means collecting again.
    """
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    current = _digest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(current, encoding="ascii")


def _digest() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
