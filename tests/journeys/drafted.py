"""A case prepared for a journey: walked by the law of its place to where its decision goes to review."""

from datetime import date, timedelta

from django.utils import timezone

from mingjing.core.record.vocabulary import Procedure
from mingjing.core.terms import SHANGHAI
from mingjing.regulations.calendar import load_calendar
from mingjing.regulations.library import rule_set
from mingjing.server.demo_stories import Story
from mingjing.walk.clock import Clock
from mingjing.walk.database import Database
from mingjing.walk.run import Walk

UNTIL = "answer_statement"
WEEKS_AGO = 4
STORY = Story(
    party="鸿运餐饮店", kind="个体工商户", person="陈国良", cause="占用人行道摆放桌椅经营", fine=2000,
    facts="当事人未经批准，在店门前人行道摆放折叠桌四张、塑料凳十四只，供顾客就餐，占用约十二平方米。",
    place="建设路118号门前人行道", until=UNTIL, began=20,
)  # fmt: skip


def walked(place: str) -> str:
    """Walk a case of the place's agency to the answer to what its party said; returns the file's id."""
    start = Clock(load_calendar(), _last_day(place) - timedelta(weeks=WEEKS_AGO)).now
    office = Database(number=place, agency_id=place, procedure=Procedure.ORDINARY, day=start)
    done = Walk(STORY.row(), office, start.date()).run(until=UNTIL)
    assert UNTIL in done.acts, done.stuck
    return str(office.file_id)


def _last_day(place: str) -> date:
    """Until when the place's rules let new files be opened: today, or the day they ran out."""
    today = timezone.now().astimezone(SHANGHAI).date()
    return min(today, rule_set(place).until or today)
