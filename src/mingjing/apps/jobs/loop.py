"""The thread that does by itself what is due, while the service runs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection
from django.utils import timezone

from mingjing.apps.jobs.service import tick

EVERY_SECONDS = 60.0

logger = logging.getLogger(__name__)


@contextmanager
def working_in_background(every: float = EVERY_SECONDS) -> Iterator[None]:
    """Do what is due every minute, in a thread of this process, until the block ends."""
    stop = Event()
    thread = Thread(target=_keep_working, args=(stop, every), name="jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=every)


def _keep_working(stop: Event, every: float) -> None:
    told = ""
    while True:
        told = _work_quietly(told)
        if stop.wait(every):
            break
    connection.close()


def _work_quietly(told: str) -> str:
    """One run; a failure is logged when it is new, and tried again at the next run."""
    try:
        tick(now=timezone.now())
    except (DatabaseError, OSError) as error:
        connection.close()
        if str(error) != told:
            logger.warning("jobs failed: %s", error)
        return str(error)
    return ""
