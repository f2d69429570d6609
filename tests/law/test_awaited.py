"""What a form offers first as the record it is about: the one that waits for the act, longest first."""

from datetime import timedelta
from typing import Any

from mingjing.apps.desk.awaited import awaited
from mingjing.core.record.act import ACTS
from tests.law.plain_law import NOON, case, law, situation

SIGNING = {
    "义务": "核对签署笔录", "起算": ["现场检查（勘验）", "询问"], "期限": "及时", "每次": True,
    "完成": {"行为": "核对签署", "对应": "签署的文书"},
}  # fmt: skip
STORING = {
    "义务": "音像入库", "起算": "说明延迟入库", "期限": "及时", "每次": True,
    "完成": {"行为": "音像入库", "对应": "音像"},
}  # fmt: skip
UNLINKED = {"义务": "核对签署笔录", "起算": "询问", "期限": "及时", "完成": "核对签署"}


def _offered(act: str, rule: dict[str, Any], *acts: tuple[str, dict[str, Any]]) -> dict[str, int]:
    file = case(*((slug, NOON + timedelta(hours=hour), data) for hour, (slug, data) in enumerate(acts)))
    return awaited(ACTS[act], situation(file), law(rule))


def test_the_record_that_waits_longest_for_a_signature_is_offered() -> None:
    done = [("inspect_site", {}), ("question_person", {}), ("capture_recording", {})]
    assert _offered("sign_record", SIGNING, *done) == {"signed_record": 1}
    done.append(("sign_record", {"signed_record": 1}))
    assert _offered("sign_record", SIGNING, *done) == {"signed_record": 2}
    done.append(("sign_record", {"signed_record": 2}))
    assert _offered("sign_record", SIGNING, *done) == {}


def test_where_the_waiting_record_names_the_same_thing_that_is_offered() -> None:
    done = [("capture_recording", {}), ("capture_recording", {}), ("explain_late_storage", {"recording": 1})]
    assert _offered("store_recording", STORING, *done) == {"recording": 1}


def test_a_duty_that_is_fulfilled_by_any_such_act_offers_nothing() -> None:
    assert _offered("sign_record", UNLINKED, ("question_person", {})) == {}
