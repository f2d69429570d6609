"""The offline package: what is built is verified, by us and by a stranger, and any change is found.

The forgeries are made by an insider who holds the signing key and signs the manifest anew, so that
each step must find its own.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.core.ledger import package_check
from mingjing.core.ledger.builder import LogBuilder
from mingjing.core.ledger.checkpoint import Checkpoint, sign_checkpoint
from mingjing.core.ledger.digests import digests_of
from mingjing.core.ledger.errors import PackageError
from mingjing.core.ledger.leaf import make_leaf
from mingjing.core.ledger.manifest import Withheld, note_text, parse_manifest
from mingjing.core.ledger.note import SignerKey, sign_note
from mingjing.core.ledger.package import Contents, Disclosed
from mingjing.core.ledger.package_check import verify_package
from mingjing.core.ledger.report import Report
from mingjing.core.ledger.sealing import seal
from mingjing.core.ledger.tiles import MemoryTiles
from mingjing.core.ledger.tree import EMPTY_ROOT
from mingjing.core.ledger.view import LogView
from tests.unit.ledger import stranger
from tests.unit.ledger.sample import (
    FILE,
    LETTER,
    ORIGIN,
    OTHER,
    SIGNER,
    Bytes,
    archive,
    archive_of,
    blob,
    entries,
    salt,
    sample,
    with_entries,
)

KEY = SIGNER.verifier()
SAMPLE = sample()
CONTENTS = SAMPLE.contents
DATA = archive(CONTENTS)
FORGER = SignerKey(name=ORIGIN, seed=b"\x66" * 32)


def verify(data: bytes) -> Report:
    return verify_package(Bytes(data), [KEY])


def first_failure(data: bytes) -> int:
    report = verify(data)
    assert not report.ok
    failures = [step.n for step in report.steps if not step.ok]
    assert failures == list(range(failures[0], 12))
    return failures[0]


def members(data: bytes = DATA) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_sound_package_passes_all_eleven_steps() -> None:
    report = verify(DATA)
    assert [(step.n, step.ok) for step in report.steps] == [(n, True) for n in range(1, 12)], report
    assert report.ok
    assert report.trusted
    assert "卷已办结，共 5 条" in report.steps[-1].detail


def test_the_docstring_tells_the_steps_that_the_code_takes() -> None:
    for step in verify(DATA).steps:
        assert f"{step.n:>2}. {step.name} —" in (package_check.__doc__ or "")


def test_a_stranger_finds_the_same_entries() -> None:
    assert stranger.check_package(io.BytesIO(DATA), KEY.encode()) == entries()
    with pytest.raises(ValueError, match="unsigned"):
        stranger.check_package(io.BytesIO(DATA), FORGER.verifier().encode())


def test_the_same_contents_make_the_same_bytes() -> None:
    assert archive(sample().contents) == DATA
    turned = replace(CONTENTS, blobs=CONTENTS.blobs[::-1])
    assert archive(turned) == DATA


def test_original_names_stand_in_the_manifest_and_texts_are_chinese() -> None:
    found = members()
    names = {b.name for b in parse_manifest(found["manifest.json"]).blobs}
    assert names == {"现场照片.jpg", "决定书.pdf"}
    assert "核验方法" in found["README.txt"].decode()
    assert all(name.isascii() for name in found)


def test_without_a_named_key_the_report_says_so_and_an_empty_list_trusts_nobody() -> None:
    report = verify_package(Bytes(DATA))
    assert report.ok
    assert not report.trusted
    assert KEY.encode() in report.steps[3].detail
    assert not verify_package(Bytes(DATA), []).ok


def test_every_single_byte_counts() -> None:
    changed = bytearray(DATA)
    for at in range(len(changed)):
        changed[at] ^= 1 << at % 8
        assert not verify(bytes(changed)).ok, at
        changed[at] ^= 1 << at % 8
    assert changed == DATA


@settings(max_examples=300)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_any_changed_byte_is_found(at: int, mask: int) -> None:
    changed = bytearray(DATA)
    changed[at] ^= mask
    assert not verify(bytes(changed)).ok
    assert not verify_package(Bytes(bytes(changed))).ok


@settings(max_examples=100)
@given(st.integers(0, len(DATA)), st.binary(min_size=1, max_size=30))
def test_any_inserted_bytes_are_found(at: int, more: bytes) -> None:
    assert not verify(DATA[:at] + more + DATA[at:]).ok


@settings(max_examples=100)
@given(st.integers(0, len(DATA) - 1))
def test_any_truncation_is_found(at: int) -> None:
    assert not verify(DATA[:at]).ok


@settings(max_examples=150)
@given(st.data())
def test_any_changed_byte_in_any_member_is_found_in_a_new_archive(data: st.DataObject) -> None:
    # the archive's own check sums are right again: only the digests and signatures can tell
    found = members()
    name = data.draw(st.sampled_from(sorted(found)))
    at = data.draw(st.integers(0, len(found[name]) - 1))
    changed = bytearray(found[name])
    changed[at] ^= data.draw(st.integers(1, 255))
    assert first_failure(archive_of(found | {name: bytes(changed)})) in {2, 3, 5}


def replaced(n: int, **change: object) -> Contents:
    packaged = list(CONTENTS.entries)
    packaged[n - 1] = replace(packaged[n - 1], **change)
    return with_entries(CONTENTS, packaged)


def with_foreign_entry() -> Contents:
    leaf = make_leaf(file=FILE, position=6, entry={"act": "后补"}, salt=salt(9))
    last = CONTENTS.entries[-1]
    more = Disclosed(index=9, leaf=leaf, proof=last.proof, entry={"act": "后补"}, salt=salt(9))
    return with_entries(CONTENTS, [*CONTENTS.entries, more])


def with_other_file() -> Contents:
    leaf = make_leaf(file=OTHER, position=1, entry={"n": 1}, salt=salt(101))
    proof = tuple(SAMPLE.view.inclusion(1))
    swapped = Disclosed(index=1, leaf=leaf, proof=proof, entry={"n": 1}, salt=salt(101))
    return with_entries(CONTENTS, [swapped, *CONTENTS.entries[1:]])


def with_forged_leaf() -> Contents:
    entry = entries()[2] | {"by": "另一人"}
    return replaced(3, entry=entry, leaf=make_leaf(file=FILE, position=3, entry=entry, salt=salt(3)))


def with_head(size: int, root: bytes, signer: SignerKey = SIGNER) -> Contents:
    head = Checkpoint(origin=ORIGIN, size=size, root=root)
    return replace(CONTENTS, checkpoint=sign_checkpoint(head, [signer]))


FORGERIES: dict[str, tuple[Callable[[], Contents], int]] = {
    "another log's key": (lambda: replace(CONTENTS, key=FORGER.verifier()), 4),
    "checkpoint by another key": (lambda: with_head(10, SAMPLE.view.root(), FORGER), 6),
    "checkpoint of an empty log": (lambda: with_head(0, EMPTY_ROOT), 6),
    "content changed": (lambda: replaced(3, entry=entries()[2] | {"by": "另一人"}), 7),
    "salt changed": (lambda: replaced(3, salt=salt(4)), 7),
    "contents exchanged": (lambda: replaced(3, entry=entries()[0], salt=salt(1)), 7),
    "content and leaf changed": (with_forged_leaf, 8),
    "entry added": (with_foreign_entry, 8),
    "place in the log changed": (lambda: replaced(3, index=5), 8),
    "proof cut": (lambda: replaced(3, proof=CONTENTS.entries[2].proof[:-1]), 8),
    "checkpoint of another tree": (lambda: with_head(10, bytes(32)), 8),
    "checkpoint of another size": (lambda: with_head(9, SAMPLE.view.root()), 8),
    "first entry removed": (lambda: with_entries(CONTENTS, CONTENTS.entries[1:]), 9),
    "middle entry removed": (
        lambda: with_entries(CONTENTS, [*CONTENTS.entries[:2], *CONTENTS.entries[3:]]),
        9,
    ),
    "entry doubled": (lambda: with_entries(CONTENTS, [CONTENTS.entries[0], *CONTENTS.entries]), 9),
    "entries reordered": (lambda: with_entries(CONTENTS, CONTENTS.entries[::-1]), 9),
    "entry of another file": (with_other_file, 9),
    "entry after the closing one": (lambda: sample(closing_at=3).contents, 9),
    "file renamed": (lambda: replace(CONTENTS, file=OTHER), 9),
    "attachment exchanged": (
        lambda: replace(CONTENTS, blobs=[blob(b"other", "现场照片.jpg"), CONTENTS.blobs[1]]),
        10,
    ),
    "attachment added": (lambda: replace(CONTENTS, blobs=[*CONTENTS.blobs, blob(b"late", "补充.jpg")]), 10),
    "attachment left out": (lambda: replace(CONTENTS, blobs=CONTENTS.blobs[:1]), 10),
    "absence unexplained": (lambda: replace(CONTENTS, withheld=[]), 10),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_an_insiders_forgery_is_found_by_its_own_step(name: str) -> None:
    make, step = FORGERIES[name]
    assert first_failure(archive(make())) == step


def test_someone_elses_key_throughout_passes_only_without_a_named_key() -> None:
    contents = replace(with_head(10, SAMPLE.view.root(), FORGER), key=FORGER.verifier())
    forged = archive(contents, [FORGER])
    assert first_failure(forged) == 4
    report = verify_package(Bytes(forged))
    assert report.ok
    assert not report.trusted


def test_a_manifest_signed_by_nobody_known_or_signed_for_another_package_is_found() -> None:
    assert first_failure(archive(CONTENTS, [FORGER])) == 5
    other = members(archive(replace(CONTENTS, title="另一案")))
    assert first_failure(archive_of(members() | {"manifest.note": other["manifest.note"]})) == 5
    # a checkpoint is signed by the same key, and is no manifest signature
    assert first_failure(archive_of(members() | {"manifest.note": members()["checkpoint"]})) == 5


def test_a_change_of_sm3_alone_is_found() -> None:
    photo = CONTENTS.blobs[0]
    wrong = replace(photo, digests=replace(photo.digests, sm3="0" * 64))
    assert first_failure(archive(replace(CONTENTS, blobs=[wrong, CONTENTS.blobs[1]]))) == 3


def test_an_sm3_that_the_entry_does_not_confirm_is_found() -> None:
    content = entries()
    content[1]["data"]["photos"][0]["sm3"] = "0" * 64
    assert first_failure(archive(sample(content=content).contents)) == 10


def test_a_signed_manifest_that_counts_wrongly_is_found() -> None:
    found = members()
    manifest = replace(parse_manifest(found["manifest.json"]), entries=4).encode()
    note = sign_note(note_text(digests_of([manifest])), [SIGNER])
    assert first_failure(archive_of(found | {"manifest.json": manifest, "manifest.note": note})) == 7


def test_positions_against_the_order_of_the_log_are_found() -> None:
    content = [(2, {"act": "决定"}), (1, {"act": "立案"})]
    made = [make_leaf(file=FILE, position=n, entry=entry, salt=salt(n)) for n, entry in content]
    sealed = seal(LogBuilder(), made, origin=ORIGIN, signers=[SIGNER])
    view = LogView(MemoryTiles(dict(sealed.writes)), 2)
    packaged = [
        Disclosed(index=i, leaf=made[i], proof=tuple(view.inclusion(i)), entry=entry, salt=salt(n))
        for i, (n, entry) in enumerate(content)
    ][::-1]
    contents = replace(
        CONTENTS, entries=packaged, blobs=[], withheld=[], checkpoint=sealed.writes[-1][1], title="倒序"
    )
    assert first_failure(archive(contents)) == 9


def test_nothing_to_check_fails() -> None:
    with pytest.raises(PackageError, match="没有可以导出"):
        archive(with_entries(CONTENTS, []))
    for data in (b"", b"PK\x05\x06" + bytes(18), b"no zip at all"):
        assert first_failure(data) == 1
    assert first_failure(archive_of({"README.txt": b"x"})) == 2
    assert not Report(steps=(), trusted=True).ok


def test_content_lawfully_absent_leaves_the_proof_standing() -> None:
    erased = sample(absent=3)
    report = verify(archive(erased.contents))
    assert report.ok
    assert "4 条相符，另有 1 条" in report.steps[6].detail
    assert "占道" in archive(erased.contents).decode("utf-8", "ignore")
    assert "摆摊" not in archive(erased.contents).decode("utf-8", "ignore")


def test_an_open_file_is_said_to_be_open() -> None:
    report = verify(archive(sample(closing_at=0).contents))
    assert report.ok
    assert "尚未办结：只证明到第 5 条" in report.steps[10].detail


def test_the_last_entry_of_a_closed_file_removed_shows_the_file_open() -> None:
    report = verify(archive(with_entries(CONTENTS, CONTENTS.entries[:-1])))
    assert report.ok
    assert "不能证明此后没有记录" in report.steps[10].detail


def test_a_derived_document_need_not_stand_in_an_entry() -> None:
    contents = replace(CONTENTS, blobs=[*CONTENTS.blobs, blob(b"contents page", "卷内目录.pdf", "derived")])
    assert verify(archive(contents)).ok


def test_building_refuses_doubled_or_misdescribed_blobs() -> None:
    with pytest.raises(PackageError, match="两次"):
        archive(replace(CONTENTS, blobs=[*CONTENTS.blobs, CONTENTS.blobs[0]]))
    mixed = replace(CONTENTS.blobs[0], info=CONTENTS.blobs[1].info)
    with pytest.raises(PackageError, match="前后不一"):
        archive(replace(CONTENTS, blobs=[mixed]))


@pytest.mark.parametrize(
    "change",
    [
        (b'"entries":5', b'"entries":-5'),
        (b'"entries":5', b'"entries":true'),
        (b'"kind":"document"', b'"kind":"documents"'),
        (b"mingjing-package/1", b"mingjing-package/2"),
        (b'"title":', b'"titel":'),
        (b'"entries":5', b'"entries": 5'),
        (b'"withheld":[{', b'"withheld":[7,{'),
        (b'"blobs":[', b'"blobs":[],"blobz":['),
    ],
)
def test_malformed_manifests_are_found(change: tuple[bytes, bytes]) -> None:
    found = members()
    assert change[0] in found["manifest.json"]
    assert first_failure(archive_of(found | {"manifest.json": found["manifest.json"].replace(*change)})) == 2


def test_letters_are_carried_whole() -> None:
    carried = [data for name, data in members().items() if name.startswith("blobs/")]
    assert LETTER in carried
    assert Withheld(sha256="ab" * 32, reason="执法视频涉及第三人") in CONTENTS.withheld
