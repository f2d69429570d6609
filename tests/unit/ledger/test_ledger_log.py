"""The log in tiles: grown in any portions, read back, judged by a stranger, and by our own verifier."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.commands.verify import DiskTiles
from mingjing.core.ledger import tiles as t
from mingjing.core.ledger import tree
from mingjing.core.ledger.builder import LogBuilder
from mingjing.core.ledger.checkpoint import Checkpoint, sign_checkpoint
from mingjing.core.ledger.errors import ProofError, TileError, TileMissingError
from mingjing.core.ledger.leaf import Leaf, make_leaf
from mingjing.core.ledger.log_check import verify_log
from mingjing.core.ledger.sealing import Sealed, resume_log, seal
from mingjing.core.ledger.view import LogView
from tests.unit.ledger import stranger
from tests.unit.ledger.sample import ORIGIN, SIGNER

KEY = SIGNER.verifier()
BIG = 70_000  # the example of tlog-tiles: 273 full tiles, then 112, 17 and 1
ENTRIES = [b"entry %d" % i for i in range(BIG)]
HASHES = [tree.leaf_hash(entry) for entry in ENTRIES]


class CountingTiles(t.MemoryTiles):
    """Remembers what was read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.seen: list[str] = []

    def read(self, path: str) -> bytes:
        self.seen.append(path)
        return super().read(path)


@pytest.fixture(scope="module")
def big() -> dict[str, bytes]:
    builder = LogBuilder()
    for entry in ENTRIES:
        builder.append(entry)
    assert builder.root() == tree.root(HASHES)
    return dict(builder.drain())


def leaves(count: int, *, file: str = "file-1", start: int = 1) -> list[Leaf]:
    return [
        make_leaf(file=file, position=n, entry={"n": n}, salt=bytes(32)) for n in range(start, start + count)
    ]


def seal_on(store: t.MemoryTiles, portion: list[Leaf]) -> Sealed:
    builder = resume_log(store, store.files.get(t.CHECKPOINT_PATH))
    return seal(builder, portion, origin=ORIGIN, signers=[SIGNER])


def sealed(*portions: list[Leaf]) -> t.MemoryTiles:
    store = t.MemoryTiles()
    for portion in portions:
        store.files.update(seal_on(store, portion).writes)
    return store


def failed(store: t.TileReader) -> list[int]:
    return [step.n for step in verify_log(store, [KEY]).steps if not step.ok]


@pytest.mark.parametrize(
    ("level", "index", "width", "path"),
    [
        (0, 1234067, 256, "tile/0/x001/x234/067"),
        (None, 1234067, 256, "tile/entries/x001/x234/067"),
        (0, 0, 256, "tile/0/000"),
        (1, 999, 1, "tile/1/999.p/1"),
        (63, 1000, 255, "tile/63/x001/000.p/255"),
        (2, 1_000_000, 256, "tile/2/x001/x000/000"),
    ],
)
def test_tile_paths_are_those_of_the_specification(
    level: int | None, index: int, width: int, path: str
) -> None:
    assert t.tile_path(level, index, width) == path
    assert t.parse_tile_path(path) == (level, index, width)


@given(st.none() | st.integers(0, 63), st.integers(0, 10**12), st.integers(1, 256))
def test_tile_paths_read_back(level: int | None, index: int, width: int) -> None:
    assert t.parse_tile_path(t.tile_path(level, index, width)) == (level, index, width)


OTHER_PATHS = """tile/0/0 tile/00/000 tile/64/000 tile/0/x000/001 tile/0/000.p/0 tile/0/000.p/256
tile/0/../000 tile/0/001/000 /tile/0/000 tile/0/000.p/01 tile/0/００１ tile/x/000"""


@pytest.mark.parametrize("path", ["", "tile/0/000\n", *OTHER_PATHS.split()])
def test_other_paths_are_refused(path: str) -> None:
    with pytest.raises(TileError):
        t.parse_tile_path(path)


@pytest.mark.parametrize("place", [(0, -1, 1), (0, 0, 0), (0, 0, 257), (64, 0, 1)])
def test_there_is_no_path_for_what_can_not_be(place: tuple[int, int, int]) -> None:
    with pytest.raises(TileError):
        t.tile_path(*place)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_bundles_read_back_and_cut_ones_are_refused(entries: list[bytes]) -> None:
    data = t.encode_bundle(entries)
    assert t.decode_bundle(data) == entries == stranger.read_bundle(data)
    if data:
        with pytest.raises(TileError):
            t.decode_bundle(data + b"\x00")


def test_an_entry_over_the_limit_is_refused_and_adds_nothing() -> None:
    builder = LogBuilder()
    builder.append(b"x" * t.MAX_ENTRY)
    with pytest.raises(TileError, match="65535"):
        builder.append(b"x" * (t.MAX_ENTRY + 1))
    assert builder.size == 1
    with pytest.raises(TileError):
        t.encode_bundle([b"x" * 65_536])


def test_seventy_thousand_leaves_make_the_tiles_of_the_specification(big: dict[str, bytes]) -> None:
    names = [path for path in big if not path.startswith("tile/entries")]
    assert sum(p.startswith("tile/0/") and ".p/" not in p for p in names) == 273
    assert {p for p in names if ".p/" in p} == {"tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"}
    assert "tile/1/000" in names
    at_256 = LogBuilder()
    for entry in ENTRIES[:256]:
        at_256.append(entry)
    assert [path for path, _ in at_256.drain()] == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]


def test_proofs_from_tiles_equal_proofs_from_hashes_and_read_few_tiles(big: dict[str, bytes]) -> None:
    root, pick = tree.root(HASHES), random.Random(6962)
    for index in [0, 255, 256, 65_535, 65_536, BIG - 1, *(pick.randrange(BIG) for _ in range(20))]:
        store = CountingTiles(big)
        proof = LogView(store, BIG).inclusion(index)
        assert proof == tree.inclusion_proof(index, BIG, lambda a, b: tree.root(HASHES[a:b]))
        assert len(store.seen) <= 6
        assert tree.verify_inclusion(leaf=HASHES[index], index=index, size=BIG, proof=proof, root=root)
    store = CountingTiles(big)
    assert LogView(store, BIG).root() == root
    for old in [1, 255, 256, 257, 65_536, 69_999, BIG, *(pick.randrange(1, BIG) for _ in range(20))]:
        proof = LogView(CountingTiles(big), BIG).consistency(old)
        assert proof == tree.consistency_proof(old, BIG, lambda a, b: tree.root(HASHES[a:b]))


def test_an_older_head_is_read_from_the_newer_tiles(big: dict[str, bytes]) -> None:
    # partial tiles may be gone once the full one is there: the full one is cut
    view = LogView(t.MemoryTiles(big), 300)
    assert view.root() == tree.root(HASHES[:300])
    assert view.entry(299) == ENTRIES[299]
    for outside in (-1, 300):
        with pytest.raises(ProofError):
            view.entry(outside)


@settings(max_examples=25)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_a_log_grown_in_portions_is_the_log_grown_at_once(sizes: list[int]) -> None:
    store, total = t.MemoryTiles(), 0
    for size in sizes:
        builder = LogBuilder.resume(store, total)
        assert builder.root() == tree.root(HASHES[:total])
        for entry in ENTRIES[total : total + size]:
            builder.append(entry)
        store.files.update(builder.drain())
        old, total = total, total + size
        view = LogView(store, total)
        assert view.root() == builder.root() == tree.root(HASHES[:total])
        if old:
            path = view.consistency(old)
            assert tree.verify_consistency(
                old_size=old,
                old_root=tree.root(HASHES[:old]),
                new_size=total,
                new_root=view.root(),
                proof=path,
            )


def test_a_stranger_verifies_a_log_on_disk(tmp_path: Path) -> None:
    portions = [leaves(300), leaves(1, start=301), leaves(700, file="file-2")]
    store, heads = t.MemoryTiles(), []
    for n in range(1, len(portions) + 1):
        store = sealed(*portions[:n])
        for path, data in store.files.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        heads.append(stranger.check_log(tmp_path, KEY.encode()))
    (old, old_root, _), (new, new_root, hashes) = heads[0], heads[-1]
    assert (old, new) == (300, 1001)
    view = LogView(DiskTiles(tmp_path), new)
    for index in (0, 299, 300, 512, 1000):
        assert stranger.root_from_path(hashes[index], index, new, view.inclusion(index)) == new_root
    assert stranger.roots_from_proof(old, new, view.consistency(old), old_root) == (old_root, new_root)
    report = verify_log(DiskTiles(tmp_path), [KEY])
    assert report.ok
    assert report.trusted


def test_sealing_nothing_is_refused_and_a_damaged_log_is_not_resumed() -> None:
    with pytest.raises(ProofError, match="没有待封存"):
        seal(LogBuilder(), [], origin=ORIGIN, signers=[SIGNER])
    store = sealed(leaves(5))
    signed = store.read(t.CHECKPOINT_PATH)
    tile = bytearray(store.files["tile/0/000.p/5"])
    tile[0] ^= 1
    store.files["tile/0/000.p/5"] = bytes(tile)
    with pytest.raises(ProofError, match="与最近的检查点不符"):
        resume_log(store, signed)


def test_sealing_again_after_a_crash_before_the_checkpoint_gives_the_same_bytes() -> None:
    store = sealed(leaves(250))
    crashed = t.MemoryTiles(dict(store.files))
    result = seal_on(store, leaves(20, start=251))
    assert result.first == 250
    assert result.writes[-1][0] == t.CHECKPOINT_PATH
    crashed.files.update(result.writes[:-1])
    assert seal_on(crashed, leaves(20, start=251)) == result


def test_a_sound_log_passes_every_step() -> None:
    report = verify_log(sealed(leaves(300), leaves(3, file="file-2")), [KEY])
    assert [step.n for step in report.steps] == [1, 2, 3, 4, 5]
    assert report.ok


def test_nobody_trusted_nothing_there_and_an_empty_log_fail() -> None:
    store = sealed(leaves(3))
    assert not verify_log(store, []).ok
    assert not verify_log(t.MemoryTiles(), [KEY]).ok
    empty = LogBuilder()
    from_nothing = t.MemoryTiles({"checkpoint": signed_head(0, empty.root())})
    assert failed(from_nothing) == [2, 3, 4, 5]


def signed_head(size: int, root: bytes) -> bytes:
    head = Checkpoint(origin=ORIGIN, size=size, root=root)
    return sign_checkpoint(head, [SIGNER])


@pytest.mark.parametrize(
    "path", ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "checkpoint"]
)
def test_a_missing_file_is_found(path: str) -> None:
    store = sealed(leaves(300))
    del store.files[path]
    assert failed(store)


@settings(max_examples=150)
@given(st.data())
def test_any_changed_byte_on_disk_is_found(data: st.DataObject) -> None:
    store = t.MemoryTiles(dict(SEALED.files))
    path = data.draw(st.sampled_from(sorted(store.files)))
    at = data.draw(st.integers(0, len(store.files[path]) - 1))
    changed = bytearray(store.files[path])
    changed[at] ^= data.draw(st.integers(1, 255))
    store.files[path] = bytes(changed)
    assert failed(store)


@pytest.mark.parametrize(
    ("portion", "words"),
    [
        ([*leaves(2), *leaves(1, start=4)], "应为第 3 条"),
        ([*leaves(2), *leaves(1, start=2)], "应为第 3 条"),
        (leaves(1, start=2), "应为第 1 条"),
        ([make_leaf(file="f", position=1, entry={}, salt=bytes(32), closing=True)] * 2, "不应再有记录"),
    ],
)
def test_gaps_repetitions_and_entries_after_the_end_are_found(portion: list[Leaf], words: str) -> None:
    report = verify_log(sealed(portion), [KEY])
    assert [step.n for step in report.steps if not step.ok] == [5]
    assert words in report.steps[4].detail


def test_a_head_that_signs_another_root_is_found() -> None:
    store = sealed(leaves(300))
    store.files["checkpoint"] = signed_head(300, bytes(32))
    assert failed(store) == [4]


def test_an_entry_that_is_no_leaf_is_found() -> None:
    builder = LogBuilder()
    builder.append(b"no leaf")
    store = t.MemoryTiles(dict(builder.drain()))
    store.files["checkpoint"] = signed_head(1, builder.root())
    assert failed(store) == [2, 3, 4, 5]


def test_tiles_of_a_wrong_length_are_refused() -> None:
    for data in (b"", b"x" * 31, b"x" * 32):
        with pytest.raises(TileError):
            t.read_tile(t.MemoryTiles({"tile/0/000.p/2": data}), 0, 0, 2)
    with pytest.raises(TileError):
        t.read_bundle(t.MemoryTiles({"tile/entries/000.p/2": b"\x00\x01a"}), 0, 2)
    with pytest.raises(TileMissingError):
        t.read_tile(t.MemoryTiles(), 0, 0, 2)


# in one portion: an earlier head's partial tiles are no part of the present log, and nobody reads them
SEALED = sealed(leaves(300))
