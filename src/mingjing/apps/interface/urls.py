"""Addresses of the frame."""

from django.urls import path

from mingjing.apps.interface import views

app_name = "interface"
urlpatterns = [path("type/<str:size>/", views.type_size, name="type_size")]
