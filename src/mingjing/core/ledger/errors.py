"""What can go wrong with a proof. One class for each thing a caller can act on."""


class LedgerError(Exception):
    """Base of the ledger's errors; the message is Chinese and says what to do."""


class NotCanonicalError(LedgerError):
    """The value or the bytes can't stand as canonical JSON."""


class TileMissingError(LedgerError, LookupError):
    """A tile or bundle that the log's size requires is not in the store."""


class TileError(LedgerError):
    """A tile or bundle is there, but is not what its path says it is."""


class NoteError(LedgerError):
    """A signed note, a checkpoint or a key is malformed or is not signed by a known key."""


class ProofError(LedgerError):
    """A proof was asked for, or given, that can't exist for this tree."""


class LeafError(LedgerError):
    """A leaf is malformed or does not commit to the entry it came with."""


class PackageError(LedgerError):
    """An offline package breaks its format."""


class DigestUnavailableError(LedgerError):
    """This Python's OpenSSL lacks a digest that the record needs."""
