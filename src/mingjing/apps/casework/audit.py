"""Everything derived anew from the bytes that are stored, and compared. Nothing is taken on trust.

The steps, in order:
  1. 日志文件    the log's own files: signature, entries, tiles, root, numbering
  2. 检查点      every head ever signed is a beginning of the log that the database's leaves give
  3. 记录        each leaf has its entry, and the entry's content and salt give its commitment
  4. 序号        leaves and positions run without a gap, no entry is without a leaf
  5. 附件与文书  every content named by an entry lies in the store with both its digests
  6. 派生数据    lists and duties are what a rebuild gives
"""

from collections.abc import Callable, Iterator

from mingjing.apps.casework.case import load_case
from mingjing.apps.casework.history import leaf_of
from mingjing.apps.casework.log_folder import log_folder, log_key
from mingjing.apps.casework.models import Checkpoint, Entry, File, Leaf, LogHead
from mingjing.apps.casework.projections import differences, file_ids
from mingjing.apps.evidence.errors import BlobMissingError
from mingjing.apps.evidence.queries import digests_now
from mingjing.core.ledger.builder import LogBuilder
from mingjing.core.ledger.checkpoint import open_checkpoint, peek_checkpoint
from mingjing.core.ledger.errors import LedgerError
from mingjing.core.ledger.leaf import Leaf as LedgerLeaf
from mingjing.core.ledger.log_check import verify_log
from mingjing.core.ledger.report import Report, Step

_BATCH = 1000
_SHOWN = 10


def audit() -> Report:
    """Run every step; each reports its faults, and none stops the others."""
    steps = [
        _step(n, name, check()) for n, (name, check) in enumerate(_STEPS.items(), 1)
    ]  # each check is exhausted before the next begins
    return Report(steps=tuple(steps), trusted=True)


def _step(n: int, name: str, faults: Iterator[str]) -> Step:
    shown: list[str] = []
    more = 0
    for fault in faults:
        if len(shown) < _SHOWN:
            shown.append(fault)
        else:
            more += 1
    detail = "；".join(shown) + (f"；另有{more}处" if more else "")
    return Step(n=n, name=name, ok=not shown, detail=detail or "全部相符")


def _log_files() -> Iterator[str]:
    folder = log_folder()
    last = Checkpoint.objects.order_by("-size").first()
    signed = folder.checkpoint()
    if signed is None:
        if last is not None:
            yield f"已签发过{last.size}条的检查点，日志文件夹里却没有检查点"
        return
    if last is not None and signed.decode(errors="replace") != last.signed:
        yield f"日志文件夹里的检查点不是最近签发的（{last.size}条）"
    report = verify_log(folder, [log_key().verifier()])
    yield from (f"{step.name}：{step.detail}" for step in report.steps if not step.ok)


def _checkpoints() -> Iterator[str]:
    heads = {row.size: row.signed for row in Checkpoint.objects.all()}
    heads = _published() | heads
    keys = [log_key().verifier()] if heads else []
    builder = LogBuilder()
    for leaf in _leaves():
        builder.append(_ledger_leaf(leaf).encode())
        builder.drain_full()
        signed = heads.pop(builder.size, None)
        if signed is None:
            continue
        try:
            head = open_checkpoint(signed.encode(), keys)
        except LedgerError as error:
            yield f"{builder.size}条处：{error}"
            continue
        if (head.size, head.root) != (builder.size, builder.root()):
            yield f"{builder.size}条处：数据库里的叶算得的根散列与签发的不同，此前有叶被改动"
    yield from (f"签发过{size}条的检查点，数据库里却没有这么多叶" for size in sorted(heads))


def _published() -> dict[int, str]:
    """The head in the log's folder: it binds the database also where its row was removed."""
    signed = log_folder().checkpoint()
    try:
        return {peek_checkpoint(signed).size: signed.decode()} if signed else {}
    except (LedgerError, UnicodeDecodeError):
        return {}  # the first step says so


def _entries() -> Iterator[str]:
    for batch in _leaf_batches():
        entries = Entry.objects.in_bulk([leaf.entry_id for leaf in batch])
        files = File.objects.in_bulk({entry.file_id for entry in entries.values()})
        for leaf in batch:
            fault = _entry_fault(leaf, entries.get(leaf.entry_id), files)
            if fault:
                yield fault


def _entry_fault(leaf: Leaf, entry: Entry | None, files: dict[object, File]) -> str:
    name = f"案卷{leaf.file_key}第{leaf.position}条"
    if entry is None or entry.file_id not in files:
        return f"{name}：记录不见了"
    row = files[entry.file_id]
    try:
        found = leaf_of(row, entry)
    except LedgerError as error:
        return f"{row.number}第{leaf.position}条：{error}"
    if found == _ledger_leaf(leaf):
        return ""
    return f"{row.number}第{leaf.position}条：内容与写入时的承诺不符，记录、盐或案卷开卷信息被改动"


def _numbering() -> Iterator[str]:
    positions: dict[object, int] = {}
    count = 0
    for leaf in _leaves():
        if leaf.index != count:
            yield f"叶序号应为{count}，实为{leaf.index}"
        count = leaf.index + 1
        expected = positions.get(leaf.file_key, 0) + 1
        if leaf.position != expected:
            yield f"案卷{leaf.file_key}：第{expected}条之处是第{leaf.position}条"
        positions[leaf.file_key] = leaf.position
    size = sum(LogHead.objects.values_list("size", flat=True))
    if size != count:
        yield f"日志头记为{size}条，实有{count}条"
    for entry in Entry.objects.filter(leaf=None).select_related("file"):
        yield f"{entry.file.number}第{entry.position}条没有入日志"
    for row in File.objects.filter(entries=None):
        yield f"{row.number}没有任何记录"


def _contents() -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for entry in Entry.objects.exclude(attachments=[], documents=[]).iterator(_BATCH):
        for item in (*entry.attachments, *entry.documents):
            key = (str(item.get("sha256")), str(item.get("sm3")))
            if key in seen:
                continue
            seen.add(key)
            fault = _content_fault(*key)
            if fault:
                yield f"“{item.get('name')}”：{fault}"


def _content_fault(sha256: str, sm3: str) -> str:
    try:
        found = digests_now(sha256)
    except (BlobMissingError, ValueError):
        return "存储区里没有这个文件"
    return "" if (found.sha256, found.sm3) == (sha256, sm3) else "内容与校验值不符，文件被改动"


def _projections() -> Iterator[str]:
    for file_id in file_ids():
        projected_at = File.objects.values_list("projected_at", flat=True).get(pk=file_id)
        try:
            case = load_case(file_id, at=projected_at)
            wrong = differences(case)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            yield f"案卷{file_id}：记录读不成案卷（{type(error).__name__}）"
            continue
        if wrong:
            yield f"{case.row.number}：{'、'.join(wrong)}，请运行 mingjing rebuild"


def _leaf_batches() -> Iterator[list[Leaf]]:
    last = -1
    while batch := list(Leaf.objects.filter(index__gt=last).order_by("index")[:_BATCH]):
        yield batch
        last = batch[-1].index


def _leaves() -> Iterator[Leaf]:
    for batch in _leaf_batches():
        yield from batch


def _ledger_leaf(row: Leaf) -> LedgerLeaf:
    return LedgerLeaf(file=str(row.file_key), position=row.position, commitment=row.commitment)


_STEPS: dict[str, Callable[[], Iterator[str]]] = {
    "日志文件": _log_files,
    "检查点": _checkpoints,
    "记录": _entries,
    "序号": _numbering,
    "附件与文书": _contents,
    "派生数据": _projections,
}
