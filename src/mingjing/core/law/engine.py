"""The engine: what stands in an act's way, what it must carry, what to bear in mind, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from mingjing.core.law.answers import (
    Citation,
    NextAct,
    Obligation,
    Obstacle,
    ObstacleKind,
    Reason,
    Reminder,
    Verdict,
)  # fmt: skip
from mingjing.core.law.condition import People, Staffed, acts_named
from mingjing.core.law.duties import obligations
from mingjing.core.law.evaluate import evaluate, review_needed
from mingjing.core.law.inquiry import Inquiry
from mingjing.core.law.law import Law
from mingjing.core.law.norms import Gate, Prompt, RequiredField, Requirement
from mingjing.core.law.reviewed import FAULTY
from mingjing.core.law.subject import ANYBODY, Situation
from mingjing.core.record.act import ACTS, AFTER_DECISION, FAMILIES, ActSpec
from mingjing.core.record.catalogue import FIELDS, MEMBERS, PARTS
from mingjing.core.record.draft import changed_since_submitted, latest_decision
from mingjing.core.record.file import CaseFile
from mingjing.core.record.parsing import is_blank
from mingjing.core.record.permissions import may, who_may
from mingjing.core.record.vocabulary import FILE_KIND_NAMES, ROLE_NAMES, STAGE_NAMES, Stage

GROUND = "checklist_comment"
BARRED_STAGE = "案卷现处“{stage}”阶段，不能作“{act}”"


def _inquiry(spec: ActSpec | None, situation: Situation, law: Law, *, before_form: bool = False) -> Inquiry:
    @cache
    def duties() -> tuple[Obligation, ...]:
        return obligations(
            situation.file, law, situation.calendar, situation.at, situation.catalogue, situation.settings
        )

    return Inquiry(situation=situation, law=law, spec=spec, before_form=before_form, duties=duties)


def _order(spec: ActSpec, situation: Situation) -> Iterator[str]:
    """What the order of the record itself forbids, as sentences."""
    file = situation.file
    if file.header.kind not in spec.kinds:
        yield f"“{spec.label}”不用于{FILE_KIND_NAMES[file.header.kind]}案卷"
    if file.stage not in spec.during:
        yield BARRED_STAGE.format(stage=STAGE_NAMES[file.stage], act=spec.label)
    yield from (item.message for item in _before(spec, file))


def _before(spec: ActSpec, file: CaseFile) -> Iterator[Obstacle]:
    """What must be done first, by the act's own definition, and by what it judges."""
    for group in spec.after:
        if not any(_was_done(slug, spec, file) for slug in group):
            names = "或".join(f"“{_label(slug)}”" for slug in group)
            acts = tuple(act for slug in group for act in MEMBERS.get(slug, (slug,)))
            yield Obstacle(
                kind=ObstacleKind.STRUCTURE, message=f"须先完成{names}", lift=names, waits_for=acts
            )
    yield from _on_draft(spec, file)


def _was_done(slug: str, spec: ActSpec, file: CaseFile) -> bool:
    """Whether the act, or one of the family, was done; where the act begins anew, since the decision."""
    if not spec.anew or file.stage not in AFTER_DECISION:
        return file.has(slug)
    decided = latest_decision(file)
    entry = file.latest(MEMBERS.get(slug, frozenset({slug})))
    return entry is not None and (decided is None or entry.position > decided.position)


def _on_draft(spec: ActSpec, file: CaseFile) -> Iterator[Obstacle]:
    """An act that judges the draft waits until the draft that stands is the one that was submitted."""
    changed = changed_since_submitted(file) if spec.on_draft else None
    if changed is not None:
        message = (
            f"送审以后草案改过（第{changed.position}条），审核意见只能就送审的草案出具；"
            "请承办机构就现在的草案再次送审"
        )
        yield Obstacle(
            kind=ObstacleKind.STRUCTURE, message=message, lift="由承办机构就现在的草案再次送审",
            waits_for=("submit_for_review",),
        )  # fmt: skip


def _label(slug: str) -> str:
    return FAMILIES[slug] if slug in FAMILIES else ACTS[slug].label


def structure(spec: ActSpec, situation: Situation) -> tuple[Obstacle, ...]:
    """What bars the act before any law is asked: kind, stage, order, capacity of the person."""
    found = [Obstacle(kind=ObstacleKind.STRUCTURE, message=text) for text in _order(spec, situation)]
    if not any(may(role, spec, situation.file.stage) for role in situation.actor.roles) and not found:
        names = "、".join(ROLE_NAMES[role] for role in who_may(spec))
        message = f"“{spec.label}”由{names}办理，您（{situation.actor.name}）没有这一身份"
        lift = "请交由有权的人办理"
        found.append(Obstacle(kind=ObstacleKind.STRUCTURE, message=message, lift=lift))
    return tuple(found)


def _gate(gate: Gate, inquiry: Inquiry) -> Obstacle | None:
    applies = evaluate(gate.applies, inquiry)
    if applies.verdict is Verdict.UNMET:
        return None
    unless = evaluate(gate.unless, inquiry)
    if unless.verdict is Verdict.MET:
        return None
    doubtful = [item for item in (applies, unless) if item.verdict is Verdict.UNKNOWN]
    asks = tuple(label for item in doubtful for label in item.unknown_fields())
    if doubtful and inquiry.before_form and not asks:
        return None
    if doubtful:
        return _question(gate.citation, asks, unless, applies)
    return Obstacle(
        kind=ObstacleKind.GATE, message=_said(gate.citation, applies), lift=_lift(gate, unless),
        citation=gate.citation, reason=unless, waits_for=tuple(acts_named(gate.unless)),
    )  # fmt: skip


def _lift(gate: Gate, unless: Reason) -> str:
    """What to do first; where it is about people, who of them does not fit."""
    if gate.lift and isinstance(gate.unless, People):
        return f"{gate.lift}（{unless.text}）"
    return gate.lift or unless.text


def _said(citation: Citation, applies: Reason) -> str:
    """The gist of the clause, and by what this case falls under it where that is worth telling."""
    return "。".join((citation.gist, *applies.told()))


def _question(citation: Citation, asks: tuple[str, ...], reason: Reason, applies: Reason) -> Obstacle:
    """Unknown is a third answer: it bars, and is shown as a question."""
    names = "、".join(dict.fromkeys(asks)) or "有关事实"
    message = f"{_said(citation, applies)}。能否适用还不清楚"
    lift = f"请先查明并记录：{names}"
    return Obstacle(kind=ObstacleKind.UNKNOWN, message=message, lift=lift, citation=citation, reason=reason)


def _gates(spec: ActSpec, inquiry: Inquiry) -> Iterator[Obstacle]:
    kind = inquiry.situation.file.header.kind
    for gate in inquiry.law.gates.get(spec.slug, ()):
        obstacle = _gate(gate, inquiry) if kind in gate.kinds else None
        if obstacle is not None:
            yield obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A field (or one of several) that the law wants in the act, for the form to mark."""

    fields: tuple[str, ...]
    citation: Citation


def _needed(spec: ActSpec, inquiry: Inquiry) -> Iterator[tuple[Requirement, RequiredField]]:
    kind = inquiry.situation.file.header.kind
    for norm in inquiry.law.requirements.get(spec.slug, ()):
        if kind in norm.kinds and evaluate(norm.applies, inquiry).verdict is Verdict.MET:
            for row in norm.fields:
                if evaluate(row.when, inquiry).verdict is Verdict.MET:
                    yield norm, row


def needed_fields(spec: ActSpec, situation: Situation, law: Law) -> tuple[Needed, ...]:
    """Which fields the law wants here, each with its clause; alternatives together."""
    inquiry = _inquiry(spec, situation, law)
    return tuple(
        Needed(fields=tuple(name for name, _ in row.any_of), citation=norm.citation)
        for norm, row in _needed(spec, inquiry)
    )


def _missing(spec: ActSpec, inquiry: Inquiry) -> Iterator[Obstacle]:
    for norm, row in _needed(spec, inquiry):
        if not any(_filled(inquiry, name, part) for name, part in row.any_of):
            names = "或".join(_wanted(name, part) for name, part in row.any_of)
            fields = tuple(name for name, _ in row.any_of)
            yield Obstacle(
                kind=ObstacleKind.REQUIREMENT, message=f"没有填写{names}", lift=f"请填写{names}",
                citation=norm.citation, fields=fields,
            )  # fmt: skip


def _wanted(name: str, part: str) -> str:
    """The field in words, with the part of it that is wanted."""
    field = FIELDS[name]
    return f"{field.label}的{PARTS[field.kind][part]}" if part else field.label


def _filled(inquiry: Inquiry, name: str, part: str) -> bool:
    """Whether there is something; of a part, whether each of several officials or papers has it."""
    value = inquiry.situation.given.get(name)
    several = value if isinstance(value, list) else [value]
    parts = [item.get(part) if isinstance(item, dict) else None for item in several] if part else [value]
    return bool(parts) and not any(map(is_blank, parts))


def obstacles(spec: ActSpec, situation: Situation, law: Law) -> tuple[Obstacle, ...]:
    """Everything in the way of doing the act with the data given: order first, then each norm."""
    found = structure(spec, situation)
    if found:
        return found
    inquiry = _inquiry(spec, situation, law)
    barred = (*_gates(spec, inquiry), *_missing(spec, inquiry))
    return (*barred, *_groundless(situation, barred))


def _groundless(situation: Situation, barred: tuple[Obstacle, ...]) -> Iterator[Obstacle]:
    """An item of a checklist found wanting without its ground, where no clause asks for that already."""
    if situation.given.get("checklist_answer") != FAULTY or situation.given.get(GROUND):
        return
    if not any(GROUND in item.fields for item in barred):
        yield Obstacle(
            kind=ObstacleKind.STRUCTURE, message="认为“不符合”的，要写明哪里不符合、依据什么",
            lift=f"请填写{FIELDS[GROUND].label}", fields=(GROUND,),
        )  # fmt: skip


def before_form(spec: ActSpec, situation: Situation, law: Law) -> tuple[Obstacle, ...]:
    """What bars even opening the act's form; what the form itself will ask is not held against it."""
    return structure(spec, situation) or tuple(_gates(spec, _inquiry(spec, situation, law, before_form=True)))


def reminders(spec: ActSpec, situation: Situation, law: Law) -> tuple[Reminder, ...]:
    """What the law asks to bear in mind in doing the act."""
    inquiry = _inquiry(spec, situation, law, before_form=not situation.given)
    kind = situation.file.header.kind
    prompts = (norm for norm in law.prompts.get(spec.slug, ()) if kind in norm.kinds)
    found = (_reminder(norm, inquiry) for norm in prompts)
    return tuple(item for item in found if item is not None)


def _reminder(norm: Prompt, inquiry: Inquiry) -> Reminder | None:
    """The prompt where it is called for; one about the agency's staff says the figures."""
    if evaluate(norm.applies, inquiry).verdict is Verdict.UNMET:
        return None
    unless = evaluate(norm.unless, inquiry)
    if unless.verdict is Verdict.MET:
        return None
    figures = f"（{unless.text}）" if isinstance(norm.unless, Staffed) else ""
    return Reminder(message=f"{norm.message}{figures}", citation=norm.citation)


def review_asked(situation: Situation, law: Law) -> Reason:
    """Whether the draft that stands must be reviewed; `parts`: each rule that speaks of it."""
    return review_needed(_inquiry(None, situation, law))


def next_acts(situation: Situation, law: Law) -> tuple[NextAct, ...]:
    """What can be done now, duties first; barred acts stay in the list with what bars them.

    Acts that somebody else must do are there too, marked so.
    """
    base = _inquiry(None, situation, law, before_form=True)
    waiting = [item for item in base.duties() if item.open]
    found = [_next(spec, situation, base, waiting) for spec in ACTS.values()]
    shown = [item for item in found if item is not None]
    return tuple(sorted(shown, key=lambda item: (not item.allowed, not item.fulfils)))


def _put_off(spec: ActSpec, file: CaseFile) -> bool:
    """After a decision, an act that begins anew is of no concern until what it follows has begun."""
    begun = spec.after and any(_was_done(slug, spec, file) for group in spec.after for slug in group)
    return spec.anew and file.stage in AFTER_DECISION and not begun


def _next(spec: ActSpec, situation: Situation, base: Inquiry, waiting: list[Obligation]) -> NextAct | None:
    file = situation.file
    if file.header.kind not in spec.kinds or file.stage not in spec.during or _put_off(spec, file):
        return None
    mine = any(may(role, spec, file.stage) for role in situation.actor.roles)
    # What is somebody else's isn't held against the one who looks.
    asked = situation if mine else replace(situation, actor=ANYBODY)
    inquiry = Inquiry(situation=asked, law=base.law, spec=spec, before_form=True, duties=base.duties)
    return NextAct(
        slug=spec.slug, label=spec.label, obstacles=(*_before(spec, file), *_gates(spec, inquiry)),
        fulfils=tuple(item for item in waiting if spec.slug in item.closing_acts), mine=mine,
    )  # fmt: skip


def bars(
    spec: ActSpec, situation: Situation, law: Law, duties: tuple[Obligation, ...]
) -> tuple[Obstacle, ...]:
    """What bars opening the act's form, whoever comes to do it: the order of the record, then each gate.

    `duties`: those of the file at the moment that is asked about.
    """
    file = situation.file
    inquiry = Inquiry(
        situation=replace(situation, actor=ANYBODY), law=law, spec=spec, before_form=True,
        duties=lambda: duties,
    )  # fmt: skip
    return (*_stage(spec, file), *_before(spec, file), *_gates(spec, inquiry))


def _stage(spec: ActSpec, file: CaseFile) -> Iterator[Obstacle]:
    """That the file does not stand in a stage for the act: not yet, or no more."""
    if file.stage in spec.during:
        return
    stages = list(Stage)
    ahead = any(stages.index(stage) > stages.index(file.stage) for stage in spec.during)
    message = BARRED_STAGE.format(stage=STAGE_NAMES[file.stage], act=spec.label)
    yield Obstacle(kind=ObstacleKind.STRUCTURE, message=message, lift="前面的步骤" if ahead else "")
