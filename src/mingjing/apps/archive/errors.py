"""Why a file could not be exported. Every message says what to do."""


class ArchiveError(Exception):
    """The base of this room's refusals."""


class NotYetSealed(ArchiveError):
    """Some entries wait for the next checkpoint; that takes seconds."""

    def __init__(self) -> None:
        super().__init__(
            "卷中有刚刚写入、尚未封存的记录，请几秒钟后再导出。一直如此时请联系系统管理员查看封存。"
        )
