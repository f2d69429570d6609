"""Verify an offline package. The steps, in order; the code repeats their numbers:

 1. 压缩包结构 — every byte of the archive is determined by its members; nothing hidden, doubled, trailing
 2. 清单 — manifest.json is well-formed and lists exactly the members there are, in order
 3. 文件摘要 — each member's size, SHA-256 and SM3 are those of the manifest
 4. 公钥 — verifier.key is well-formed and, when trusted keys were named, is one of them
 5. 清单签名 — manifest.note signs these digests of manifest.json with that key
 6. 检查点签名 — the checkpoint is signed with that key, and its log is not empty
 7. 记录内容 — there are entries, as many as listed, and each leaf commits to its content
 8. 收录证明 — each leaf is in the tree whose root the checkpoint signs
 9. 卷内序号 — all leaves are of this file, numbered 1, 2, 3 … in log order; closing only at the end
10. 附件与文书 — sealed entries name every attachment and document; what they name is here or accounted for
11. 卷的终点 — whether the file is closed, so that nothing can follow; states it, and never fails

A step that fails ends the verification: the later ones would rest on it, and count as not held.
"""

from collections.abc import Callable, Sequence

from mingjing.core.ledger import manifest as m
from mingjing.core.ledger.checkpoint import Checkpoint, open_checkpoint
from mingjing.core.ledger.container import ByteSource, Found, read_all, read_container
from mingjing.core.ledger.errors import LedgerError, NoteError, PackageError
from mingjing.core.ledger.note import VerifierKey, open_note, parse_verifier_key
from mingjing.core.ledger.package import Absent, Disclosed, PackagedEntry
from mingjing.core.ledger.package_lines import check_commitment, named_digests, parse_entries
from mingjing.core.ledger.report import Report, Step
from mingjing.core.ledger.tree import leaf_hash, verify_inclusion

MAX_TEXT = 256 << 20

_FIXED = (m.README, m.CHECKPOINT, m.KEY, m.ENTRIES, m.RULES)


class _Check:
    """What the steps hand on to one another."""

    __slots__ = ("checkpoint", "entries", "found", "key", "manifest", "source", "trusted_keys")

    def __init__(self, source: ByteSource, trusted_keys: Sequence[VerifierKey] | None) -> None:
        self.source = source
        self.trusted_keys = trusted_keys
        self.found: dict[str, Found] = {}
        self.manifest: m.Manifest
        self.key: VerifierKey
        self.checkpoint: Checkpoint
        self.entries: tuple[PackagedEntry, ...] = ()

    def text(self, name: str) -> bytes:
        return read_all(self.source, self.found[name], MAX_TEXT)


def verify_package(source: ByteSource, trusted_keys: Sequence[VerifierKey] | None = None) -> Report:
    """Verify the package in `source`; never raises LedgerError. None: no key to compare with.

    Without trusted keys a report that is ok says only that the package agrees with itself.
    An empty list of trusted keys trusts nobody, and fails.
    """
    check, steps, broken = _Check(source, trusted_keys), [], False
    for n, (name, step) in enumerate(_STEPS, 1):
        ok, detail = False, "前面的步骤未通过，未核"
        if not broken:
            try:
                ok, detail = True, step(check)
            except LedgerError as error:
                detail, broken = str(error), True
        steps.append(Step(n=n, name=name, ok=ok, detail=detail))
    return Report(steps=tuple(steps), trusted=trusted_keys is not None and not broken)


def _container(check: _Check) -> str:  # 1
    check.found = {found.name: found for found in read_container(check.source)}
    return f"{len(check.found)} 个文件，{check.source.size} 字节"


def _manifest(check: _Check) -> str:  # 2
    names = list(check.found)
    if names[:2] != [m.MANIFEST, m.MANIFEST_NOTE]:
        raise PackageError("包内没有清单及其签名；这不是完整的明镜案卷包")
    manifest = check.manifest = m.parse_manifest(check.text(m.MANIFEST))
    blobs = [m.BLOBS + blob.sha256 for blob in manifest.blobs]
    listed = [name for name, _ in manifest.members]
    if names[2:] != listed or listed != [*_FIXED, *blobs]:
        raise PackageError("清单所列与包内文件不一致：有缺少、多出或调换")
    return f"「{manifest.title}」，导出于 {manifest.exported_at}"


def _digests(check: _Check) -> str:  # 3
    for name, digests in check.manifest.members:
        if check.found[name].digests != digests:
            raise PackageError(f"{name} 的大小或摘要与清单不符；文件已被替换或改动")
    return f"{len(check.manifest.members)} 个文件的 SHA-256 与 SM3 均相符"


def _key(check: _Check) -> str:  # 4
    data = check.text(m.KEY)
    try:
        key = check.key = parse_verifier_key(data.decode("utf-8").removesuffix("\n"))
    except UnicodeDecodeError as error:
        raise NoteError("包内公钥不是文字；已被改动") from error
    if check.trusted_keys is None:
        return f"未指定可信公钥，请与机关公布的公钥逐字核对：{key.encode()}"
    if key not in check.trusted_keys:
        raise NoteError(f"包内公钥不在可信公钥之列：{key.encode()}")
    return f"与指定的可信公钥一致：{key.encode()}"


def _manifest_note(check: _Check) -> str:  # 5
    text, _ = open_note(check.text(m.MANIFEST_NOTE), [check.key])
    if text != m.note_text(check.found[m.MANIFEST].digests):
        raise NoteError("签名所指的不是这份清单；清单已被替换")
    return f"由「{check.key.name}」签名"


def _checkpoint(check: _Check) -> str:  # 6
    found = check.checkpoint = open_checkpoint(check.text(m.CHECKPOINT), [check.key])
    if found.size == 0:
        raise PackageError("检查点所指的日志是空的，没有可核验的内容")
    return f"日志「{found.origin}」，{found.size} 条，根散列 {found.root.hex()}"


def _entries(check: _Check) -> str:  # 7
    entries = check.entries = parse_entries(check.text(m.ENTRIES))
    disclosed = [entry for entry in entries if isinstance(entry, Disclosed)]
    if not disclosed:
        raise PackageError("包内没有可核验的记录")
    if len(entries) != check.manifest.entries:
        raise PackageError(f"清单载 {check.manifest.entries} 条记录，实有 {len(entries)} 条")
    for entry in entries:
        check_commitment(entry)
    absent = len(entries) - len(disclosed)
    return f"{len(disclosed)} 条相符" + (f"，另有 {absent} 条内容未随包提供" if absent else "")


def _inclusion(check: _Check) -> str:  # 8
    head = check.checkpoint
    for entry in check.entries:
        leaf = leaf_hash(entry.leaf.encode())
        if not verify_inclusion(
            leaf=leaf, index=entry.index, size=head.size, proof=entry.proof, root=head.root
        ):
            raise PackageError(f"第 {entry.leaf.position} 条记录不在检查点所指的日志中，或不在所称的位置")
    return f"{len(check.entries)} 条均在日志中"


def _positions(check: _Check) -> str:  # 9
    last = -1
    for expected, entry in enumerate(check.entries, 1):
        leaf = entry.leaf
        if leaf.file != check.manifest.file:
            raise PackageError(f"第 {expected} 条记录属于另一卷 {leaf.file}")
        if leaf.position != expected:
            raise PackageError(f"应为第 {expected} 条，实为第 {leaf.position} 条；记录有缺失、重复或调换")
        if entry.index <= last:
            raise PackageError(f"第 {expected} 条记录在日志中的次序不对")
        if leaf.closing and expected != len(check.entries):
            raise PackageError(f"第 {expected} 条已办结，其后却还有记录")
        last = entry.index
    return f"第 1 至 {len(check.entries)} 条，连续"


def _blobs(check: _Check) -> str:  # 10
    carried = {blob.sha256: blob for blob in check.manifest.blobs}
    withheld = {item.sha256 for item in check.manifest.withheld}
    named = {pair for e in check.entries if isinstance(e, Disclosed) for pair in named_digests(e.entry)}
    known = {sha256 for sha256, _ in named}
    for blob in carried.values():
        if blob.kind != "derived" and blob.sha256 not in known:
            raise PackageError(f"「{blob.name}」没有被任何已封存的记录提到；是后加的")
    for sha256, sm3 in named:
        if sha256 not in carried and sha256 not in withheld:
            raise PackageError(f"记录提到的文件 {sha256} 不在包内，清单也没有说明")
        if sm3 and sha256 in carried and check.found[m.BLOBS + sha256].digests.sm3 != sm3:
            raise PackageError(f"「{carried[sha256].name}」的 SM3 与记录不符")
    missing = len(known & withheld - carried.keys())
    return f"随包 {len(carried)} 个" + (f"，说明理由未随包提供 {missing} 个" if missing else "")


def _end(check: _Check) -> str:  # 11
    last, size = check.entries[-1].leaf, check.checkpoint.size
    absent = sum(isinstance(entry, Absent) for entry in check.entries)
    tail = f"；其中 {absent} 条只证明存在过" if absent else ""
    if last.closing:
        return f"卷已办结，共 {last.position} 条，其后不能再有记录{tail}"
    return f"卷尚未办结：只证明到第 {last.position} 条（日志 {size} 条时），不能证明此后没有记录{tail}"


_STEPS: tuple[tuple[str, Callable[[_Check], str]], ...] = (
    ("压缩包结构", _container),
    ("清单", _manifest),
    ("文件摘要", _digests),
    ("公钥", _key),
    ("清单签名", _manifest_note),
    ("检查点签名", _checkpoint),
    ("记录内容", _entries),
    ("收录证明", _inclusion),
    ("卷内序号", _positions),
    ("附件与文书", _blobs),
    ("卷的终点", _end),
)
