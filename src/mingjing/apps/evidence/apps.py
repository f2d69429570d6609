"""Names this room to Django."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """证据."""

    name = "mingjing.apps.evidence"
    label = "evidence"
    verbose_name = "证据"
