"""Addresses of the officials' pages, under /desk/."""

from django.urls import path

from mingjing.apps.desk.views import (
    act,
    archive,
    file,
    files,
    opening,
    people,
    publicity,
    review,
    review_file,
    rules,
    sign,
    supervision,
    todo,
)

app_name = "desk"
urlpatterns = [
    path("", todo.todo_page, name="todo"),
    path("review/", review.review_page, name="review"),
    path("review/<uuid:file_id>/", review_file.review_file_page, name="review_file"),
    path("review/<uuid:file_id>/draft/", review_file.review_draft_page, name="review_draft"),
    path("sign/", sign.sign_page, name="sign"),
    path("sign/<uuid:file_id>/", sign.sign_file_page, name="sign_file"),
    path("archive/", archive.archive_page, name="archive"),
    path("archive/<uuid:file_id>/", archive.volume_page, name="volume"),
    path("supervision/", supervision.supervision_page, name="supervision"),
    path("supervision/overdue/", supervision.overdue_page, name="overdue"),
    path("supervision/files/", supervision.stage_page, name="stage_files"),
    path("rules/", rules.rules_page, name="rules"),
    path("rules/<slug:name>/", rules.rule_set_page, name="rule_set"),
    path("rules/<slug:name>/<str:clause>/", rules.clause_page, name="clause"),
    path("people/", people.people_page, name="people"),
    path("people/<int:account_id>/", people.person_page, name="person"),
    path("people/settings/", people.settings_page, name="settings"),
    path("publicity/", publicity.publicity_page, name="publicity"),
    path("publicity/<uuid:file_id>/", publicity.screening_page, name="screening"),
    path("files/", files.files_page, name="files"),
    path("files/new/", opening.choose_page, name="new"),
    path("files/new/<slug:procedure>/<slug:act>/", opening.open_page, name="open"),
    path("files/<uuid:file_id>/", file.file_page, name="file"),
    path("files/<uuid:file_id>/package.zip", archive.package_page, name="package"),
    path("files/<uuid:file_id>/record/<int:position>/", file.entry_page, name="entry"),
    path("files/<uuid:file_id>/<slug:act>/", act.act_page, name="act"),
    path("files/<uuid:file_id>/<slug:act>/draft/", act.draft_page, name="draft"),
]
