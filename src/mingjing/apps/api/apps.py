"""Names this room to Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """数据接口。"""

    name = "mingjing.apps.api"
    label = "api"
    verbose_name = "数据接口"
