"""Django's entry for the interface room."""

from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    """No models: only templates, static files and template tags."""

    name = "mingjing.apps.interface"
    label = "interface"
    verbose_name = "界面"
