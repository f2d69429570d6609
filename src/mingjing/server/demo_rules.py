"""The demonstration's local rules: each agency's own rules for legal review, as a short invented text.

薛城 has all its place asks for, with a time limit for review; 三门峡 lacks some, 邵阳 has none.
"""

from datetime import date

import typst

from mingjing.apps.documents.render import CARRIED_FONTS
from mingjing.apps.registry.models import Account, Agency
from mingjing.apps.standards.service.local_rules import NewRule, adopt
from mingjing.core.law.local_rules import LocalRuleKind
from mingjing.core.law.subject import PersonOnDay
from mingjing.core.record.vocabulary import Role

# agency, kind, title, document number, adopted, since, sections, time limit for review
RULES = (
    (
        "xuecheng", LocalRuleKind.REVIEW, "薛城区综合行政执法局法制审核细则（演示）", "薛综执〔2024〕12号",
        date(2024, 9, 20), date(2024, 10, 1), ("审核范围", "审核程序", "审核方式", "审核时限"), "5个工作日",
    ),
    (
        "sanmenxia", LocalRuleKind.REVIEW, "三门峡市城市管理局法制审核办法（演示）", "三城管〔2024〕3号",
        date(2024, 3, 1), date(2024, 3, 15), ("审核程序", "送审材料", "审核方式"), "",
    ),
)  # fmt: skip
TEXT = """#set page(paper: "a4", margin: 3cm)
#set text(font: "Noto Serif SC", size: 12pt)
#align(center, text(size: 18pt, [%s]))
#align(center)[%s]
%s
"""


def seed_rules() -> None:
    """Enter the rules, each by the head of its agency."""
    for slug, kind, title, number, adopted, since, sections, term in RULES:
        agency = Agency.objects.get(pk=slug)
        head = Account.objects.get(agency=agency, appointments__role=Role.AGENCY_HEAD.value)
        rule = NewRule(
            kind=kind, title=title, document_number=number, adopted_on=adopted, since=since, until=None,
            sections=sections, review_term=term, text=[_text(title, number, sections, term)],
        )  # fmt: skip
        by = PersonOnDay(id=str(head.pk), name=head.name, roles=frozenset({Role.AGENCY_HEAD}))
        adopt(agency, rule, by=by)


def _text(title: str, number: str, sections: tuple[str, ...], term: str) -> bytes:
    lines = [f"= {name}\n（演示文本，没有实际内容。）" for name in sections]
    lines += [f"法制审核机构自收到送审材料之日起，在{term}内出具审核意见。"] if term else []
    source: bytes = (TEXT % (title, number, "\n\n".join(lines))).encode()
    compiler = typst.Compiler(font_paths=[str(CARRIED_FONTS)], ignore_system_fonts=True)
    made = compiler.compile(input=source, format="pdf")
    assert isinstance(made, bytes)
    return made
