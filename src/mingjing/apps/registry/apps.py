"""Names this room to Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """机关与人员."""

    name = "mingjing.apps.registry"
    label = "registry"
    verbose_name = "机关与人员"
