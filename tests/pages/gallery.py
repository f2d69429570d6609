"""Every component with real content: rendered by tests, looked at by people.

`python -m tests.pages.gallery FOLDER` writes the pages and the static files they need there.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory

from mingjing.apps import interface
from tests.pages import gallery_data, gallery_fields

ROOM = Path(interface.__file__).parent
WHO = {"agency": "薛城区综合行政执法局", "name": "李敏", "role": "承办人"}
COUNTS = {"duties": 12, "review": 3, "publicity": 5}
MESSAGES = [
    Message(constants.SUCCESS, "草稿已保存。"),
    Message(constants.ERROR, "附件“录像.mp4”没有传完，请再传一次。"),
]

DESK: dict[str, tuple[str, str, dict[str, Any]]] = {
    "duties": ("gallery/duties.html", "/desk/", gallery_data.DUTIES),
    "duties_none": ("gallery/duties.html", "/desk/", gallery_data.NO_DUTIES),
    "file": ("gallery/file.html", "/desk/files/1/", gallery_data.FILE),
    "form": ("gallery/form.html", "/desk/files/1/inspect/", gallery_fields.FORM),
    "form_wrong": ("gallery/form.html", "/desk/files/1/inspect/", gallery_fields.FORM_WRONG),
    "review": ("gallery/review.html", "/desk/review/52/", gallery_data.REVIEW),
    "states": ("gallery/states.html", "/desk/supervision/", gallery_data.STATES),
}
PUBLIC: dict[str, tuple[str, str, dict[str, Any]]] = {
    "search": ("gallery/search.html", "/search/?q=建材", gallery_data.SEARCH),
    "decision": ("gallery/decision.html", "/decisions/297/", gallery_data.DECISION),
    "login": ("registration/login.html", "/login/", {}),
    "login_people": ("registration/login.html", "/login/", gallery_data.PEOPLE),
    "lockout": ("registration/lockout.html", "/login/", {}),
    "stale": (
        "interface/stale.html",
        "/desk/",
        {"what": "张强在 15:20 已经作出先行登记保存。", "back": "/desk/"},
    ),
    "not_found": ("404.html", "/nowhere/", {}),
    "forbidden": ("403.html", "/desk/files/9/", {}),
    "bad_request": ("400.html", "/desk/", {}),
    "csrf": ("403_csrf.html", "/desk/", {}),
    "error": ("500.html", "/desk/", {}),
}
PAGES = DESK | PUBLIC


def render(name: str, *, large: bool = False) -> str:
    """One page of the gallery as HTML."""
    template, path, context = PAGES[name]
    request = RequestFactory().get(path)
    if large:
        request.COOKIES["mingjing_type"] = "large"
    if name in DESK:
        context = {"who": WHO, "nav_counts": COUNTS, **context}
    if name == "form":
        context = {**context, "messages": MESSAGES}
    return _engine().get_template(template).render({"site_name": "薛城区行政执法公示", **context}, request)


def write(folder: Path) -> None:
    """All pages and their static files, to be looked at."""
    shutil.copytree(ROOM / "static", folder / "static", dirs_exist_ok=True)
    for name in PAGES:
        (folder / f"{name}.html").write_text(render(name), encoding="utf-8")
    (folder / "search_large.html").write_text(render("search", large=True), encoding="utf-8")


def _engine() -> DjangoTemplates:
    """The product's own engine, with the gallery's folder before it."""
    return DjangoTemplates(
        {
            "NAME": "gallery",
            "DIRS": [Path(__file__).parent / "templates"],
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.server.settings")
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    django.setup()
    write(Path(sys.argv[1]))
