"""Addresses of the officials' pages, under /desk/."""

from django.urls import path

from mingjing.apps.desk.views import act, file, files, opening, todo

app_name = "desk"
urlpatterns = [
    path("", todo.todo_page, name="todo"),
    path("files/", files.files_page, name="files"),
    path("files/new/", opening.choose_page, name="new"),
    path("files/new/<slug:procedure>/<slug:act>/", opening.open_page, name="open"),
    path("files/<uuid:file_id>/", file.file_page, name="file"),
    path("files/<uuid:file_id>/record/<int:position>/", file.entry_page, name="entry"),
    path("files/<uuid:file_id>/<slug:act>/", act.act_page, name="act"),
    path("files/<uuid:file_id>/<slug:act>/draft/", act.draft_page, name="draft"),
]
