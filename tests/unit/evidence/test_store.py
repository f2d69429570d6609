"""The store keeps exactly what came, or nothing."""

import hashlib
import multiprocessing
import os
import resource
import signal
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.apps.evidence.errors import BlobMissingError, StoreFullError, TooLargeError
from mingjing.apps.evidence.store import BlobStore
from mingjing.core.ledger.digests import Digests

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
ABC_SM3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"  # GB/T 32905, appendix A.1


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(root=tmp_path / "blobs")


def put(store: BlobStore, *chunks: bytes, limit: int | None = None) -> Digests:
    with store.draft(limit=limit) as draft:
        for chunk in chunks:
            draft.write(chunk)
        return draft.place()


def drafts(store: BlobStore) -> Sequence[Path]:
    return list((store.root / "drafts").glob("*"))


def test_content_lies_under_its_digest(store: BlobStore) -> None:
    assert put(store, b"a", b"bc") == Digests(size=3, sha256=ABC, sm3=ABC_SM3)
    path = store.root / ABC[:2] / ABC[2:]
    assert path.read_bytes() == b"abc"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert drafts(store) == []
    assert list(store.names()) == [ABC]


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_chunking_makes_no_difference(chunks: list[bytes]) -> None:
    whole = b"".join(chunks)
    with tempfile.TemporaryDirectory() as folder:
        store = BlobStore(root=Path(folder))
        kept = put(store, *chunks)
        with store.open(kept.sha256) as file:
            assert file.read() == whole
        assert kept.sha256 == hashlib.sha256(whole).hexdigest()
        assert kept.sm3 == hashlib.new("sm3", whole).hexdigest()
        assert store.digests(kept.sha256) == kept


def test_same_content_again_heals_a_damaged_copy(store: BlobStore) -> None:
    put(store, b"abc")
    path = store.path(ABC)
    path.chmod(0o600)
    path.write_bytes(b"abX")
    assert store.digests(ABC).sha256 != ABC
    put(store, b"abc")
    assert store.digests(ABC).sha256 == ABC
    assert list(store.names()) == [ABC]


def test_too_large_leaves_nothing(store: BlobStore) -> None:
    with pytest.raises(TooLargeError, match="4字节"):
        put(store, b"abc", b"de", limit=4)
    assert drafts(store) == []
    assert list(store.names()) == []
    put(store, b"abcd", limit=4)


def test_leaving_without_placing_leaves_nothing(store: BlobStore) -> None:
    with store.draft() as draft:
        draft.write(b"abc")
        assert len(drafts(store)) == 1
    assert drafts(store) == []
    draft.discard()  # a second time does nothing


def test_missing_and_misnamed(store: BlobStore) -> None:
    with pytest.raises(BlobMissingError, match=ABC):
        store.open(ABC)
    for name in ("../../etc/passwd", ABC.upper(), ABC + "0", ""):
        with pytest.raises(ValueError, match="not a SHA-256"):
            store.path(name)


def _write_beyond_the_limit(root: Path, answer: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        put(BlobStore(root=root), *[b"x" * 30_000] * 5)
    except StoreFullError as error:
        answer.write_text(str(error), encoding="utf-8")


def test_full_disk_is_said_and_leaves_nothing(store: BlobStore, tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    process = multiprocessing.get_context("spawn").Process(
        target=_write_beyond_the_limit, args=(store.root, answer)
    )
    process.start()
    process.join(30)
    assert "存储空间不足" in answer.read_text(encoding="utf-8")
    assert drafts(store) == []
    assert list(store.names()) == []


def _write_and_wait(root: Path, ready: Path) -> None:
    with BlobStore(root=root).draft() as draft:
        draft.write(b"half of it")
        ready.touch()
        signal.pause()


def test_killed_writer_leaves_a_draft_that_a_sweep_removes(store: BlobStore, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    process = multiprocessing.get_context("spawn").Process(target=_write_and_wait, args=(store.root, ready))
    process.start()
    while not ready.exists():
        assert process.is_alive()
    assert store.sweep() == 0, "a living writer's draft stays"
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join(30)
    assert len(drafts(store)) == 1
    assert store.sweep() == 1
    assert drafts(store) == []
    assert list(store.names()) == []


def test_writers_and_sweeps_together(store: BlobStore) -> None:
    kept: list[Digests] = []

    def write(number: int) -> None:
        kept.extend(put(store, b"%d-%d" % (number % 2, index)) for index in range(40))

    threads = [Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        store.sweep()  # may take a draft between its making and its locking: the writer makes another
    assert len(kept) == 160
    assert {store.digests(name).sha256 for name in store.names()} == {item.sha256 for item in kept}
    assert len(list(store.names())) == 80
