"""The demonstration's files: invented cases, walked to different stages by the law of each place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from django.utils import timezone

from mingjing.core.record.vocabulary import Procedure
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import rule_set
from mingjing.server.demo_names import told_in
from mingjing.server.demo_parties import STORIES
from mingjing.server.demo_reviews import DISPUTED, review
from mingjing.server.demo_stories import Story
from mingjing.walk.database import Database
from mingjing.walk.run import Walk

# The first place shows every stage; the others one file of each kind of moment, and every stand of a review.
ELSEWHERE = ("inspect_site", "publish_item", "archive_volume")
# Older ones are there to be found as similar cases, in the first place only.
NEWEST = 60
# A place whose rules say nothing of publishing decisions has a file that stands after its service instead.
UNPUBLISHED = {"fengli": {"publish_item": "serve_directly"}}
# Where fines of an amount are filed with the justice bureau.
FILING = ("sanmenxia",)


def seed_cases(agency: str, *, first: bool) -> list[str]:
    """Walk the stories of an agency; returns what could not be walked as far as it should, if anything."""
    return [text for story in _stories(agency, first=first) for text in _walk(agency, story)]


def _stories(agency: str, *, first: bool) -> Iterator[Story]:
    instead = UNPUBLISHED.get(agency, {})
    for story in STORIES:
        if _told(agency, story, first=first):
            after = () if instead else story.after
            until = instead.get(story.until, story.until)
            yield told_in(agency, replace(story, until=until, after=after))


def _told(agency: str, story: Story, *, first: bool) -> bool:
    if story.until == "file_major_decision":
        return agency in FILING
    if story.review:
        return story.review != "disputed" or agency in DISPUTED
    return first or (story.until in ELSEWHERE and story.began <= NEWEST)


def _walk(agency: str, story: Story) -> list[str]:
    procedure = Procedure.ON_THE_SPOT if story.spot else Procedure.ORDINARY
    start = workdays_ago(story.began, last_day(agency))
    office = Database(number=story.party, agency_id=agency, procedure=procedure, day=start)
    walk = Walk(story.row(), office, start.date())
    done = walk.run(until=story.until)
    stuck = done.stuck if story.until not in done.acts else _further(walk, story, agency)
    if not stuck and story.until in done.acts:
        return []
    return [f"{agency} {story.party}：停在{office.file.entries[-1].act}，{'；'.join(stuck)}"]


def _further(walk: Walk, story: Story, agency: str) -> tuple[str, ...]:
    if story.review:
        return review(walk, story, agency)
    return next((stuck for act in story.after if (stuck := walk.also(act, {}))), ())


def last_day(agency: str) -> date:
    """Until when the agency's own rules let new files be opened: today, or the day they ran out."""
    today = timezone.now().astimezone(SHANGHAI).date()
    return min(today, rule_set(agency).until or today)


def workdays_ago(count: int, last: date) -> datetime:
    """The morning of the day that many workdays before `last`."""
    calendar = load_calendar()
    number = calendar.number_through(last.toordinal()) - count
    return datetime.combine(date.fromordinal(calendar.nth_workday(number)), time(9), SHANGHAI)
