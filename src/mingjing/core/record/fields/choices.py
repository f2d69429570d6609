"""Choices out of a closed list."""

from typing import Annotated

from mingjing.core.record.field import Field, FieldKind

access_kind = Annotated[str, Field("利用方式", FieldKind.CHOICE, "查阅|复制|查阅并复制")]
access_result = Annotated[str, Field("审批结果", FieldKind.CHOICE, "同意|部分同意|不同意")]
adopted = Annotated[str, Field("采纳情况", FieldKind.CHOICE, "采纳|部分采纳|不采纳")]
answer = Annotated[str, Field("公开确定结果", FieldKind.CHOICE, "可以公开|不予公开|部分公开")]
application_form = Annotated[str, Field("申请方式", FieldKind.CHOICE, "书面|口头")]
application_means = Annotated[
    str, Field("提交途径", FieldKind.CHOICE, "当场|信函|电报|电传|传真|电子数据交换|电子邮件|其他")
]
application_type = Annotated[str, Field("申请类型", FieldKind.CHOICE, "首次申请|变更|延续")]
appraisal_kind = Annotated[
    str, Field("委托类别", FieldKind.CHOICE, "检测|检验|检疫|技术鉴定|评审|评估|价格认定")
]
appraisal_result = Annotated[str, Field("期满鉴定结论", FieldKind.CHOICE, "继续保存|销毁")]
approval_result = Annotated[str, Field("批准结果", FieldKind.CHOICE, "批准|不批准|退回")]
approved_transfer = Annotated[str, Field("移送审批", FieldKind.CHOICE, "批准移送|不批准移送")]
attempted_way = Annotated[
    tuple[str, ...], Field("已尝试方式", FieldKind.CHOICES, "直接|留置|邮寄|委托|转交|电子")
]
authenticity = Annotated[str, Field("真实性", FieldKind.CHOICE, "查证属实|未能查实|不属实")]
capacity = Annotated[
    str, Field("责任能力", FieldKind.CHOICE, "正常|不满14周岁|14至18周岁|不能辨认或控制|尚未完全丧失")
]
category = Annotated[
    str, Field("公示阶段", FieldKind.CHOICE, "事前公开|事中公示|事后公开|其他依法应公示事项")
]
change_outcome = Annotated[str, Field("变更结果", FieldKind.CHOICE, "准予变更|不予变更")]
channel = Annotated[
    str,
    Field(
        "渠道",
        FieldKind.CHOICE,
        "政府门户网站|政务服务网|执法信息公示平台|企业信用信息公示系统|信用平台（双公示）|"
        "互联网+政务服务平台|部门协同平台|人员在线查询系统|政务新媒体|微博|微信|客户端APP|"
        "办事大厅公示栏|服务窗口|公告公报等文件|政府公报|新闻发布会或报刊广播电视|"
        "国家档案馆和公共图书馆",
    ),
]
channel_outcome = Annotated[str, Field("渠道结果", FieldKind.CHOICE, "成功|失败|退回")]
check_result = Annotated[str, Field("核验结果", FieldKind.CHOICE, "一致|不一致|缺失")]
checklist_answer = Annotated[str, Field("逐项结论", FieldKind.CHOICE, "符合|不符合|不适用")]
checklist_item = Annotated[
    str,
    Field(
        "审核要点",
        FieldKind.CHOICE,
        "执法主体合法|执法人员资格|执法主体和执法人员资格合法|程序合法|主要事实清楚|"
        "证据合法充分（证据链）|事实清楚、证据合法充分|适用法律准确|裁量适当|适用法律准确、裁量适当|"
        "未超越权限|未滥用职权|未超越或滥用职权|"
        "文书完备规范|是否涉嫌犯罪须移送|流程规范|其他",
    ),
]
closing_kind = Annotated[
    str, Field("结案方式", FieldKind.CHOICE, "正常结案|撤销立案|不予处罚|撤销原处罚|终结|移送")
]
collect_ground = Annotated[
    tuple[str, ...],
    Field("当场收缴情形", FieldKind.CHOICES, "一百元以下罚款|事后难以执行|边远水上交通不便且当事人提出"),
]
completeness = Annotated[str, Field("材料是否齐全", FieldKind.CHOICE, "齐全|不齐全")]
conduct_state = Annotated[str, Field("行为状态", FieldKind.CHOICE, "一次性|连续|继续")]
content_checklist = Annotated[
    tuple[str, ...],
    Field(
        "音像内容要点",
        FieldKind.CHOICES,
        "亮证过程|执法人员数量|权利告知|场所名称或特征|现场环境|询问全过程|在场人员体貌言行|"
        "保存手续|涉案物品及特征|当事人身份核实|陈述申辩内容|文书签收|听证告知和申请|"
        "听证参加人与内容|文书内容|留置原因地点时间|送达人与见证人|张贴内容时间地点|"
        "对人员财物采取的措施|现场送达|执行全过程|其他",
    ),
]
correction_outcome = Annotated[str, Field("更正处理结果", FieldKind.CHOICE, "已更正|不予更正|已转送")]
court_result = Annotated[str, Field("法院处理", FieldKind.CHOICE, "受理|不予受理|裁定执行|裁定不予执行")]
decision_kind = Annotated[
    str,
    Field(
        "拟作决定种类",
        FieldKind.CHOICE,
        "作出处罚决定|不予处罚决定|变更决定|撤销决定|确认违法（无效）|准予许可|不予许可|决定变更许可|决定延续许可|"
        "依职权变更许可|撤回许可|撤销许可|查封|扣押|冻结存款汇款|其他强制措施|查封扣押（冻结）处理决定|"
        "强制执行决定|代履行决定|作出检查结论|作出征收征用决定",
    ),
]
deferral_result = Annotated[str, Field("延期分期决定", FieldKind.CHOICE, "准予延期|准予分期|不准予")]
demand_purpose = Annotated[str, Field("催告目的", FieldKind.CHOICE, "自行强制执行|代履行|申请法院执行")]
device = Annotated[
    str, Field("设备", FieldKind.CHOICE, "照相机|录音机|摄像机|执法记录仪|视频监控|手机等其他")
]
discretion_level = Annotated[str, Field("裁量", FieldKind.CHOICE, "不予处罚|从轻|减轻|一般|从重")]
discussion_matter = Annotated[
    str, Field("讨论事项", FieldKind.CHOICE, "处罚决定|审核分歧|再次延长办案期限|其他重大事项")
]
disposal_manner = Annotated[
    str, Field("处理方式", FieldKind.CHOICE, "公开拍卖|按国家规定处理|销毁|退还|移送")
]
early_end_result = Annotated[str, Field("提前停止公示处理", FieldKind.CHOICE, "同意缩短|不同意")]
effects = Annotated[
    tuple[str, ...], Field("影响判断", FieldKind.CHOICES, "对当事人影响重大|对社会舆论影响较大|没有上述影响")
]
electronic_channel = Annotated[str, Field("电子方式", FieldKind.CHOICE, "传真|电子邮件|短信|政务平台|其他")]
end_ground = Annotated[
    str, Field("终止情形", FieldKind.CHOICE, "无正当理由拒不出席|未经许可中途退出|当事人撤回申请|其他")
]
endorsed = Annotated[str, Field("承办机构是否同意", FieldKind.CHOICE, "同意|不同意|退回修改")]
enforcement_kind = Annotated[
    str, Field("执法类别", FieldKind.CHOICE, "行政许可|行政处罚|行政强制|行政检查|征收征用")
]
enforcement_method = Annotated[
    tuple[str, ...],
    Field(
        "执行方式",
        FieldKind.CHOICES,
        "加处罚款或滞纳金|划拨存款汇款|拍卖或依法处理|排除妨碍|恢复原状|代履行|强制拆除|其他",
    ),
]
escalated_by = Annotated[str, Field("提请主体", FieldKind.CHOICE, "执法机构|法制审核机构|双方")]
escalated_to = Annotated[str, Field("提请对象", FieldKind.CHOICE, "分管领导|机关负责人|负责人集体讨论")]
event = Annotated[str, Field("事由", FieldKind.CHOICE, "变更|撤销|确认违法|确认无效|责令重作")]
evidence_kind = Annotated[
    tuple[str, ...],
    Field(
        "证据种类",
        FieldKind.CHOICES,
        "书证|物证|视听资料|电子数据|证人证言|当事人的陈述|鉴定意见|勘验笔录、现场笔录",
    ),
]
exempt_kind = Annotated[
    tuple[str, ...], Field("免录类型", FieldKind.CHOICES, "文字记录已足够|不适宜音像|其他")
]
expropriation_kind = Annotated[str, Field("征收征用种类", FieldKind.CHOICE, "征收|征用")]
filing_ground = Annotated[
    tuple[str, ...],
    Field(
        "报备情形",
        FieldKind.CHOICES,
        "罚款达到数额|没收达到数额|责令停产停业|吊销许可证或营业执照|其他重大处罚",
    ),
]
filing_result = Annotated[str, Field("备案结果", FieldKind.CHOICE, "予以备案|退回补正")]
gap_reason = Annotated[
    str, Field("中断原因", FieldKind.CHOICE, "受阻挠|天气|设备故障|存储不足|电量不足|其他")
]
harm_ground = Annotated[
    tuple[str, ...], Field("代履行情形", FieldKind.CHOICES, "危害交通安全|造成环境污染|破坏自然资源")
]
hearing_ground = Annotated[
    tuple[str, ...],
    Field(
        "属听证范围的情形",
        FieldKind.CHOICES,
        "较大数额罚款|没收较大数额违法所得或较大价值非法财物|降低资质等级、吊销许可证件|"
        "责令停产停业、责令关闭、限制从业|其他较重处罚|法律法规规章规定的其他情形",
    ),
]
hearing_result = Annotated[str, Field("听证申请处理", FieldKind.CHOICE, "受理|不受理|补正")]
in_prison_or_army = Annotated[
    str, Field("军人/被监禁/强制教育", FieldKind.CHOICE, "军人|被监禁|强制性教育措施")
]
inspection_outcome = Annotated[str, Field("检查结论", FieldKind.CHOICE, "正常|发现问题")]
inspection_result = Annotated[
    str,
    Field(
        "检查结果",
        FieldKind.CHOICE,
        "未发现问题|当场改正|责令改正|发现涉嫌违法需进一步处理|拒绝或阻碍检查|无法联系或不存在|其他",
    ),
]
inspection_source = Annotated[
    str,
    Field(
        "检查来源",
        FieldKind.CHOICE,
        "双随机抽查|重点监管|投诉举报|转办交办|数据监测|许可后监督|责令改正复查|其他",
    ),
]
licence_event_ground = Annotated[
    str, Field("变更撤回情形", FieldKind.CHOICE, "依据修改或废止|客观情况重大变化")
]
licence_type = Annotated[str, Field("许可类别", FieldKind.CHOICE, "普通|特许|认可|核准|登记|其他")]
lift_ground = Annotated[
    str,
    Field(
        "解除情形",
        FieldKind.CHOICE,
        "没有违法行为|与违法行为无关|已作处理决定不再需要|期限届满|负责人认为不应采取|目的已达或条件消失|其他不再需要",
    ),
]
mail_kind = Annotated[str, Field("邮寄种类", FieldKind.CHOICE, "挂号信|邮政特快专递|其他")]
measure_kind = Annotated[str, Field("强制措施种类", FieldKind.CHOICE, "限制人身自由|查封|扣押|冻结|其他")]
media_kind = Annotated[str, Field("音像种类", FieldKind.CHOICE, "照片|录音|录像|视频监控")]
monitor_check_result = Annotated[str, Field("记录审核结果", FieldKind.CHOICE, "符合要求|不符合要求")]
no_penalty_ground = Annotated[
    tuple[str, ...],
    Field(
        "不予处罚情形",
        FieldKind.CHOICES,
        "轻微并及时改正无危害后果|初次违法轻微并及时改正|证据足以证明无主观过错|不满14周岁|"
        "不能辨认或控制自己行为|违法事实不能成立|超过追责时效|其他",
    ),
]
non_acceptance_ground = Annotated[
    str,
    Field(
        "不予受理情形", FieldKind.CHOICE, "依法不需要取得许可|不属于本机关职权|隐瞒情况或提供虚假材料|其他"
    ),
]
nondisclosure_ground = Annotated[
    str,
    Field(
        "不予公开理由",
        FieldKind.CHOICE,
        "国家秘密|法律行政法规禁止|三安全一稳定|妨碍正常执法|损害第三方权益|内部或过程性信息|"
        "执法案卷|无一定社会影响|其他法定",
    ),
]
nondisclosure_scope = Annotated[str, Field("不予公开范围", FieldKind.CHOICE, "全部不公开|部分不公开")]
not_public_reason = Annotated[str, Field("不公开理由", FieldKind.CHOICE, "国家秘密|商业秘密|个人隐私")]
notice_audience = Annotated[
    tuple[str, ...], Field("告知范围", FieldKind.CHOICES, "投诉举报人|当事人|社会公众")
]
notice_manner = Annotated[str, Field("告知方式", FieldKind.CHOICE, "书面|口头|电话|短信|电子|公示|其他")]
notice_manner_public = Annotated[str, Field("公告方式", FieldKind.CHOICE, "张贴|登报|网站|其他")]
notified_matter = Annotated[str, Field("告知事项", FieldKind.CHOICE, "检测检验检疫鉴定期间|鉴定意见")]
original_or_copy = Annotated[str, Field("原件或复制件", FieldKind.CHOICE, "原件|复制件|照片|录像|节录")]
penalty_kinds = Annotated[
    tuple[str, ...],
    Field(
        "处罚种类",
        FieldKind.CHOICES,
        "警告|通报批评|罚款|没收违法所得|没收非法财物|暂扣许可证件|降低资质等级|吊销许可证件|"
        "限制开展生产经营活动|责令停产停业|责令关闭|限制从业|行政拘留|法律、行政法规规定的其他处罚",
    ),
]
performance_state = Annotated[str, Field("履行状态", FieldKind.CHOICE, "全部履行|部分履行|未履行|分期履行中")]
police_result = Annotated[
    str,
    Field("公安决定", FieldKind.CHOICE, "立案|不予立案|转送其他公安机关|复议后立案|复议后不予立案|退回补充"),
]
preservation_form = Annotated[
    str, Field("保全形式", FieldKind.CHOICE, "先行登记保存|复制|音像|鉴定|勘验|询问笔录|其他")
]
preserved_outcome = Annotated[
    str,
    Field(
        "登记保存处理",
        FieldKind.CHOICE,
        "返还|采取复制等证据保全后返还|送检鉴定|转为查封扣押|没收|移送|解除|其他",
    ),
]
published_matter = Annotated[
    str, Field("公示内容", FieldKind.CHOICE, "执法决定|履行情况|检查结果|事前信息|其他")
]
publication_form = Annotated[str, Field("公开形式", FieldKind.CHOICE, "全文|摘要|全文和摘要")]
questioned_role = Annotated[str, Field("被询问人身份", FieldKind.CHOICE, "当事人|证人|受害人|其他有关人员")]
rank = Annotated[str, Field("依据层级", FieldKind.CHOICE, "法律|行政法规|地方性法规|规章")]
receiver_relation = Annotated[
    str,
    Field(
        "签收人身份",
        FieldKind.CHOICE,
        "本人|同住成年家属|法定代表人或主要负责人|负责收件的人|代理人|指定代收人",
    ),
]
rectified = Annotated[str, Field("改正情况", FieldKind.CHOICE, "已改正|部分改正|未改正")]
rectify_type = Annotated[str, Field("责令方式", FieldKind.CHOICE, "立即改正|限期改正")]
recusal_result = Annotated[str, Field("回避决定结果", FieldKind.CHOICE, "回避|不回避")]
recusal_role = Annotated[
    str, Field("回避人身份", FieldKind.CHOICE, "执法人员|听证主持人|听证员或记录员|鉴定人|审核人员|其他")
]
redaction_grounds = Annotated[str, Field("隐去理由", FieldKind.CHOICE, "个人隐私|商业秘密|其他依法应隐去")]
refusal_kind = Annotated[
    str, Field("拒绝情形", FieldKind.CHOICE, "拒绝接受调查|拒绝提供证据|拒绝签名盖章|拒绝签收|拒绝到场|阻挠")
]
refusal_situations = Annotated[
    tuple[str, ...],
    Field(
        "不予通过情形",
        FieldKind.CHOICES,
        "主体不合法或人员无资格|违反法定程序|主要事实不清证据不足|法律适用错误|裁量不当|超越权限|"
        "文书不规范不完备|涉嫌犯罪须移送",
    ),
]
remedy_kind = Annotated[str, Field("救济种类", FieldKind.CHOICE, "行政复议|行政诉讼|申诉")]
remedy_result = Annotated[
    str,
    Field(
        "复议诉讼结果", FieldKind.CHOICE, "维持|驳回|变更|撤销|部分撤销|确认违法|确认无效|责令重作|调解或撤回"
    ),
]
renewal_outcome = Annotated[str, Field("延续结果", FieldKind.CHOICE, "准予延续|不予延续")]
result_kind = Annotated[str, Field("结果种类", FieldKind.CHOICE, "双随机抽查|日常检查|检验|检测|部门协同")]
retention_class = Annotated[
    str, Field("保存期限类别", FieldKind.CHOICE, "六个月|二年|同案卷|永久|按档案规定")
]
retention_ground = Annotated[
    tuple[str, ...],
    Field(
        "保存期限情形",
        FieldKind.CHOICES,
        "一般音像|一般程序案件|作为证据|当事人有异议|逃避拒绝阻碍或辱骂殴打|群体性或突发事件|"
        "涉访涉诉|其他需长期保存",
    ),
]
return_kind = Annotated[
    str, Field("退回性质", FieldKind.CHOICE, "要求说明|要求补充材料|不予通过退回|退卷补充调查")
]
review_grounds = Annotated[
    tuple[str, ...],
    Field(
        "须审情形",
        FieldKind.CHOICES,
        "涉及重大公共利益|可能造成重大社会影响或引发社会风险|直接关系当事人或第三人重大权益|"
        "经过听证程序|疑难复杂、涉及多个法律关系|普通程序处罚|以街道名义作出的决定|列入目录清单|"
        "法律法规规定的其他情形|有条件的机关自行扩大",
    ),
]
review_method = Annotated[str, Field("审核方式", FieldKind.CHOICE, "书面|座谈会|专家论证会|审核会议|案审会")]
review_outcome = Annotated[
    str, Field("审核结论", FieldKind.CHOICE, "同意|存在问题|补充调查|修正|纠正|不同意|移送|其他")
]
revocation_ground = Annotated[
    str,
    Field(
        "撤销许可情形",
        FieldKind.CHOICE,
        "滥用职权玩忽职守|超越职权|违反法定程序|申请人不符合条件|以欺骗贿赂等不正当手段取得|其他依法可撤销",
    ),
]
revocation_start = Annotated[str, Field("启动方式", FieldKind.CHOICE, "依职权|利害关系人请求")]
rights_told = Annotated[
    tuple[str, ...],
    Field(
        "已告知权利", FieldKind.CHOICES, "陈述|申辩|申请回避|听证|申请行政复议|提起行政诉讼|拒绝无证检查|其他"
    ),
]
sample_outcome = Annotated[str, Field("样品处理", FieldKind.CHOICE, "退还|检验耗损|封存|移交|其他")]
secrecy = Annotated[
    tuple[str, ...], Field("密级或敏感标记", FieldKind.CHOICES, "国家秘密|商业秘密|个人隐私|依法保密|无")
]
seized_outcome = Annotated[str, Field("查封扣押财物的处理", FieldKind.CHOICE, "没收|销毁|解除|随案移送")]
signer_role = Annotated[
    str,
    Field(
        "签署人身份",
        FieldKind.CHOICE,
        "当事人|执法人员|见证人|证人|有关人员|听证主持人|代理人|代履行人|监督人员",
    ),
]
source = Annotated[
    str,
    Field(
        "案件来源",
        FieldKind.CHOICE,
        "现场检查|投诉|举报|上级交办|其他机关移送|媒体曝光|电子监控|双随机抽查|其他",
    ),
]
statement_context = Annotated[
    str, Field("陈述申辩所处环节", FieldKind.CHOICE, "处罚事先告知|当场处罚|强制措施现场|催告|听证|其他")
]
statement_form = Annotated[str, Field("提出形式", FieldKind.CHOICE, "口头|书面|电子")]
storage = Annotated[str, Field("存储位置", FieldKind.CHOICE, "执法信息系统|专用存储器")]
term_kind = Annotated[
    str, Field("期限种类", FieldKind.CHOICE, "办案期限|查封扣押期限|冻结期限|审核期限|查阅答复期限|履行期限")
]
unlawful_result = Annotated[str, Field("确认结果", FieldKind.CHOICE, "确认违法|确认无效")]
withdrawal_ground = Annotated[
    str, Field("撤下事由", FieldKind.CHOICE, "变更|撤销|确认违法|确认无效|责令重作|误发或不应公开|其他")
]
withdrawal_outcome = Annotated[str, Field("渠道撤下结果", FieldKind.CHOICE, "已撤|失败")]
witness_kind = Annotated[str, Field("见证人类型", FieldKind.CHOICE, "基层组织代表|所在单位代表|其他见证人")]
