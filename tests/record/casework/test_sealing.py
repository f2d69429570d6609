"""Entries come into the log's files, are proved from there, and every forgery is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from mingjing.apps.casework.audit import audit
from mingjing.apps.casework.errors import SealingStopped
from mingjing.apps.casework.log_folder import LogFolder, log_folder, log_key
from mingjing.apps.casework.models import Checkpoint, Entry
from mingjing.apps.casework.queries import entry_proof, packaged_entries, proof_of
from mingjing.apps.casework.sealing import seal_pending
from mingjing.commands import audit as audit_command
from mingjing.core.ledger.checkpoint import peek_checkpoint
from mingjing.core.ledger.leaf import commits_to
from mingjing.core.ledger.log_check import verify_log
from mingjing.core.ledger.tree import leaf_hash, verify_inclusion
from tests.record.casework.office import ENDORSED, Office, do, investigated, open_case

pytestmark = pytest.mark.django_db


def _faulty() -> set[str]:
    return {step.name for step in audit().steps if not step.ok}


def test_what_is_committed_is_sealed_and_proved(office: Office, data: Path) -> None:
    last = investigated(office)
    assert proof_of(last.entry).sealed_under is None
    assert packaged_entries(last.entry.file_id) is None
    assert seal_pending() == 3
    assert seal_pending() == 0
    assert proof_of(last.entry).sealed_under == 3
    assert ("日志位置", "第3条") in entry_proof(last.entry)
    assert verify_log(log_folder(), [log_key().verifier()]).ok
    assert (data / "log_key").stat().st_mode & 0o777 == 0o600
    package = packaged_entries(last.entry.file_id)
    assert package is not None
    head = peek_checkpoint(package.checkpoint)
    for item in package.entries:
        assert commits_to(item.leaf, item.entry, item.salt)
        assert verify_inclusion(
            leaf=leaf_hash(item.leaf.encode()),
            index=item.index,
            size=head.size,
            proof=item.proof,
            root=head.root,
        )


def test_a_crash_before_the_checkpoint_is_mended_by_sealing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    investigated(office)
    write = LogFolder.write

    def cut(self: LogFolder, path: str, data: bytes) -> None:
        if path == "checkpoint":
            raise OSError("cut")
        write(self, path, data)

    monkeypatch.setattr(LogFolder, "write", cut)
    with pytest.raises(OSError, match="cut"):
        seal_pending()
    assert log_folder().checkpoint() is None
    monkeypatch.undo()
    assert seal_pending() == 3
    assert _faulty() == set()


def test_a_crash_before_the_row_is_mended_by_sealing(office: Office) -> None:
    first = open_case(office)
    seal_pending()
    _forge("DELETE FROM casework_checkpoint")
    do(first, "endorse_proposal", office.unit_head, data=ENDORSED)
    assert seal_pending() == 1
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [1, 2]


def test_nothing_is_signed_over_a_log_that_lost_something(office: Office, data: Path) -> None:
    investigated(office)
    seal_pending()
    (data / "log" / "checkpoint").rename(data / "lost")
    with pytest.raises(SealingStopped, match="只有0条"):
        seal_pending()
    (data / "lost").rename(data / "log" / "checkpoint")
    _forge("DELETE FROM casework_leaf WHERE index = 2", "DELETE FROM casework_checkpoint")
    with pytest.raises(SealingStopped, match="不足此数"):
        seal_pending()


def test_nothing_is_signed_with_another_key(office: Office, data: Path) -> None:
    open_case(office)
    seal_pending()
    open_case(office)
    (data / "log_key").unlink()
    with pytest.raises(SealingStopped, match="log_key"):
        seal_pending()
    assert "日志文件" in _faulty()


FORGERIES: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "edit data": (
        ("UPDATE casework_entry SET data = jsonb_set(data, '{cause}', '\"别的\"') WHERE position = 1",),
        {"记录", "派生数据"},
    ),
    "edit the time": (("UPDATE casework_entry SET at = at - interval '1 day' WHERE position = 2",), {"记录"}),
    "edit the name": (("UPDATE casework_entry SET by_name = '别人' WHERE position = 3",), {"记录"}),
    "swap salts": (
        (
            "UPDATE casework_entry SET salt = (SELECT salt FROM casework_entry WHERE position = 1)"
            " WHERE position = 2",
        ),
        {"记录"},
    ),
    "edit a file's number": (
        ("UPDATE casework_file SET number = '试综执案〔2026〕9号'",),
        {"记录", "派生数据"},
    ),
    "delete an entry": (("DELETE FROM casework_entry WHERE position = 3",), {"记录", "派生数据"}),
    "delete an entry with its leaf": (
        ("DELETE FROM casework_leaf WHERE position = 3", "DELETE FROM casework_entry WHERE position = 3"),
        {"检查点", "序号", "派生数据"},
    ),
    "replace an entry with its leaf": (
        ("UPDATE casework_leaf SET commitment = repeat('0', 64) WHERE position = 2",),
        {"检查点", "记录"},
    ),
    "shrink the log": (
        (
            "DELETE FROM casework_leaf WHERE position = 3",
            "DELETE FROM casework_entry WHERE position = 3",
            "UPDATE casework_loghead SET size = 2",
            "DELETE FROM casework_checkpoint",
        ),
        {"检查点", "派生数据"},
    ),
    "edit a list": (("UPDATE casework_file SET stage = 'archived'",), {"派生数据"}),
    "lose a duty": (("DELETE FROM casework_duty",), {"派生数据"}),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_the_audit_convicts_a_forger(office: Office, name: str) -> None:
    investigated(office)
    seal_pending()
    assert _faulty() == set()
    statements, expected = FORGERIES[name]
    _forge(*statements)
    assert _faulty() >= expected


def _truncate(folder: Path) -> None:
    bundle = next(folder.glob("tile/entries/*.p/3"))
    bundle.write_bytes(bundle.read_bytes()[:-1])


def _flip(folder: Path) -> None:
    tile = next(folder.glob("tile/0/*.p/3"))
    tile.write_bytes(bytes([tile.read_bytes()[0] ^ 1]) + tile.read_bytes()[1:])


def _resign(folder: Path) -> None:
    head = folder / "checkpoint"
    head.write_text(head.read_text().replace("\n3\n", "\n2\n", 1))


@pytest.mark.parametrize("damage", [_truncate, _flip, _resign])
def test_the_audit_finds_damage_to_the_log(
    office: Office, data: Path, damage: Callable[[Path], None]
) -> None:
    investigated(office)
    seal_pending()
    damage(data / "log")
    assert "日志文件" in _faulty() <= {"日志文件", "检查点"}


def test_the_audit_reads_contents_anew(
    office: Office, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    investigated(office)
    made = [item for entry in Entry.objects.all() for item in entry.documents]
    assert made
    place = data / "blobs" / made[0]["sha256"][:2] / made[0]["sha256"][2:]
    place.chmod(0o600)
    place.write_bytes(b"other")
    assert _faulty() == {"附件与文书"}
    assert audit_command.run(None) == 1  # type: ignore[arg-type]
    assert "不通过  附件与文书" in capsys.readouterr().out
    place.unlink()
    assert _faulty() == {"附件与文书"}


def test_an_empty_deployment_passes(db: None) -> None:
    assert audit().ok


TABLES = ("entry", "leaf", "checkpoint", "file")
REFERENCES = """
SELECT conrelid::regclass, quote_ident(conname) FROM pg_constraint
WHERE contype = 'f' AND confrelid IN ('casework_entry'::regclass, 'casework_file'::regclass)
"""


def _forge(*statements: str) -> None:
    """What the tables' owner may do: triggers switched off, references dropped."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(REFERENCES)
        for table, name in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE casework_{table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE casework_{table} ENABLE TRIGGER USER")
