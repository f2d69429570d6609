"""Signed notes and checkpoints: the published example, and everything that must be refused."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.ledger import checkpoint as c
from mingjing.core.ledger import note as n
from mingjing.core.ledger.errors import NoteError
from tests.unit.ledger import stranger

# the example of golang.org/x/mod/sumdb/note
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
LINE = f"— PeterNeumann {SIGNATURE}\n"
NOTE = f"{TEXT}\n{LINE}".encode()
PETER = n.parse_verifier_key(VKEY)
LOG = n.SignerKey(name="example.com/log", seed=b"\x07" * 32)
WITNESS = n.SignerKey(name="witness.example", seed=b"\x08" * 32)
HEAD = c.Checkpoint(origin="example.com/log", size=70_000, root=bytes(range(32)))


def test_the_published_example_is_made_and_opened() -> None:
    signer = n.parse_signer_key(SKEY)
    assert signer.verifier().encode() == VKEY
    assert signer.encode() == SKEY
    assert n.sign_note(TEXT, [signer]) == NOTE
    assert n.open_note(NOTE, [PETER]) == (TEXT, (PETER,))
    assert stranger.open_note(NOTE, VKEY) == TEXT


@given(st.integers(0, len(VKEY) - 1), st.characters(min_codepoint=33, max_codepoint=126))
def test_a_key_with_one_character_changed_is_refused(at: int, char: str) -> None:
    if VKEY[at] != char:
        with pytest.raises(NoteError):
            n.parse_verifier_key(VKEY[:at] + char + VKEY[at + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PeterNeumann",
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        VKEY.upper(),
        VKEY + "\n",
        "+" + VKEY,
    ],
)
def test_malformed_keys_are_refused(text: str) -> None:
    with pytest.raises(NoteError):
        n.parse_verifier_key(text)
    with pytest.raises(NoteError):
        n.parse_signer_key("PRIVATE+KEY+" + text)


@given(st.integers(0, len(NOTE) - 1), st.integers(1, 255))
def test_a_note_with_one_byte_changed_is_refused(at: int, mask: int) -> None:
    forged = bytearray(NOTE)
    forged[at] ^= mask
    with pytest.raises(NoteError):
        n.open_note(bytes(forged), [PETER])


def test_a_private_key_does_not_show_itself() -> None:
    signer = n.parse_signer_key(SKEY)
    assert signer.seed.hex() not in repr(signer)
    assert repr(signer.seed) not in repr(signer)


def test_unknown_signatures_are_passed_over_but_one_known_must_be_there() -> None:
    signed = n.add_signature(c.sign_checkpoint(HEAD, [LOG]), WITNESS)
    log, witness = LOG.verifier(), WITNESS.verifier()
    assert c.open_checkpoint(signed, [log]) == HEAD
    assert c.open_checkpoint(signed, [witness]) == HEAD
    assert n.open_note(signed, [witness, log])[1] == (log, witness)
    with pytest.raises(NoteError, match="已知的公钥"):
        n.open_note(signed, [PETER])
    with pytest.raises(NoteError, match="已知的公钥"):
        n.open_note(signed, [])


def test_a_known_signature_that_fails_sinks_the_note_even_beside_a_good_one() -> None:
    signed = n.add_signature(c.sign_checkpoint(HEAD, [LOG]), WITNESS)
    line = signed.decode().splitlines()[-1]
    raw = bytearray(base64.b64decode(line.split(" ")[2]))
    raw[-40] ^= 1
    forged = signed.replace(line.split(" ")[2].encode(), base64.b64encode(raw))
    assert n.open_note(forged, [LOG.verifier()])
    with pytest.raises(NoteError, match="witness"):
        n.open_note(forged, [LOG.verifier(), WITNESS.verifier()])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text\n",
        b"text\n\n",
        NOTE[:-1],
        NOTE.replace(b"\n\n", b"\n"),
        NOTE + b"\n",
        NOTE.replace(b"JnAM=", b"JnAN="),  # the same bytes in another spelling
        NOTE.replace(b"If", b"I\x00"),
        NOTE.replace(b"If", b"I\xff"),
        TEXT.encode() + b"\n" + LINE.encode() * 101,
        b"a" * 1_000_001,
    ],
)
def test_malformed_notes_are_refused(data: bytes) -> None:
    with pytest.raises(NoteError):
        n.open_note(data, [PETER])


def test_signing_refuses_what_no_note_can_hold() -> None:
    for text in ("no newline", "tab\there\n"):
        with pytest.raises(NoteError):
            n.sign_note(text, [LOG])
    with pytest.raises(NoteError, match="签名密钥"):
        n.sign_note(TEXT, [])
    for name in ("", "a b", "a+b", "a\u3000b"):
        with pytest.raises(NoteError, match="密钥名称"):
            n.SignerKey(name=name, seed=bytes(32)).verifier()


def test_a_checkpoint_has_three_lines_and_says_which_log() -> None:
    assert HEAD.text() == "example.com/log\n70000\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    signed = c.sign_checkpoint(HEAD, [LOG])
    assert c.peek_checkpoint(signed) == HEAD
    assert stranger.open_checkpoint(signed, LOG.verifier().encode()) == (HEAD.origin, HEAD.size, HEAD.root)
    with pytest.raises(NoteError, match="属于日志"):
        c.open_checkpoint(signed, [LOG.verifier()], origin="example.com/other")
    extended = c.Checkpoint(origin="o", size=0, root=bytes(32), extensions=("one", "two"))
    assert c.parse_checkpoint_text(extended.text()) == extended


@pytest.mark.parametrize(
    "change",
    [
        ("70000", "070000"),
        ("70000", "-1"),
        ("70000", "７"),
        ("Hh8=", "Hh9="),
        ("Hh8=\n", "Hh8=\n\n"),
        ("=\n", "="),
    ],
)
def test_a_checkpoint_has_one_spelling(change: tuple[str, str]) -> None:
    with pytest.raises(NoteError):
        c.parse_checkpoint_text(HEAD.text().replace(*change))


def test_a_checkpoint_that_can_not_be_written_is_not_signed() -> None:
    for wrong in (
        c.Checkpoint(origin="a\nb", size=1, root=bytes(32)),
        c.Checkpoint(origin="a", size=1, root=b"short"),
        c.Checkpoint(origin="", size=1, root=bytes(32)),
    ):
        with pytest.raises(NoteError):
            c.sign_checkpoint(wrong, [LOG])
