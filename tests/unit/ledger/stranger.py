"""A second implementation, by the specifications alone: it imports nothing of the project.

RFC 6962 section 2.1 (by its recursive definitions), RFC 8032 section 6 (Ed25519), C2SP signed-note,
tlog-checkpoint and tlog-tiles, and the package as its own README.txt describes it.
"""

import base64
import hashlib
import hmac
import json
import zipfile
from pathlib import Path

# --- RFC 8032, appendix-style arithmetic -----------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return (x * y % P, t * z % P, y * z % P, x * t % P)


def times(s, point):
    total = (0, 1, 1, 0)
    while s:
        if s & 1:
            total = add(total, point)
        point = add(point, point)
        s >>= 1
    return total


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_M1 % P
    if (x * x - x2) % P:
        return None
    return P - x if (x & 1) != sign else x


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = point_of(public), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, a)))


# --- RFC 6962, by definition -----------------------------------------------------------------------


def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def pair(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def cut(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = cut(len(hashes))
    return pair(mth(hashes[:k]), mth(hashes[k:]))


def path(m, hashes):
    if len(hashes) == 1:
        return []
    k = cut(len(hashes))
    if m < k:
        return [*path(m, hashes[:k]), mth(hashes[k:])]
    return [*path(m - k, hashes[k:]), mth(hashes[:k])]


def proof(m, hashes):
    return subproof(m, hashes, True)


def subproof(m, hashes, whole):
    if m == len(hashes):
        return [] if whole else [mth(hashes)]
    k = cut(len(hashes))
    if m <= k:
        return [*subproof(m, hashes[:k], whole), mth(hashes[k:])]
    return [*subproof(m - k, hashes[k:], False), mth(hashes[:k])]


def root_from_path(leaf, m, n, path):
    """The root that an audit path leads to, by the recursion that defines PATH; None if misfitting."""
    if n == 1:
        return leaf if not path else None
    if not path:
        return None
    k = cut(n)
    inner = root_from_path(leaf, m, k, path[:-1]) if m < k else root_from_path(leaf, m - k, n - k, path[:-1])
    if inner is None:
        return None
    return pair(inner, path[-1]) if m < k else pair(path[-1], inner)


def roots_from_proof(m, n, path, old_root, whole=True):
    """(old, new) roots that a consistency proof leads to; None if misfitting."""
    if m == n:
        if whole:
            return (old_root, old_root) if not path else None
        return (path[0], path[0]) if len(path) == 1 else None
    if not path:
        return None
    k = cut(n)
    if m <= k:
        inner = roots_from_proof(m, k, path[:-1], old_root, whole)
        return inner and (inner[0], pair(inner[1], path[-1]))
    inner = roots_from_proof(m - k, n - k, path[:-1], old_root, False)
    return inner and (pair(path[-1], inner[0]), pair(path[-1], inner[1]))


# --- C2SP ------------------------------------------------------------------------------------------


def open_note(data, vkey):
    """The note's text if the key `vkey` signed it; ValueError otherwise."""
    name, key_hash, encoded = vkey.split("+", 2)
    typed = base64.b64decode(encoded)
    key_id = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    if typed[0] != 1 or key_id.hex() != key_hash:
        raise ValueError("key")
    text, lines = data.decode().rsplit("\n\n", 1)
    text += "\n"
    for line in lines.splitlines():
        dash, signer, value = line.split(" ")
        raw = base64.b64decode(value)
        if dash == "—" and signer == name and raw[:4] == key_id:
            if ed25519_holds(typed[1:], text.encode(), raw[4:]):
                return text
            raise ValueError("signature")
    raise ValueError("unsigned")


def open_checkpoint(data, vkey):
    """(origin, size, root) of a signed checkpoint."""
    origin, size, root = open_note(data, vkey).splitlines()[:3]
    return origin, int(size), base64.b64decode(root)


def tile_name(kind, n, width):
    text = f"{n:03d}"
    while len(text) % 3:
        text = "0" + text
    groups = [text[i : i + 3] for i in range(0, len(text), 3)]
    name = "/".join(["x" + g for g in groups[:-1]] + groups[-1:])
    return f"tile/{kind}/{name}" + (f".p/{width}" if width < 256 else "")


def read_log(folder, size):
    """All entries of the log in `folder`, and all its hash tiles by (level, index)."""
    entries, tiles, level = [], {}, 0
    while size >> (8 * level):
        count = size >> (8 * level)
        for n in range(-(-count // 256)):
            width = min(256, count - 256 * n)
            data = (Path(folder) / tile_name(level, n, width)).read_bytes()
            tiles[level, n] = [data[i : i + 32] for i in range(0, len(data), 32)]
            if level == 0:
                entries += read_bundle((Path(folder) / tile_name("entries", n, width)).read_bytes())
        level += 1
    return entries, tiles


def read_bundle(data):
    found = []
    while data:
        n = int.from_bytes(data[:2], "big")
        found.append(data[2 : 2 + n])
        data = data[2 + n :]
    return found


def check_log(folder, vkey):
    """Verify a log's folder; returns (size, root, leaf hashes) or raises ValueError."""
    _, size, root = open_checkpoint((Path(folder) / "checkpoint").read_bytes(), vkey)
    entries, tiles = read_log(folder, size)
    hashes = [leaf_hash(entry) for entry in entries]
    if len(hashes) != size or mth(hashes) != root:
        raise ValueError("root")
    for (level, n), tile in tiles.items():
        span = 256**level
        for i, value in enumerate(tile):
            start = (n * 256 + i) * span
            if mth(hashes[start : start + span]) != value:
                raise ValueError("tile")
    return size, root, hashes


# --- the offline package, as README.txt tells it ---------------------------------------------------


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def check_package(file, vkey):
    """Verify a package with a published key; returns the entries or raises ValueError."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    digest = hashlib.sha256(members["manifest.json"]).hexdigest()
    if f"sha256:{digest}" not in open_note(members["manifest.note"], vkey).splitlines():
        raise ValueError("manifest")
    for member in manifest["members"]:
        if hashlib.sha256(members[member["name"]]).hexdigest() != member["sha256"]:
            raise ValueError(member["name"])
    _, size, root = open_checkpoint(members["checkpoint"], vkey)
    lines = [json.loads(line) for line in members["entries.jsonl"].decode().split("\n")[:-1]]
    if not lines:
        raise ValueError("empty")
    for position, line in enumerate(lines, 1):
        message = b"mingjing/commitment/v1\n" + compact(line["entry"])
        commitment = hmac.new(bytes.fromhex(line["salt"]), message, "sha256").hexdigest()
        if commitment != line["leaf"]["commitment"] or line["leaf"]["position"] != position:
            raise ValueError("entry")
        audit = [bytes.fromhex(item) for item in line["proof"]]
        if root_from_path(leaf_hash(compact(line["leaf"])), line["index"], size, audit) != root:
            raise ValueError("proof")
    return [line["entry"] for line in lines]
