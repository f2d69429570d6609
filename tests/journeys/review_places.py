"""How each place's review runs: what a submission lacks, what the opinion says, how a dispute goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Who does what; `refused`: what the page says where it can't be taken, the empty word where it can."""

    who: str
    act: str
    values: Mapping[str, Any] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place's review. `lacking`: what the page says of the first submission, and what completes it.

    `faulty`: the item found wanting in round one. `opinion`: the opinion then. `barring`: the clause that
    keeps the head from signing. `approvable`: whether the head's approval is open meanwhile.
    """

    slug: str
    agency: str
    lacking: tuple[str, ...] = ()
    sent: Mapping[str, Any] = field(default_factory=dict)
    resent: Mapping[str, Any] = field(default_factory=dict)
    half: str = "清单还有"
    faulty: str = ""
    opinion: Mapping[str, Any]
    agreed: Mapping[str, Any] = field(default_factory=dict)
    barring: str
    approvable: bool = True
    dispute: tuple[Move, ...]
    before_signing: tuple[Move, ...] = ()


DISAGREED = {"分歧内容": "罚款是否偏重", "是否达成一致": False}
CONFIRMED = {"承办机构对材料真实准确完整的确认": True}
TOO_MUCH = "罚款偏重，与占道面积不相称"
SIGNED = Move(who="李敏", act="核对签署", values={
    "签署人": "陈国良", "签署人身份": "当事人", "已核对或宣读": True, "签名": "陈国良",
})  # fmt: skip
OFFICERS_SIGNED = Move(who="李敏", act="核对签署", values={
    "签署人": "李敏、张强", "签署人身份": "执法人员", "已核对或宣读": True, "签名": "李敏、张强",
})  # fmt: skip


def _escalated(by: str, to: str) -> dict[str, Any]:
    return {"分歧内容": "罚款是否偏重", "提请主体": by, "提请对象": to}


LEQING = Place(
    slug="leqing", agency="乐清市人民政府城南街道办事处",
    lacking=("四、（五）第2句", "承办机构对材料真实准确完整的确认", "四、（二）末分句", "审核单号"),
    sent=CONFIRMED | {"审核单号": "法审〔2026〕9号"},
    faulty="主要事实清楚",
    opinion={
        "审核结论": "补充调查", "退回性质": "退卷补充调查", "审核意见": "占道面积没有测量", "建议": "补测",
    },
    agreed={"建议": "无"},
    barring="四、（二）第1分句",
    dispute=(
        Move(who="周涛", act="会商（协商）审核意见", values=DISAGREED),
        Move(who="孙洁", act="提请解决审核分歧", values=_escalated("法制审核机构", "机关负责人"),
             refused="四、（四）1第二段"),
        Move(who="周涛", act="提请解决审核分歧", values=_escalated("执法机构", "分管领导")),
        Move(who="赵宏", act="决定审核分歧", values={"分歧决定": "补测面积以后再送审"}),
    ),
    before_signing=(SIGNED,),
)  # fmt: skip

XUECHENG = Place(
    slug="xuecheng", agency="薛城区综合行政执法局",
    lacking=("第十二条第二款", "承办机构对材料真实准确完整的确认"),
    sent=CONFIRMED, resent=CONFIRMED,
    faulty="适用法律准确、裁量适当",
    opinion={"审核结论": "存在问题", "审核意见": TOO_MUCH},
    barring="第二条后段", approvable=False,
    dispute=(
        Move(who="周涛", act="提请解决审核分歧", values=_escalated("执法机构", "机关负责人"),
             refused="第十条第三款"),
        Move(who="孙洁", act="提请解决审核分歧", values=_escalated("法制审核机构", "机关负责人")),
        Move(who="赵宏", act="决定审核分歧", values={"分歧决定": "罚款改为1000元"}),
    ),
    before_signing=(
        Move(who="周涛", act="案件审理", values={"审理意见": "同意改为1000元", "出席人": "周涛、李敏、张强"}),
    ),
)  # fmt: skip

SHAOYANG = Place(
    slug="shaoyang", agency="邵阳市城市管理和综合执法局",
    faulty="裁量适当",
    opinion={"审核结论": "不同意", "审核意见": TOO_MUCH},
    barring="二、（三）导语",
    dispute=(
        Move(who="周涛", act="会商（协商）审核意见", values=DISAGREED),
        Move(who="孙洁", act="提请解决审核分歧", values=_escalated("法制审核机构", "机关负责人")),
        Move(who="赵宏", act="决定审核分歧", values={"分歧决定": "罚款改为1000元"}),
    ),
)  # fmt: skip

SANMENXIA = Place(
    slug="sanmenxia", agency="三门峡市城市管理局",
    lacking=("三、（三）5第2句", "承办机构对材料真实准确完整的确认"),
    sent=CONFIRMED, resent=CONFIRMED,
    faulty="适用法律准确、裁量适当",
    opinion={
        "审核结论": "存在问题", "不予通过情形": ["裁量不当"], "退回性质": "不予通过退回",
        "审核意见": TOO_MUCH,
    },
    barring="三、（三）导语第1、2句",
    dispute=(
        Move(who="周涛", act="提请解决审核分歧", refused="三、（三）3第3句第二分句"),
        Move(who="周涛", act="会商（协商）审核意见", values=DISAGREED),
        Move(who="周涛", act="提请解决审核分歧", values=_escalated("执法机构", "机关负责人"),
             refused="三、（三）3第3句第二分句"),
        Move(who="周涛", act="提请解决审核分歧", values=_escalated("执法机构", "负责人集体讨论")),
        Move(who="赵宏", act="决定审核分歧", refused="先完成集体讨论"),
        Move(who="赵宏", act="集体讨论", values={
            "讨论事项": "审核分歧", "主持人": "赵宏", "出席人": "赵宏、周涛、孙洁",
            "讨论结论": "罚款改为1000元",
        }),
        Move(who="赵宏", act="决定审核分歧", values={"分歧决定": "罚款改为1000元"}),
    ),
)  # fmt: skip

FENGLI = Place(
    slug="fengli", agency="凤里街道办事处",
    half="请填写建议",
    opinion={"审核结论": "不同意", "审核意见": TOO_MUCH, "建议": "改为1000元"},
    agreed={"审核意见": "问题已经处理", "建议": "无"},
    barring="行政处罚法 第五十八条第一款",
    dispute=(
        Move(who="周涛", act="会商（协商）审核意见", values=DISAGREED),
        Move(who="周涛", act="提请解决审核分歧", values=_escalated("执法机构", "机关负责人")),
        Move(who="赵宏", act="决定审核分歧", values={"分歧决定": "罚款改为1000元"}),
    ),
    before_signing=(SIGNED, OFFICERS_SIGNED),
)  # fmt: skip

PLACES = (LEQING, XUECHENG, SHAOYANG, SANMENXIA, FENGLI)
