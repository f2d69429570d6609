"""The composite values that fields hold. Frozen; each knows the Chinese names of its parts."""

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

PartyKind = Literal["自然人", "个体工商户", "法人", "其他组织"]
PARTY_KINDS: tuple[str, ...] = get_args(PartyKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who an act of the agency is addressed to. Identifiers are checked when parsed."""

    PARTS: ClassVar[dict[str, str]] = {
        "kind": "类型",
        "name": "姓名或名称",
        "id_number": "身份证号",
        "credit_code": "统一社会信用代码",
        "legal_representative": "法定代表人",
        "address": "地址",
        "phone": "电话",
    }
    kind: PartyKind
    name: str
    id_number: str = ""
    credit_code: str = ""
    legal_representative: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """An official as named in an entry: the registry's id and what the paper says of them."""

    PARTS: ClassVar[dict[str, str]] = {"id": "编号", "name": "姓名", "certificate": "执法证号"}
    id: str
    name: str
    certificate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Something attached or referred to: an upload (sha256) or a paper already in the file (entry)."""

    PARTS: ClassVar[dict[str, str]] = {"name": "名称", "sha256": "校验值", "entry": "记录序号"}
    name: str
    sha256: str = ""
    entry: int | None = None
