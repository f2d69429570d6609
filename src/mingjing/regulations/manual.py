"""The published manual: every rule set with its clauses, norms and scenarios, written from themselves."""

from collections.abc import Iterator
from pathlib import Path

from mingjing.core.law.norms import (
    Clause,
    DutyNorm,
    DutyTerm,
    Gate,
    ItemSet,
    Norm,
    Permission,
    Prompt,
    Requirement,
    Retention,
    RuleSet,
    Scope,
    Staffing,
)  # fmt: skip
from mingjing.core.record.act import ACTS
from mingjing.core.record.catalogue import FIELDS
from mingjing.regulations.library import HOME, folders, rule_set
from mingjing.regulations.reading.rulesets import MEANS, RANKS
from mingjing.regulations.scripts import Scenario, read_scenarios

MEANS_NAMES = {value: key for key, value in MEANS.items()}
RANK_NAMES = {value: key for key, value in RANKS.items()}


def write_manual(place: Path, *, only_check: bool = False) -> list[Path]:
    """Write the manual below `place`; returns the files that were not current."""
    pages = {f"{name}.md": _page(rule_set(name), _scenarios(folders()[name])) for name in folders()}
    pages["README.md"] = _index()
    stale = [path for path, text in pages.items() if _current(place / path) != text]
    gone = [path for path in place.glob("*.md") if path.name not in pages]
    if not only_check:
        place.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (place / name).write_text(pages[name], encoding="utf-8")
        for path in gone:
            path.unlink()
    return [place / name for name in stale] + gone


def _current(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _scenarios(folder: Path) -> list[Scenario]:
    place = folder / "scenarios"
    return list(read_scenarios(place, HOME)) if place.is_dir() else []


def _index() -> str:
    lines = ["# 规则手册", "", "由规则集和场景生成：`mingjing rules manual`。", ""]
    lines += ["| 规则集 | 名称 | 层级 | 条款 |", "|---|---|---|---|"]
    for name in folders():
        rules = rule_set(name)
        lines.append(
            f"| [{name}]({name}.md) | {rules.name} | {RANK_NAMES[rules.rank]} | {len(rules.clauses)} |"
        )
    return "\n".join(lines) + "\n"


def _page(rules: RuleSet, scenarios: list[Scenario]) -> str:
    lines = [f"# {rules.name}", "", f"{RANK_NAMES[rules.rank]} · {rules.issuer} {rules.number}".rstrip(), ""]
    since = f"{rules.since}起施行" if rules.since else "文件没有写施行日"
    lines += [f"{since}{f'，{rules.until}后失效' if rules.until else ''}。", ""]
    for clause in rules.clauses:
        lines += _clause(clause, [item for item in scenarios if clause.id in item.clauses])
    return "\n".join(lines) + "\n"


def _clause(clause: Clause, scenarios: list[Scenario]) -> list[str]:
    lines = [f"## {clause.id}", "", f"{clause.citation.source}（{MEANS_NAMES[clause.means]}）", ""]
    lines += [clause.citation.gist, ""]
    body = [f"- {text}" for norm in clause.norms for text in norm_lines(norm)]
    body += [f"- 承载：{kind} {name}" for kind, name in clause.held_by]
    body += [f"- 软件之外：{clause.outside_because}"] if clause.outside_because else []
    body += [f"- 场景：{item.name}" for item in scenarios]
    return lines + body + ([""] if body else [])


def _acts(slugs: frozenset[str]) -> str:
    labels = [ACTS[slug].label for slug in ACTS if slug in slugs]
    return "、".join(labels[:8]) + (f"等{len(labels)}种行为" if len(labels) > 8 else "")


def _term(row: DutyTerm) -> str:
    if row.setting:
        return f"本机关设定的{row.setting}（没有设定就是及时）"
    return f"本案所定{FIELDS[row.field].label}" if row.field else str(row.term or "及时")


def norm_lines(norm: Norm) -> Iterator[str]:
    """What a norm makes the software do, in words; a line each."""
    match norm:
        case Gate():
            yield f"禁止：{_acts(norm.acts)}{f'；先做：{norm.lift}' if norm.lift else ''}"
        case Prompt():
            yield f"提示：{_acts(norm.acts)}：{norm.message}"
        case Requirement():
            names = ("或".join(FIELDS[name].label for name, _ in row.any_of) for row in norm.fields)
            yield f"必备：{_acts(norm.acts)}：{'、'.join([*names, *norm.documents])}"
        case DutyNorm():
            terms = "、".join(_term(row) for row in norm.terms)
            yield f"义务：{norm.name}，自{_acts(norm.start.acts)}起{terms}；完成：{_acts(norm.closes)}"
        case _:
            yield _short(norm)


def _short(norm: Permission | ItemSet | Retention | Staffing | Scope) -> str:
    match norm:
        case Scope():
            return f"须审：{_acts(norm.acts)}"
        case Permission():
            return f"允许：{_acts(norm.acts)}"
        case ItemSet():
            return f"清单：{norm.name}：{'、'.join(norm.items)}"
        case Retention():
            length = "永久" if norm.permanent else "同案卷" if norm.with_file else str(norm.term)
            return f"保存：{norm.subject}：{length}"
        case Staffing():
            least = f"，至少{norm.at_least}人" if norm.at_least else ""
            return f"配备：法制审核人员不少于执法人员的{norm.share}%{least}"
