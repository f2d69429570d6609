"""The demonstration's catalogues: prepared by the reviewer and adopted by the head, as on the pages."""

from datetime import datetime, time
from pathlib import Path

from mingjing.apps.registry.models import Account, Agency
from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.standards.service import catalogue as service
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.reading.catalogues import catalogue_rows
from mingjing.regulations.reading.node import Node, load
from mingjing.server.demo_people import SINCE

PLACE = Path(__file__).parent / "demo_catalogues.yaml"
KEYS = ("名称", "依据", "本机关层级", "各行")


def seed_catalogues() -> None:
    """Have the catalogues in force from the day on which everybody was appointed."""
    for slug, node in load(PLACE).entries().items():
        _adopt(Agency.objects.get(pk=slug), node.keys(KEYS, ("名称", "各行")))


def _adopt(agency: Agency, keys: dict[str, Node]) -> None:
    reviewer, head = _person(agency, "sunjie"), _person(agency, "zhaohong")
    name, level = keys["名称"].text(), keys["本机关层级"].text() if "本机关层级" in keys else ""
    edition = service.begin(agency, by=reviewer, name=name)
    service.describe(
        edition, by=reviewer, name=name, document_number="", basis=keys["依据"].text(), level=level,
        standard=False,
    )  # fmt: skip
    for row in catalogue_rows(keys["各行"]):
        service.add_row(edition, row, by=reviewer)
    service.adopt(
        edition, by=head, adopted_by="局长办公会（演示）", adopted_on=SINCE, since=SINCE, today=SINCE
    )


def _person(agency: Agency, key: str) -> PersonOnDay:
    account = Account.objects.get(username=f"{agency.pk}-{key}")
    return person_on_day(account, datetime.combine(SINCE, time(9), SHANGHAI))
