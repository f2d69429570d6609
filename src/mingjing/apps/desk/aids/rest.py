"""涉嫌犯罪, and all else: what points to a crime, what the party said and what became of it."""

from collections.abc import Iterator

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.apps.desk.telling import plain_text, summary
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS

AMOUNTS = ("fine", "confiscated_income", "confiscated_goods_value")
SAID = ("hear_statement", "waive_statement", "answer_statement", "request_hearing", "hold_hearing")


def crime(seen: Examined) -> Iterator[Fact]:
    """Whether a crime was suspected, the amounts at stake, and what was done towards a transfer."""
    suspected = seen.file.facts.get("crime_suspected")
    if suspected is None:
        yield Fact(text="调查终结时没有写是否涉嫌犯罪", state="unknown", word="没有记录")
    else:
        text = f"调查终结时认为{'涉嫌' if suspected else '不涉嫌'}犯罪"
        yield Fact(text=text, state="over" if suspected else "", word="涉嫌犯罪" if suspected else "")
    for name in AMOUNTS:
        if value := seen.file.facts.get(name):
            yield Fact(text=f"{FIELDS[name].label} {plain_text(name, value)}")
    transfers = [
        entry for entry in seen.file.entries if ACTS[entry.act].cls.__module__.endswith(".transfer")
    ]  # fmt: skip
    yield from (seen.told(entry, summary(entry)) for entry in transfers)
    if not transfers:
        yield Fact(text="卷中没有移送的记录")


def other(seen: Examined) -> Iterator[Fact]:
    """What the party said and how it was answered."""
    said = seen.file.done(SAID)
    yield from (seen.told(entry, summary(entry)) for entry in said)
    if seen.file.has("hear_statement") and not seen.file.has("answer_statement"):
        yield Fact(text="陈述申辩还没有复核答复的记录", state="unknown", word="没有记录")
    if not said:
        yield Fact(text="卷中没有当事人陈述申辩或者听证的记录", state="unknown", word="没有记录")
