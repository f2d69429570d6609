"""Names this room to Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """法制审核."""

    name = "mingjing.apps.review"
    label = "review"
    verbose_name = "法制审核"
