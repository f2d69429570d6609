"""Addresses of the public's pages."""

from django.urls import path

from mingjing.apps.portal.views import (
    agencies,
    catalogue,
    correcting,
    decision,
    finding,
    log,
    standards,
    verifying,
)

app_name = "portal"
urlpatterns = [
    path("", finding.home_page, name="home"),
    path("search/", finding.search_page, name="search"),
    path("feed.xml", finding.feed, name="feed"),
    path("robots.txt", finding.robots, name="robots"),
    path("decisions/<uuid:pk>/", decision.decision_page, name="decision"),
    path("decisions/<uuid:pk>/text.pdf", decision.text_pdf, name="text"),
    path("decisions/<uuid:pk>/content.json", decision.data_json, name="content"),
    path("decisions/<uuid:pk>/proof.json", decision.proof_json, name="proof"),
    path("decisions/<uuid:pk>/correct/", correcting.correct_page, name="correct"),
    path("decisions/<uuid:pk>/correct/<int:position>/<str:seal>/", correcting.receipt_page, name="receipt"),
    path("log/<path:path>", log.log_file, name="log"),
    path("verify/", verifying.verify_form, name="verify"),
    path("verify/<str:code>/", verifying.verified_page, name="verified"),
    path("standards/", standards.standards_page, name="standards"),
    path("standards/<int:edition_id>/", standards.standard_page, name="standard"),
    path("officers/", agencies.officers_page, name="officers"),
    path("agencies/<slug:slug>/", agencies.agency_page, name="agency"),
    path("agencies/<slug:slug>/catalogue/", catalogue.catalogue_page, name="catalogue"),
    path("agencies/<slug:slug>/catalogue/<int:pk>/", catalogue.edition_page, name="catalogue_edition"),
    path("agencies/<slug:slug>/review/", catalogue.flow_page, name="review_flow"),
    path("agencies/<slug:slug>/rules/<int:pk>.pdf", agencies.own_rule_text, name="own_rule"),
]
