"""Addresses of the officials' pages, under /desk/."""

from django.urls import path

from mingjing.apps.desk.views import act, file, files, opening, review, review_file, todo

app_name = "desk"
urlpatterns = [
    path("", todo.todo_page, name="todo"),
    path("review/", review.review_page, name="review"),
    path("review/<uuid:file_id>/", review_file.review_file_page, name="review_file"),
    path("review/<uuid:file_id>/draft/", review_file.review_draft_page, name="review_draft"),
    path("files/", files.files_page, name="files"),
    path("files/new/", opening.choose_page, name="new"),
    path("files/new/<slug:procedure>/<slug:act>/", opening.open_page, name="open"),
    path("files/<uuid:file_id>/", file.file_page, name="file"),
    path("files/<uuid:file_id>/record/<int:position>/", file.entry_page, name="entry"),
    path("files/<uuid:file_id>/<slug:act>/", act.act_page, name="act"),
    path("files/<uuid:file_id>/<slug:act>/draft/", act.draft_page, name="draft"),
]
