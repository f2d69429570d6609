"""The table: topic → what the file says on it."""

from collections.abc import Callable, Iterator, Mapping

from mingjing.apps.desk.aids.examined import Examined, Fact
from mingjing.apps.desk.aids.law import basis, discretion
from mingjing.apps.desk.aids.papers import papers
from mingjing.apps.desk.aids.procedure import procedure
from mingjing.apps.desk.aids.proof import proof
from mingjing.apps.desk.aids.rest import crime, other
from mingjing.apps.desk.aids.topics import Topic, topics_of
from mingjing.apps.desk.aids.who import body, people, power

AIDS: Mapping[Topic, Callable[[Examined], Iterator[Fact]]] = {
    Topic.BODY: body,
    Topic.PEOPLE: people,
    Topic.PROCEDURE: procedure,
    Topic.EVIDENCE: proof,
    Topic.LAW: basis,
    Topic.DISCRETION: discretion,
    Topic.POWER: power,
    Topic.PAPERS: papers,
    Topic.CRIME: crime,
    Topic.OTHER: other,
}


def facts_for(item: str, seen: Examined) -> tuple[Fact, ...]:
    """What the file says on an item of the checklist; what a reviewer would look into comes first."""
    found = dict.fromkeys(fact for topic in topics_of(item) for fact in AIDS[topic](seen))
    return tuple(sorted(found, key=lambda fact: not fact.word))
