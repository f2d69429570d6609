"""RFC 6962: known answers, the recursive definitions as oracle, pymerkle as a second one."""

import hashlib

import pymerkle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingjing.core.ledger import tree
from mingjing.core.ledger.errors import ProofError
from tests.unit.ledger import stranger

# the eight leaves and roots of the Certificate Transparency reference tests
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HASHES = [tree.leaf_hash(b"%d" % i) for i in range(600)]


def ranges(hashes: list[bytes]) -> tree.RangeHash:
    return lambda start, end: tree.root(hashes[start:end])


def test_the_empty_tree_hashes_nothing() -> None:
    assert tree.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference_tests(size: int) -> None:
    assert tree.root([tree.leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size - 1]


@given(st.integers(0, 600))
def test_root_equals_the_recursive_definition(size: int) -> None:
    assert tree.root(HASHES[:size]) == stranger.mth(HASHES[:size])


def test_proofs_equal_the_recursive_definitions_in_every_small_tree() -> None:
    for size in range(1, 34):
        hashes = HASHES[:size]
        root = tree.root(hashes)
        for index in range(size):
            proof = tree.inclusion_proof(index, size, ranges(hashes))
            assert proof == stranger.path(index, hashes)
            assert tree.verify_inclusion(leaf=hashes[index], index=index, size=size, proof=proof, root=root)
        for old in range(1, size + 1):
            proof = tree.consistency_proof(old, size, ranges(hashes))
            assert proof == stranger.proof(old, hashes)
            assert holds(old, size, proof)


def holds(old: int, new: int, proof: list[bytes]) -> bool:
    return tree.verify_consistency(
        old_size=old,
        old_root=tree.root(HASHES[:old]),
        new_size=new,
        new_root=tree.root(HASHES[:new]),
        proof=proof,
    )


@given(st.data())
def test_an_inclusion_proof_holds_for_nothing_else(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 600))
    index = data.draw(st.integers(0, size - 1))
    root = tree.root(HASHES[:size])
    proof = tree.inclusion_proof(index, size, ranges(HASHES))

    def verify(leaf: bytes, place: int, path: list[bytes], head: bytes) -> bool:
        return tree.verify_inclusion(leaf=leaf, index=place, size=size, proof=path, root=head)

    assert verify(HASHES[index], index, proof, root)
    other = data.draw(st.integers(-1, size).filter(lambda n: n != index))
    assert not verify(HASHES[index], other, proof, root)
    assert not verify(tree.leaf_hash(b"forged"), index, proof, root)
    assert not verify(HASHES[index], index, [*proof, root], root)
    assert not verify(HASHES[index], index, proof, tree.EMPTY_ROOT)
    if proof:
        cut = data.draw(st.integers(0, len(proof) - 1))
        assert not verify(HASHES[index], index, proof[:cut], root)
        swapped = [*proof[:cut], bytes(32), *proof[cut + 1 :]]
        assert not verify(HASHES[index], index, swapped, root)
        assert not verify(HASHES[index], index, [*proof[:cut], b"short", *proof[cut + 1 :]], root)


@given(st.data())
def test_a_consistency_proof_agrees_with_its_recursive_reading(data: st.DataObject) -> None:
    new = data.draw(st.integers(1, 600))
    old = data.draw(st.integers(1, new))
    proof = tree.consistency_proof(old, new, ranges(HASHES))
    old_root, new_root = tree.root(HASHES[:old]), tree.root(HASHES[:new])
    assert stranger.roots_from_proof(old, new, proof, old_root) == (old_root, new_root)
    assert holds(old, new, proof)
    forged = [*HASHES[: old - 1], tree.leaf_hash(b"forged")]
    assert not tree.verify_consistency(
        old_size=old, old_root=tree.root(forged), new_size=new, new_root=new_root, proof=proof
    )
    assert not holds(old, new, [*proof, new_root])
    if proof:
        assert not holds(old, new, proof[:-1])
        assert not holds(old, new, [bytes(32), *proof[1:]])


@settings(max_examples=30)
@given(st.data())
def test_pymerkle_agrees(data: st.DataObject) -> None:
    leaves = data.draw(st.lists(st.binary(max_size=40), min_size=1, max_size=70))
    oracle = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        oracle.append_entry(leaf)
    hashes = [tree.leaf_hash(leaf) for leaf in leaves]
    root = tree.root(hashes)
    assert oracle.get_root() == root
    index = data.draw(st.integers(0, len(leaves) - 1))
    # pymerkle's path begins with the leaf itself
    theirs = [bytes.fromhex(item) for item in oracle.prove_inclusion(index + 1).serialize()["path"]]
    assert theirs == [hashes[index], *tree.inclusion_proof(index, len(leaves), ranges(hashes))]


def test_nothing_proves_an_empty_beginning_or_a_leaf_outside() -> None:
    assert not tree.verify_consistency(
        old_size=0, old_root=tree.EMPTY_ROOT, new_size=1, new_root=HASHES[0], proof=[]
    )
    assert not tree.verify_inclusion(leaf=HASHES[0], index=0, size=0, proof=[], root=tree.EMPTY_ROOT)
    for index, size in ((0, 0), (3, 3), (-1, 3)):
        with pytest.raises(ProofError):
            tree.inclusion_proof(index, size, ranges(HASHES))
    for old, new in ((0, 3), (4, 3)):
        with pytest.raises(ProofError):
            tree.consistency_proof(old, new, ranges(HASHES))
    with pytest.raises(ProofError):
        tree.fold_perfect(HASHES[:3])


def test_an_inner_node_does_not_pass_for_a_leaf() -> None:
    # a proof too short by one level, from the node above: its hashes do lead to the root
    above, beside = tree.root(HASHES[:2]), tree.root(HASHES[2:4])
    root = tree.root(HASHES[:4])
    assert tree.node_hash(above, beside) == root
    assert not tree.verify_inclusion(leaf=above, index=0, size=4, proof=[beside], root=root)


def test_leaves_and_nodes_are_hashed_apart() -> None:
    left, right = HASHES[:2]
    assert tree.leaf_hash(left + right) != tree.node_hash(left, right)
    assert tree.node_hash(left, right) == hashlib.sha256(b"\x01" + left + right).digest()
