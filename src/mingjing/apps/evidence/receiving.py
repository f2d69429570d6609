"""Takes uploads from the request straight into drafts of the store, holding a chunk in memory at most.

Django takes a body that ends early for a whole one; here the bytes are counted against the announced
length and the closing boundary is looked for, and of the files of a body cut off nothing is kept.
"""

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict
from django.utils.encoding import force_bytes

from mingjing.apps.evidence.errors import CutOffError, EvidenceError
from mingjing.apps.evidence.service import store
from mingjing.apps.evidence.store import Draft

# Generic to the type checker alone.
if TYPE_CHECKING:
    Received = UploadedFile[Any]
else:
    Received = UploadedFile

LARGEST_UPLOAD = 16 << 30  # bytes: an hour of body-camera video is about 2 GB


class DraftFile(Received):
    """A received file that lies in the store as a draft; closing the request removes it unless placed."""

    def __init__(self, draft: Draft, name: str, media_type: str) -> None:
        super().__init__(file=None, name=name, content_type=media_type, size=draft.size)
        self.draft = draft

    def close(self) -> None:
        """Discard the draft; does nothing once it is placed."""
        self.draft.discard()


class StoreUploadHandler(FileUploadHandler):
    """Set by `stream_to_store`. After parsing, `refusal` says why nothing may be kept, if so."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.limit = limit
        self.refusal: EvidenceError | None = None

    def handle_raw_input(
        self,
        input_data: Any,
        META: Mapping[str, Any],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str | bytes,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Received]]:
        """Parse the body ourselves, so that its end can be told from its being cut off."""
        counted = _CountedInput(input_data, force_bytes(boundary, "ascii"))
        parts = _DraftHandler(self.request, self.limit)
        post: QueryDict = QueryDict(mutable=True)
        files: MultiValueDict[str, Received] = MultiValueDict()
        try:
            parser = MultiPartParser(META, counted, [parts], encoding)  # type: ignore[arg-type] # it only reads
            post, files = parser.parse()
        except OSError:
            self.refusal = CutOffError()
        finally:
            parts.discard_unfinished()
        self.refusal = self.refusal or parts.refusal
        if self.refusal is None and (counted.count < content_length or not counted.closed):
            self.refusal = CutOffError()
        if self.refusal is not None:
            for file in (file for _, found in files.lists() for file in found):
                file.close()
            files = MultiValueDict()
        return post, files


class _DraftHandler(FileUploadHandler):
    """Writes each file part into a draft as it comes."""

    chunk_size = 1 << 18

    def __init__(self, request: HttpRequest | None, limit: int) -> None:
        super().__init__(request)
        self._limit = limit
        self._draft: Draft | None = None
        self.refusal: EvidenceError | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        try:
            self._draft = store().draft(limit=self._limit)
        except EvidenceError as error:
            self._refuse(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            if self._draft is not None:
                self._draft.write(raw_data)
        except EvidenceError as error:
            self._refuse(error)

    def file_complete(self, file_size: int) -> DraftFile | None:
        draft, self._draft = self._draft, None
        return None if draft is None else DraftFile(draft, self.file_name or "", self.content_type or "")

    def discard_unfinished(self) -> None:
        """Remove the draft that was being written, if any."""
        if self._draft is not None:
            self._draft.discard()
            self._draft = None

    def _refuse(self, error: EvidenceError) -> None:
        # The rest of the body is read and thrown away, so that the browser gets to show the answer.
        self.refusal = error
        self.discard_unfinished()
        raise StopUpload(connection_reset=False)


class _CountedInput:
    """Counts the bytes read of a request's body, and remembers how it ended."""

    def __init__(self, stream: IO[bytes], boundary: bytes) -> None:
        self._stream = stream
        self._closing = b"--" + boundary + b"--"
        self._end = b""
        self.count = 0

    def read(self, n: int = -1, /) -> bytes:
        data = self._stream.read(n)
        self.count += len(data)
        self._end = (self._end + data[-self._kept :])[-self._kept :]
        return data

    @property
    def closed(self) -> bool:
        """Whether the last bytes are the closing boundary (RFC 2046 section 5.1.1), white space aside."""
        return self._end.rstrip().endswith(self._closing)

    @property
    def _kept(self) -> int:
        return len(self._closing) + len(b"\r\n")


def stream_to_store(request: HttpRequest, *, limit: int = LARGEST_UPLOAD) -> StoreUploadHandler:
    """Have the request's files (at most `limit` bytes each) go straight into the store.

    Call it before anything reads the body, in a view that the CSRF middleware leaves to check itself.
    """
    handler = StoreUploadHandler(request, limit)
    request.upload_handlers = [handler]
    return handler
