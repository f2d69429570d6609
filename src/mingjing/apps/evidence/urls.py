"""Addresses of this room, under /evidence/."""

from django.urls import path, register_converter

from mingjing.apps.evidence.views import download, receive


class Sha256Converter:
    """A SHA-256 in hex."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Sha256Converter, "sha256")

app_name = "evidence"
urlpatterns = [
    path("<uuid:file_id>/", receive, name="receive"),
    path("<uuid:file_id>/<sha256:sha256>/", download, name="download"),
]
