"""What an act brings with it: only what was uploaded into this very file."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from mingjing.apps.casework.errors import Invalid
from mingjing.apps.evidence.queries import uploads_of
from mingjing.core.record.act import ActSpec
from mingjing.core.record.field import FieldKind
from mingjing.core.record.parsing import Problem


def attachments_of(spec: ActSpec, data: Mapping[str, Any], file_id: UUID) -> list[dict[str, Any]]:
    """The attached contents with both digests and size in bytes, in the order of the act's fields.

    Asks the database only where something is attached. Raises Invalid for what was not uploaded.
    """
    named = {paper["sha256"]: (field, paper["name"]) for field, paper in _papers(spec, data)}
    if not named:
        return []
    kept = {upload.blob_id: upload.blob for upload in uploads_of(file_id).filter(blob_id__in=named)}
    problems = [
        Problem(field=field, message=f"附件“{name}”没有上传到本案卷，请先上传再提交")
        for sha256, (field, name) in named.items()
        if sha256 not in kept
    ]
    if problems:
        raise Invalid(problems)
    return [
        {"name": name, "sha256": sha256, "sm3": kept[sha256].sm3, "size": kept[sha256].size}
        for sha256, (_, name) in named.items()
    ]


def _papers(spec: ActSpec, data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for item in spec.fields:
        if item.field.kind is FieldKind.PAPERS:
            yield from ((item.name, paper) for paper in data.get(item.name, ()) if paper.get("sha256"))
