"""Signed notes after C2SP signed-note, with Ed25519 keys (signature type 0x01).

Lines signed by keys that the reader doesn't know are passed over, so witnesses can cosign and a
second algorithm can sign beside Ed25519; at least one line by a known key must be there and hold.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mingjing.core.ledger.errors import NoteError

ED25519 = b"\x01"
MAX_SIGNATURES = 100
MAX_NOTE = 1_000_000

_DASH = "— "


class Verifier(Protocol):
    """A known key of any algorithm: who it is, and whether it signed these bytes."""

    @property
    def name(self) -> str:
        """The key's name, as it stands in the signature line."""
        ...

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        ...

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether `signature` is this key's over `message`; never raises for wrong bytes."""
        ...


class Signer(Protocol):
    """A private key of any algorithm."""

    @property
    def name(self) -> str:
        """The key's name, as it will stand in the signature line."""
        ...

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """An Ed25519 public key (32 raw bytes) with its name."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """SHA-256(name ‖ LF ‖ 0x01 ‖ public key), first four bytes."""
        return _key_id(self.name, self.public)

    def verify(self, message: bytes, signature: bytes) -> bool:
        """RFC 8032 verification."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def encode(self) -> str:
        """`name+hash+base64`, the form that is published and compared."""
        return f"{self.name}+{self.key_id.hex()}+{_b64(ED25519 + self.public)}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignerKey:
    """An Ed25519 private key: 32 bytes of seed, drawn by the caller, with the key's name."""

    name: str
    seed: bytes

    @property
    def key_id(self) -> bytes:
        """The same four bytes as the verifier key's."""
        return self.verifier().key_id

    def sign(self, message: bytes) -> bytes:
        """RFC 8032 signature, 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def verifier(self) -> VerifierKey:
        """The public half."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return VerifierKey(name=_checked_name(self.name), public=public)

    def encode(self) -> str:
        """`PRIVATE+KEY+name+hash+base64`: secret; goes into a file that only the service reads."""
        return f"PRIVATE+KEY+{self.name}+{self.key_id.hex()}+{_b64(ED25519 + self.seed)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature line, not yet judged."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A parsed note. Its text must not be used before `open_note` has verified it."""

    text: str
    signatures: tuple[Signature, ...]


def parse_verifier_key(text: str) -> VerifierKey:
    """Read `name+hash+base64`. Raises NoteError when malformed, or when hash and key disagree."""
    name, _, rest = text.partition("+")
    raw = _unb64(rest[9:])
    if len(raw) == 33 and raw[:1] == ED25519:
        key = VerifierKey(name=_checked_name(name), public=raw[1:])
        if key.encode() == text:
            return key
    raise NoteError("公钥写法不对，应为「名称+八位编号+Base64」一整行；请重新从机关公布处复制")


def parse_signer_key(text: str) -> SignerKey:
    """Read `PRIVATE+KEY+name+hash+base64`. Raises NoteError; the message never shows the key."""
    name, _, rest = text.removeprefix("PRIVATE+KEY+").partition("+")
    raw = _unb64(rest[9:])
    if len(raw) == 33 and raw[:1] == ED25519:
        key = SignerKey(name=_checked_name(name), seed=raw[1:])
        if key.encode() == text:
            return key
    raise NoteError("私钥文件的写法不对；请从密钥备份恢复")


def sign_note(text: str, signers: Iterable[Signer]) -> bytes:
    """The note with one line per signer. Raises NoteError for text that a note can't hold, or no signer."""
    _check_text(text)
    message = text.encode("utf-8")
    lines = [f"{_DASH}{s.name} {_b64(s.key_id + s.sign(message))}\n" for s in signers]
    if not lines:
        raise NoteError("没有签名密钥，不能签发")
    return f"{text}\n{''.join(lines)}".encode()


def parse_note(data: bytes) -> Note:
    """Split text and signature lines without judging them. Raises NoteError when malformed."""
    if len(data) > MAX_NOTE:
        raise NoteError("签名文件过大，不予读取")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoteError("签名文件不是 UTF-8 文字；可能已损坏") from error
    head, blank, tail = whole.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise NoteError("签名文件没有签名行；可能被截断")
    text = head + "\n"
    _check_text(text)
    lines = tail[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise NoteError(f"签名行超过 {MAX_SIGNATURES} 行，不予读取")
    return Note(text=text, signatures=tuple(_signature(line) for line in lines))


def open_note(data: bytes, known: Sequence[Verifier]) -> tuple[str, tuple[Verifier, ...]]:
    """The verified text, and the known keys that signed it.

    Unknown lines are passed over. Raises NoteError when a known key's line doesn't hold, when no known
    key signed, or when `known` is empty: nothing to check is a failure.
    """
    note = parse_note(data)
    message = note.text.encode("utf-8")
    table = {(key.name, key.key_id): key for key in known}
    signed: dict[tuple[str, bytes], Verifier] = {}
    for line in note.signatures:
        key = table.get((line.name, line.key_id))
        if key is None:
            continue
        if not key.verify(message, line.value):
            raise NoteError(f"「{line.name}」的签名与内容不符；内容或签名已被改动")
        signed[(line.name, line.key_id)] = key
    if not signed:
        raise NoteError("没有一行签名出自已知的公钥；请核对公钥是否属于签发机关")
    return note.text, tuple(signed.values())


def add_signature(data: bytes, signer: Signer) -> bytes:
    """The same note with one more line, as a witness adds it. Raises NoteError when malformed."""
    note = parse_note(data)
    value = signer.sign(note.text.encode("utf-8"))
    return data + f"{_DASH}{signer.name} {_b64(signer.key_id + value)}\n".encode()


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    raw = _unb64(encoded)
    if not line.startswith(_DASH) or len(raw) < 5:
        raise NoteError("签名行写法不对；文件可能已损坏")
    return Signature(name=_checked_name(name), key_id=raw[:4], value=raw[4:])


def _check_text(text: str) -> None:
    if not text.endswith("\n") or any(c < " " and c != "\n" for c in text):
        raise NoteError("签名内容必须以换行结束，且不含控制字符")


def _checked_name(name: str) -> str:
    if not name or "+" in name or any(c.isspace() for c in name):
        raise NoteError("密钥名称不能为空，也不能含空格或加号")
    return name


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode("utf-8") + b"\n" + ED25519 + public).digest()[:4]


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unb64(text: str) -> bytes:
    """Decoded bytes; empty for anything but the one standard spelling (RFC 4648 section 4)."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return b""
    return raw if _b64(raw) == text else b""
