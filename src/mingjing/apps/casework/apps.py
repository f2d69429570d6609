"""Names this room to Django."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """案卷."""

    name = "mingjing.apps.casework"
    label = "casework"
    verbose_name = "案卷"
