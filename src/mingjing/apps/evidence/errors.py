"""Why a file could not be taken in or handed out. Every message says what to do."""


class EvidenceError(Exception):
    """The base of all refusals of this room; the message is for the person at the page."""


class StoreFullError(EvidenceError):
    """The disk (or a quota, or a limit on file size) is exhausted; nothing half-written remains."""

    def __init__(self) -> None:
        super().__init__("存储空间不足，这个文件没有存入。请联系系统管理员清理或扩充数据盘，再重新上传。")


class StoreUnavailableError(EvidenceError):
    """The store can't be written to or read from for another reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"文件存储区不能读写（{reason}），这个文件没有存入。请联系系统管理员检查数据盘。")


class TooLargeError(EvidenceError):
    """More bytes than one upload may have. `limit` in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"文件超过单个上传的上限{_size(limit)}，没有存入。请分段录制或压缩后再上传。")


class CutOffError(EvidenceError):
    """The body ended before all announced bytes, or its closing boundary, had come."""

    def __init__(self) -> None:
        super().__init__(
            "上传中断，收到的部分已经丢弃，没有存入任何文件。请重新选择文件上传，已经填写的内容不用重填。"
        )


class NothingSentError(EvidenceError):
    """The form came without any file."""

    def __init__(self) -> None:
        super().__init__("没有选择文件。请选择要上传的文件后再提交。")


class EmptyError(EvidenceError):
    """A file of no bytes proves nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”是空文件，没有存入。请核对选择的文件后重新上传。")


class BlobMissingError(EvidenceError):
    """The content under a digest is not in the store."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"存储区里没有校验值为{sha256}的文件。请联系系统管理员从备份恢复后再查看。")


def _size(count: int) -> str:
    """Bytes in the largest unit that leaves a whole number."""
    for unit in ("字节", "KB", "MB"):
        if count < 1024 or count % 1024:
            return f"{count}{unit}"
        count //= 1024
    return f"{count}GB"
