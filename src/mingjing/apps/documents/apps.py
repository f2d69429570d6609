"""Names this room to Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """文书."""

    name = "mingjing.apps.documents"
    label = "documents"
    verbose_name = "文书"
