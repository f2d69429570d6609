"""What goes out: the shapes of all answers, each made from what the rooms answer.

The docstrings of shapes stand in the OpenAPI document, and so are in Chinese.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from mingjing.apps.api.schemas import act_schema
from mingjing.apps.casework import queries as casework
from mingjing.core.law import answers as law
from mingjing.core.record.act import ActSpec
from mingjing.core.record.permissions import who_may
from mingjing.core.record.vocabulary import FileKind, Procedure, Role, Stage
from mingjing.core.terms import SHANGHAI


class Answer(BaseModel):
    """各种答复。"""

    model_config = ConfigDict(frozen=True)


class Clause(Answer):
    """所依据的条款：编号、出处、要旨。"""

    id: str
    source: str
    gist: str
    rule_set: str

    @classmethod
    def of(cls, item: law.Citation) -> "Clause":
        """The clause as cited."""
        return cls(id=item.clause, source=item.source, gist=item.gist, rule_set=item.rule_set)


class Obstacle(Answer):
    """一处障碍：是什么，怎样消除（lift），涉及的项目和条款。"""

    kind: Annotated[str, Field(description="structure、gate、requirement、unknown，或者 invalid")]
    message: str
    lift: str = ""
    fields: list[str] = []
    clause: Clause | None = None

    @classmethod
    def of(cls, item: law.Obstacle) -> "Obstacle":
        """The obstacle as the engine found it."""
        clause = Clause.of(item.citation) if item.citation else None
        return cls(
            kind=item.kind.value, message=item.message, lift=item.lift, fields=list(item.fields),
            clause=clause,
        )  # fmt: skip


class Refused(Answer):
    """为什么没有办成；什么也没有记录。"""

    kind: str
    message: str
    problems: list[Obstacle] = []


class ActDefinition(Answer):
    """一种行为。

    during：可以办理的阶段；by：由谁办理；after：每组至少先完成一个；moves_to：办理后案卷进入的阶段；
    data_schema：data 的格式。
    """

    slug: str
    label: str
    stage: Stage
    during: list[Stage]
    kinds: list[FileKind]
    by: list[Role]
    after: list[list[str]]
    family: str | None
    moves_to: Stage | None
    documents: list[str]
    data_schema: dict[str, Any]

    @classmethod
    def of(cls, spec: ActSpec) -> "ActDefinition":
        """Everything there is to say of the act."""
        return cls(
            slug=spec.slug, label=spec.label, stage=spec.stage, by=list(who_may(spec)),
            during=[stage for stage in Stage if stage in spec.during],
            kinds=[kind for kind in FileKind if kind in spec.kinds],
            after=[list(group) for group in spec.after], family=spec.family, moves_to=spec.moves_to,
            documents=list(spec.documents), data_schema=act_schema(spec),
        )  # fmt: skip


class Acts(Answer):
    """全部行为。"""

    acts: list[ActDefinition]


class Paper(Answer):
    """已存入案卷的材料。办理行为时，附件写 name 和 sha256。"""

    name: str
    sha256: str
    sm3: str
    size: int


class File(Answer):
    """案卷的基本信息。seen：现有几条记录。"""

    id: UUID
    agency: str
    number: str
    title: str
    kind: FileKind
    procedure: Procedure
    stage: Stage
    seen: int
    party_name: str
    cause: str
    opened_at: datetime
    last_at: datetime

    @classmethod
    def of(cls, row: casework.File) -> "File":
        """A file's row."""
        return cls(
            id=row.pk, agency=row.agency_id, number=row.number, title=row.title, kind=FileKind(row.kind),
            procedure=Procedure(row.procedure), stage=Stage(row.stage), seen=row.entry_count,
            party_name=row.party_name, cause=row.cause, opened_at=row.opened_at.astimezone(SHANGHAI),
            last_at=row.last_at.astimezone(SHANGHAI),
        )  # fmt: skip


class Files(Answer):
    """一页案卷，新的在前。带上 after 取下一页；为 null 的，已是最后一页。"""

    files: list[File]
    after: UUID | None


class Entry(Answer):
    """一条记录：办过的一个行为。documents：随之制发的文书；rules：当时适用的规则集。"""

    position: int
    act: str
    at: datetime
    recorded_at: datetime
    by: str
    by_name: str
    role: Role
    data: dict[str, Any]
    documents: list[dict[str, Any]]
    attachments: list[dict[str, Any]]
    rules: list[dict[str, Any]]

    @classmethod
    def of(cls, row: casework.Entry) -> "Entry":
        """An entry's row."""
        return cls(
            position=row.position, act=row.act, at=row.at.astimezone(SHANGHAI),
            recorded_at=row.recorded_at.astimezone(SHANGHAI), by=str(row.by_id or ""), by_name=row.by_name,
            role=Role(row.role), data=row.data, documents=row.documents, attachments=row.attachments,
            rules=row.rules,
        )  # fmt: skip


class WholeFile(Answer):
    """案卷和它的全部记录。draft_digest：现在的草案的校验值，还没有草案的为 null。"""

    file: File
    draft_digest: str | None
    entries: list[Entry]


class GaveWay(Answer):
    """同一义务的另一期限，让位于较严的。"""

    clause: Clause
    due_at: datetime | None


class Duty(Answer):
    """已经开始的义务。due_at 为 null：法律写“及时”，没有数字；closing_acts：完成它的行为。"""

    key: str
    name: str
    clause: Clause
    role: Role | None
    opened_by: int
    opened_at: datetime
    due_at: datetime | None
    due_day: date | None
    provisional: bool
    overdue: bool
    closed_by: int | None
    closed_at: datetime | None
    closing_acts: list[str]
    gave_way: list[GaveWay]

    @classmethod
    def of(cls, item: law.Obligation, now: datetime) -> "Duty":
        """The duty as it stands at a moment."""
        due = item.due
        return cls(
            key=item.key, name=item.name, clause=Clause.of(item.citation), role=item.role,
            opened_by=item.opened_by, opened_at=item.opened_at, closed_by=item.closed_by,
            closed_at=item.closed_at, closing_acts=list(item.closing_acts), overdue=item.overdue(now),
            due_at=due.moment if due else None, due_day=due.day if due else None,
            provisional=bool(due and due.provisional),
            gave_way=[
                GaveWay(clause=Clause.of(other.citation), due_at=other.due.moment if other.due else None)
                for other in item.stricter_than
            ],
        )  # fmt: skip

    @classmethod
    def all_of(cls, items: Iterable[law.Obligation], now: datetime) -> "list[Duty]":
        """Several duties in their order."""
        return [cls.of(item, now) for item in items]


class Duties(Answer):
    """案卷的义务，先到期的在前，已完成的也在内。"""

    duties: list[Duty]


class Next(Answer):
    """接下来的一个行为。mine：是否由本人办理；fulfils：完成哪些义务（key）。"""

    act: str
    label: str
    allowed: bool
    mine: bool
    obstacles: list[Obstacle]
    fulfils: list[str]

    @classmethod
    def of(cls, item: law.NextAct) -> "Next":
        """The act with what bars it."""
        return cls(
            act=item.slug, label=item.label, allowed=item.allowed, mine=item.mine,
            obstacles=[Obstacle.of(found) for found in item.obstacles],
            fulfils=[duty.key for duty in item.fulfils],
        )  # fmt: skip


class NextActs(Answer):
    """接下来可以办理的和暂时不能办理的。seen：所依据的记录条数。"""

    seen: int
    acts: list[Next]


class Done(Answer):
    """办成了：新的记录，和案卷现在的义务。"""

    file_id: UUID
    entry: Entry
    duties: list[Duty]
