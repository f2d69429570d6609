"""What becomes public by which act, under which address, and when it goes."""

import pytest

from mingjing.apps.casework.case import load_case
from mingjing.apps.casework.projections import differences, rebuild
from mingjing.apps.publicity.models import Publication
from mingjing.core.record.vocabulary import Role
from tests.record.publicity.published import do, walked

pytestmark = pytest.mark.django_db


def test_publish(django_assert_num_queries: object) -> None:
    file = walked()
    [item] = Publication.objects.filter(kind="decision")
    assert (item.state, item.document_no, item.party_name) == ("published", "处罚〔2026〕T1号", "甲公司"), (
        item.content
    )
