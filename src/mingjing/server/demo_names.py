"""Who does elsewhere what the demonstration's parties do in the first place: no case is told twice alike."""

from dataclasses import replace

from mingjing.server.demo_people import PLACES
from mingjing.server.demo_stories import Story

# Party and who answers for it, by place in the order of PLACES, without the first.
NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "永盛超市": (
        ("万家超市", "郑美玲"), ("惠民超市", "唐秋菊"), ("聚福超市", "薛爱民"), ("顺和便利店", "洪丽琴"),
    ),
    "广源物流有限公司": (
        ("瓯通物流有限公司", "金海波"), ("湘达物流有限公司", "刘志军"),
        ("豫捷物流有限公司", "范永年"), ("凤顺物流有限公司", "庄文彬"),
    ),
    "明达广告有限公司": (
        ("视野广告有限公司", "林建东"), ("新锐广告有限公司", "曾勇"),
        ("天元广告有限公司", "孔令强"), ("彩虹广告有限公司", "许家明"),
    ),
    "锦程汽车服务有限公司": (
        ("车之友汽车服务有限公司", "叶国强"), ("远航汽车服务有限公司", "邓建国"),
        ("豪驰汽车服务有限公司", "卫东升"), ("百顺汽车服务有限公司", "蔡志鹏"),
    ),
    "旺角建材有限公司": (
        ("东瓯建材有限公司", "陈乐天"), ("宝庆建材有限公司", "肖长明"),
        ("黄河建材有限公司", "尚志刚"), ("石城建材有限公司", "吴建成"),
    ),
    "佳美洗车行": (
        ("海蓝洗车行", "徐正伟"), ("洁士洗车行", "贺新民"), ("清波洗车行", "侯保国"),
        ("净美洗车行", "苏志远"),
    ),
    "城东菜鸟驿站": (
        ("城南快递驿站", "王晓慧"), ("北塔快递驿站", "谭芳"), ("湖滨快递驿站", "宁彩霞"),
        ("凤里快递驿站", "施秀珍"),
    ),
    "赵小军": (("朱海明", ""), ("蒋大勇", ""), ("牛铁柱", ""), ("黄进财", "")),
}  # fmt: skip


def told_in(agency: str, story: Story) -> Story:
    """The story as it goes at an agency: the same in the first place, of others elsewhere."""
    number = [place.slug for place in PLACES].index(agency)
    if number == 0 or story.party not in NAMES:
        return story
    party, person = NAMES[story.party][number - 1]
    return replace(story, party=party, person=person)
