"""Addresses of signing in and out, under /login/."""

from django.urls import path

from mingjing.apps.registry.views import SignIn, sign_in_as, sign_out

urlpatterns = [
    path("", SignIn.as_view(), name="login"),
    path("as/", sign_in_as, name="login_as"),
    path("out/", sign_out, name="logout"),
]
