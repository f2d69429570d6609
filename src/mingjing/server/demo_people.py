"""The demonstration's agencies and officials: invented people in the places whose rules are carried."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from mingjing.apps.registry.models import (
    Account,
    Agency,
    AgencyRuleSet,
    Appointment,
    Certificate,
    Qualification,
    Unit,
)
from mingjing.core.record.vocabulary import Role

SINCE = date(2024, 1, 1)
CERTIFIED_UNTIL = date(2029, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One agency: its rule set, its names, and the bureau above it. `inferred`: its text states no date."""

    slug: str
    name: str
    word: str
    place: str
    bureau: str
    organ: str
    court: str
    since: date
    inferred: bool = False


PLACES = (
    Place(
        slug="xuecheng", name="薛城区综合行政执法局", word="薛综执", place="山东省枣庄市薛城区",
        bureau="薛城区司法局", organ="薛城区人民政府", court="薛城区人民法院", since=date(2024, 9, 1),
    ),
    Place(
        slug="leqing", name="乐清市人民政府城南街道办事处", word="乐城南", place="浙江省乐清市城南街道",
        bureau="乐清市司法局", organ="乐清市人民政府", court="乐清市人民法院", since=date(2023, 11, 24),
    ),
    Place(
        slug="shaoyang", name="邵阳市城市管理和综合执法局", word="邵城执", place="湖南省邵阳市",
        bureau="邵阳市司法局", organ="邵阳市人民政府", court="大祥区人民法院", since=SINCE, inferred=True,
    ),
    Place(
        slug="sanmenxia", name="三门峡市城市管理局", word="三城管", place="河南省三门峡市",
        bureau="三门峡市司法局", organ="三门峡市人民政府", court="湖滨区人民法院", since=SINCE, inferred=True,
    ),
    Place(
        slug="fengli", name="凤里街道办事处", word="凤街执", place="凤里街道",
        bureau="凤里街道所属司法局", organ="所属市人民政府", court="所属基层人民法院", since=SINCE,
        inferred=True,
    ),
)  # fmt: skip

# key, name, unit, roles, certificate, legal qualification
STAFF = (
    ("limin", "李敏", "执法一科", (Role.OFFICER,), True, False),
    ("zhangqiang", "张强", "执法一科", (Role.OFFICER,), True, False),
    ("zhoutao", "周涛", "执法一科", (Role.UNIT_HEAD,), True, False),
    ("sunjie", "孙洁", "政策法规科", (Role.REVIEWER,), False, True),
    ("zhaohong", "赵宏", "局领导", (Role.AGENCY_HEAD,), False, False),
    ("fengyan", "冯岩", "政策法规科", (Role.HEARING_OFFICER,), False, True),
    ("wujing", "吴静", "办公室", (Role.LIAISON,), False, False),
    ("zhengheping", "郑和平", "档案室", (Role.ARCHIVIST,), False, False),
    ("wangguan", "王冠", "信息中心", (Role.ADMINISTRATOR,), False, False),
)
SUPERVISOR = ("chenli", "陈立", "行政执法监督科", (Role.SUPERVISOR,), False, True)
Person = tuple[str, str, str, tuple[Role, ...], bool, bool]


def seed_people() -> None:
    """Create the agencies and their officials; no password, one press in the demonstration."""
    for number, place in enumerate(PLACES, 1):
        bureau = Agency.objects.create(
            id=f"{place.slug}-sfj", name=place.bureau, word=f"{place.word}司", place=place.place,
            is_supervisor=True,
        )  # fmt: skip
        agency = Agency.objects.create(
            id=place.slug, name=place.name, word=place.word, place=place.place, parent=bureau,
            address=f"{place.place}（演示地址）", phone="0000-0000000", contact_person="李敏",
            reconsideration_organ=place.organ, court=place.court,
        )  # fmt: skip
        for rule_set, since in (("national", SINCE), (place.slug, place.since)):
            AgencyRuleSet.objects.create(
                agency=agency, rule_set=rule_set, since=since,
                inferred=place.inferred and rule_set == place.slug,
            )  # fmt: skip
        for person in STAFF:
            _employ(agency, person, number)
        _employ(bureau, SUPERVISOR, number, prefix=place.slug)


def _employ(agency: Agency, person: Person, number: int, prefix: str = "") -> None:
    key, name, unit, roles, certified, qualified = person
    room, _ = Unit.objects.get_or_create(agency=agency, name=unit)
    account = Account.objects.create(
        username=f"{prefix or agency.pk}-{key}", name=name, agency=agency, unit=room,
        password=make_password(None),
    )  # fmt: skip
    for role in roles:
        Appointment.objects.create(account=account, role=role.value, since=SINCE)
    serial = f"{number:02}{account.pk:06}"
    if certified:
        Certificate.objects.create(
            account=account, number=f"演{serial}", issued=SINCE, valid_from=SINCE, valid_until=CERTIFIED_UNTIL
        )
    if qualified:
        Qualification.objects.create(account=account, number=f"A{serial}", since=SINCE)
