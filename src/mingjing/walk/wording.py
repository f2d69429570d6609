"""What a decision's words say besides money: the kinds of penalty, the party, an order to put right."""

import re

from mingjing.core.record.values import PartyKind

_KINDS: tuple[tuple[str, str], ...] = (
    ("警告", r"警告"),
    ("通报批评", r"通报批评"),
    ("罚款", r"罚款|(?<![处刑])罚(?=\d)"),
    ("没收违法所得", r"没收[^；;。]{0,8}违法所得"),
    ("没收非法财物", r"没收(?![^；;。]{0,8}违法所得)(?!款)"),
    ("暂扣许可证件", r"暂扣"),
    ("降低资质等级", r"降低[^；;。]{0,6}资质"),
    ("吊销许可证件", r"吊销"),
    ("责令停产停业", r"停产停业|责令停业|停业整顿|停止营业"),
    ("责令关闭", r"责令关闭"),
    ("限制从业", r"(?:停止|暂停)[^；;。]{0,4}个?月?(?:执业|从业|从事)|(?:停止|暂停)执业|不得从事"),
    ("行政拘留", r"行政拘留|拘留[^；;。]{0,4}日"),
)
_RECTIFY = re.compile(r"责令[^，,；;。]{2,60}?(?=[并、][处罚没警]|[，,；;。]|$)")
_NOT_RECTIFY = re.compile(r"停产停业|停业|关闭|暂停|停止[^，,；;。]{0,4}(?:执业|从事)|支付")
_SPARED = re.compile(r"不予(?:行政)?处罚|免予(?:行政)?处罚|免于(?:行政)?处罚")

_COMPANY = r"公司|集团|医院|学校|银行|研究院|事务所|合作社|中心"
_SHOP = r"经营部|商行|超市|小吃|餐馆|饭店|药店|药房|诊所|门市部|工作室|花店|网吧|菜馆|酒楼|经营者|个体"
# A name in which a verb or particle stands is a piece of a sentence.
_WORD = r"[^的于为从在对将是被由与和驾非\d，。、；：（）()\s\W]"
_NAMED_COMPANY = re.compile(
    rf"(?:[甲乙丙丁戊某]|某某){_WORD}{{0,12}}?(?:{_COMPANY}|经营部|商行|超市|饭店|药店|药房|诊所|厂)"
)
_SURNAME = r"[^是系为经处人位由和与及个给予的在被]"
_NAMED_PERSON = re.compile(
    rf"(?:当事人|给予|对|单位|驾驶员|个人)({_SURNAME}某某?)(?![一-龥]{{0,6}}(?:公司|店|厂))"
)
_PERSONAL = re.compile(r"行政拘留|停止执业|暂停[^；;。]{0,8}执业|执业证")


def penalty_kinds(decision: str) -> tuple[str, ...]:
    """The kinds of penalty named, by the catalogue's names and in its order."""
    imposed = _SPARED.sub("", decision)
    return tuple(name for name, pattern in _KINDS if re.search(pattern, imposed))


def spared(decision: str) -> bool:
    """Whether it is decided not to punish."""
    return bool(_SPARED.search(decision))


def rectification(decision: str) -> str:
    """What the party is ordered to put right (责令改正, no penalty); empty where nothing is."""
    orders = [found[0] for found in _RECTIFY.finditer(decision) if not _NOT_RECTIFY.search(found[0])]
    return "；".join(dict.fromkeys(orders))


def party(facts: str, decision: str, number: str) -> tuple[PartyKind, str]:
    """A guess at who was punished: kind, and a name as anonymous as the text's, else one by line number."""
    person = _NAMED_PERSON.search(decision) or _NAMED_PERSON.search(facts)
    company = _NAMED_COMPANY.search(decision) or _NAMED_COMPANY.search(facts[:200])
    words = decision + facts[:300]
    if _PERSONAL.search(decision) or (person and "公司" not in words):
        return "自然人", person[1] if person else f"当事人（{number}）"
    name = company[0] if company else f"某单位（{number}）"
    if re.search(_COMPANY, words) or "单位" in decision:
        return "法人", name
    if re.search(_SHOP, words):
        return "个体工商户", name
    return "自然人", person[1] if person else f"当事人（{number}）"
