"""How the law counts time: hours, days, workdays, months, backwards, suspended, extended, rolled over."""

from mingjing.core.terms.calendar import Arrangement, Calendar
from mingjing.core.terms.counting import SHANGHAI
from mingjing.core.terms.due import Due, due
from mingjing.core.terms.elapsed import elapsed
from mingjing.core.terms.errors import TermError
from mingjing.core.terms.intervals import Interval
from mingjing.core.terms.trace import Step, StepKind
from mingjing.core.terms.units import Term, Unit, parse_term
from mingjing.core.terms.wording import describe

__all__ = [
    "SHANGHAI",
    "Arrangement",
    "Calendar",
    "Due",
    "Interval",
    "Step",
    "StepKind",
    "Term",
    "TermError",
    "Unit",
    "describe",
    "due",
    "elapsed",
    "parse_term",
]
