"""Performance, payment, demand, the court, closing."""

from mingjing.core.record.act import RUNNING, UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import (
    choices,
    flags,
    links,
    moments,
    notes,
    papers,
    people,
    quantities,
    texts,
)
from mingjing.core.record.vocabulary import FileKind, Role, Stage


@act(
    "复查改正情况",
    stage=Stage.EXECUTION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("order_rectification",),),
    documents=("责令改正复查记录",),
)
class CheckRectification(Act):
    """复查改正情况。薛城须实地核查；音像三地均为需要时。"""

    officers: people.officers | None = None
    check_date: moments.check_date | None = None
    checked_on_site: flags.checked_on_site | None = None
    rectified: choices.rectified | None = None
    findings: notes.findings | None = None
    place: texts.place | None = None
    transcript: notes.transcript | None = None


@act("登记履行情况", stage=Stage.EXECUTION, by=(Role.OFFICER,), documents=("履行情况记录",))
class RecordPerformance(Act):
    """登记履行情况。薛城结果公示含履行情况；全部履行才关闭跟踪。"""

    decision: links.decision | None = None
    performance_state: choices.performance_state | None = None
    performance_facts: notes.performance_facts | None = None
    performance_manner: texts.performance_manner | None = None
    day: moments.day | None = None
    attachments: papers.attachments | None = None


@act(
    "登记缴款", stage=Stage.EXECUTION, during=RUNNING, by=(Role.SYSTEM, Role.OFFICER), documents=("缴款票据",)
)
class RecordPayment(Act):
    """登记缴款。罚缴分离；十五日为自然日，自收到决定书起；分期每期各记一条。"""

    decision: links.decision | None = None
    amount: quantities.amount
    payer: texts.payer | None = None
    bank: texts.bank | None = None
    receipt_no: texts.receipt_no | None = None
    paid_on: moments.paid_on
    surcharge_sum: quantities.surcharge_sum | None = None


@act(
    "当场收缴罚款",
    stage=Stage.EXECUTION,
    during=RUNNING,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER,),
    after=(("decide_on_the_spot", "decide_penalty"),),
    documents=("当场收缴罚款凭证",),
)
class CollectFineOnSpot(Act):
    """当场收缴罚款。边远情形也适用于普通程序的决定。"""

    officers: people.officers | None = None
    decision: links.decision | None = None
    collect_ground: choices.collect_ground | None = None
    collect_process: notes.collect_process | None = None
    amount: quantities.amount | None = None
    receipt_no: texts.receipt_no | None = None
    party: people.party | None = None
    place: texts.place | None = None


@act(
    "上交收缴罚款",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER,),
    after=(("collect_fine_on_spot",),),
    documents=("罚款上交清单",),
)
class HandInFine(Act):
    """上交收缴罚款。水上收缴从抵岸日起。"""

    amount: quantities.amount | None = None
    handed_to: texts.handed_to | None = None
    remark: notes.remark | None = None


@act(
    "缴付指定银行",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER,),
    after=(("hand_in_fine",),),
    documents=("缴款凭证",),
)
class DepositFine(Act):
    """缴付指定银行。"""

    amount: quantities.amount | None = None
    bank: texts.bank | None = None
    remitted_on: moments.remitted_on | None = None


@act(
    "申请延期（分期）缴纳",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.PARTY,),
    documents=("延期（分期）缴纳罚款申请书",),
)
class RequestDeferral(Act):
    """申请延期（分期）缴纳。"""

    decision: links.decision | None = None
    hardship: notes.hardship | None = None
    instalments: notes.instalments | None = None
    document: papers.document | None = None


@act(
    "决定延期（分期）缴纳",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.AGENCY_HEAD,),
    after=(("request_deferral",),),
    documents=("延期（分期）缴纳罚款审批表", "延期（分期）缴纳罚款决定书"),
)
class DecideDeferral(Act):
    """决定延期（分期）缴纳。申请法院执行的期限改从暂缓或分期结束起算；不准予时原缴款任务不变。"""

    deferral_result: choices.deferral_result | None = None
    deferred_until: moments.deferred_until | None = None
    instalments: notes.instalments | None = None
    reason: notes.reason | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None


@act(
    "处理没收财物",
    stage=Stage.EXECUTION,
    kinds=(FileKind.PENALTY,),
    by=(Role.OFFICER, Role.AGENCY_HEAD),
    after=(("decide_penalty",),),
    documents=("没收物品凭证",),
)
class DisposeConfiscated(Act):
    """处理没收财物。公开拍卖或按国家规定处理，款项全缴国库。"""

    item_list: papers.item_list | None = None
    disposal_manner: choices.disposal_manner | None = None
    proceeds: quantities.proceeds | None = None
    remitted_on: moments.remitted_on | None = None
    treasury_account: texts.treasury_account | None = None
    supervisor_person: people.supervisor_person | None = None


@act("恢复原状、退还、赔偿", stage=Stage.EXECUTION, by=(Role.AGENCY_HEAD,), documents=("退还（赔偿）决定书",))
class RestoreOrCompensate(Act):
    """恢复原状、退还、赔偿。变卖价明显偏低致损的给予补偿也记此。"""

    decision: links.decision | None = None
    restored: notes.restored | None = None
    amount: quantities.amount | None = None
    compensation: quantities.compensation | None = None
    receiver: people.receiver | None = None
    signature: people.signature | None = None


@act("结案呈批", stage=Stage.EXECUTION, by=(Role.OFFICER,), family="proposal", documents=("结案审批表",))
class ProposeClosing(Act):
    """结案呈批。"""

    closing_kind: choices.closing_kind | None = None
    execution_result: notes.execution_result | None = None
    handler_opinion: notes.handler_opinion | None = None
    report: papers.report | None = None


@act(
    "结案",
    stage=Stage.EXECUTION,
    by=(Role.AGENCY_HEAD,),
    after=(("propose_closing",),),
    family="closing",
    documents=("结案审批表",),
    moves_to=Stage.ARCHIVE,
)
class CloseCase(Act):
    """结案。归档起点：薛城执行终结、三门峡和凤里行为终结；执行终结日写在date，与本条at可不同。"""

    closing_kind: choices.closing_kind
    execution_result: notes.execution_result | None = None
    day: moments.day | None = None
    leader_opinion: notes.leader_opinion | None = None
    signature: people.signature | None = None
    issued_at: moments.issued_at | None = None
