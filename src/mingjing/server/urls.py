"""Which room answers under which address."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

MOUNTS = (
    ("login/", "mingjing.apps.registry.urls"),
    ("desk/", "mingjing.apps.desk.urls"),
    ("api/", "mingjing.apps.api.urls"),
    ("evidence/", "mingjing.apps.evidence.urls"),
    ("", "mingjing.apps.interface.urls"),
    ("", "mingjing.apps.portal.urls"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path(address, include(module)) for address, module in MOUNTS if find_spec(module)
]
