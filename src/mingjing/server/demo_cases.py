"""The demonstration's files: invented cases, walked to different stages by the law of each place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from django.utils import timezone

from mingjing.core.record.vocabulary import Procedure
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import rule_set
from mingjing.server.demo_stories import STORIES, Story
from mingjing.walk.database import Database
from mingjing.walk.run import Walk

# The first place shows every stage; the others one file of each kind of moment.
ELSEWHERE = ("inspect_site", "submit_for_review", "publish_item", "archive_volume")
# A place whose rules say nothing of publishing decisions has a file that stands after its service instead.
UNPUBLISHED = {"fengli": {"publish_item": "serve_directly"}}


def seed_cases(agency: str, *, first: bool) -> list[str]:
    """Walk the stories of an agency; returns what could not be walked as far as it should, if anything."""
    return [text for story in _stories(agency, first=first) for text in _walk(agency, story)]


def _stories(agency: str, *, first: bool) -> Iterator[Story]:
    instead = UNPUBLISHED.get(agency, {})
    for story in STORIES:
        if first or story.until in ELSEWHERE:
            yield replace(story, until=instead.get(story.until, story.until))


def _walk(agency: str, story: Story) -> list[str]:
    procedure = Procedure.ON_THE_SPOT if story.spot else Procedure.ORDINARY
    start = workdays_ago(story.began, last_day(agency))
    office = Database(number=story.party, agency_id=agency, procedure=procedure, day=start)
    done = Walk(story.row(), office, start.date()).run(until=story.until)
    if story.until in done.acts:
        return []
    return [f"{agency} {story.party}：停在{done.acts[-1] if done.acts else '开头'}，{'；'.join(done.stuck)}"]


def last_day(agency: str) -> date:
    """Until when the agency's own rules let new files be opened: today, or the day they ran out."""
    today = timezone.now().astimezone(SHANGHAI).date()
    return min(today, rule_set(agency).until or today)


def workdays_ago(count: int, last: date) -> datetime:
    """The morning of the day that many workdays before `last`."""
    calendar = load_calendar()
    number = calendar.number_through(last.toordinal()) - count
    return datetime.combine(date.fromordinal(calendar.nth_workday(number)), time(9), SHANGHAI)
