"""The log in the open: its signed head and tiles, so that anybody can read, check and witness it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingjing.apps.casework.queries import published
from mingjing.core.ledger.tiles import CHECKPOINT_PATH

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def log_file(request: HttpRequest, path: str) -> HttpResponse:
    """A file of the log by its C2SP path. The head changes; a full tile never does."""
    content = published(path)
    if content is None:
        raise Http404("日志里没有这个文件。检查点在 /log/checkpoint，散列块的路径见说明。")
    head = path == CHECKPOINT_PATH
    response = HttpResponse(
        content, content_type="text/plain; charset=utf-8" if head else "application/octet-stream"
    )
    settled = "no-cache" if head or ".p/" in path else f"public, max-age={A_YEAR}, immutable"
    response.headers["Cache-Control"] = settled
    return response
