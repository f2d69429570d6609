"""The Merkle tree of RFC 6962 section 2.1 over SHA-256: hashes, proofs and their verification.

Hashes are 32 raw bytes. Indexes count from 0. Verification follows the iterative algorithms of
RFC 9162 sections 2.1.3.2 and 2.1.4.2, which check the proofs of RFC 6962.
"""

import hashlib
from collections.abc import Callable, Sequence
from hmac import compare_digest

from mingjing.core.ledger.errors import ProofError

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

RangeHash = Callable[[int, int], bytes]
"""(start, end) → the tree hash of the leaves start … end-1."""


def leaf_hash(data: bytes) -> bytes:
    """SHA-256(0x00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold_perfect(hashes: Sequence[bytes]) -> bytes:
    """The root over 2^k sibling hashes (k ≥ 0); raises ProofError for any other count."""
    if not hashes or len(hashes) & (len(hashes) - 1):
        raise ProofError("完整子树的散列个数必须是 2 的幂")
    sha256 = hashlib.sha256
    row = list(hashes)
    while len(row) > 1:
        row = [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row), 2)]
    return row[0]


def fold_right(hashes: Sequence[bytes]) -> bytes:
    """Join the roots of ever smaller perfect subtrees, left to right, into one root."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def perfect_ranges(start: int, end: int) -> list[tuple[int, int]]:
    """Cut start … end into the perfect subtrees (height, index), left to right, that RFC 6962 joins.

    `start` must be aligned to the size of the first subtree, as it is in every proof.
    """
    found = []
    while start < end:
        height = (end - start).bit_length() - 1
        found.append((height, start >> height))
        start += 1 << height
    return found


def root(hashes: Sequence[bytes]) -> bytes:
    """MTH over leaf hashes (RFC 6962 2.1); the empty tree's root for none."""
    parts = []
    for height, index in perfect_ranges(0, len(hashes)):
        start = index << height
        parts.append(fold_perfect(hashes[start : start + (1 << height)]))
    return fold_right(parts)


def inclusion_proof(index: int, size: int, range_hash: RangeHash) -> list[bytes]:
    """PATH(index, D[size]) of RFC 6962 2.1.1, leaf upwards. Raises ProofError outside the tree."""
    if not 0 <= index < size:
        raise ProofError(f"第 {index} 号叶不在大小为 {size} 的树中")
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_hash(middle, end))
            end = middle
        else:
            path.append(range_hash(start, middle))
            start = middle
    return path[::-1]


def consistency_proof(old: int, new: int, range_hash: RangeHash) -> list[bytes]:
    """PROOF(old, D[new]) of RFC 6962 2.1.2. Raises ProofError unless 0 < old ≤ new."""
    if not 0 < old <= new:
        raise ProofError(f"不能证明大小 {old} 的树是大小 {new} 的树的前身")
    path, start, end, whole = [], 0, new, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(range_hash(middle, end))
            end = middle
        else:
            path.append(range_hash(start, middle))
            start, whole = middle, False
    if not whole:
        path.append(range_hash(start, end))
    return path[::-1]


def verify_inclusion(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf hash `leaf` is at `index` of the tree with this size and root."""
    if not 0 <= index < size or not _hashes([leaf, root, *proof]):
        return False
    node, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            node, last = _to_odd(node, last)
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and compare_digest(current, root)


def verify_consistency(
    *, old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the new tree has the old one as its beginning. An old size of 0 proves nothing: False."""
    if not 0 < old_size <= new_size or not _hashes([old_root, new_root, *proof]):
        return False
    if old_size == new_size:
        return not proof and compare_digest(old_root, new_root)
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    return bool(path) and _consistent(old_size - 1, new_size - 1, path, old_root, new_root)


def _consistent(node: int, last: int, path: list[bytes], old_root: bytes, new_root: bytes) -> bool:
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            node, last = _to_odd(node, last)
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and compare_digest(old, old_root) and compare_digest(new, new_root)


def _to_odd(node: int, last: int) -> tuple[int, int]:
    """Climb past the levels where the rightmost node has no sibling."""
    while not node & 1 and node:
        node, last = node >> 1, last >> 1
    return node, last


def _split(width: int) -> int:
    """The largest power of two smaller than `width` (≥ 2)."""
    return 1 << ((width - 1).bit_length() - 1)


def _hashes(values: Sequence[bytes]) -> bool:
    return all(len(value) == HASH_SIZE for value in values)
