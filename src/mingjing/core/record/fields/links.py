"""References to an earlier entry of the same file, by position; `target`: the act or family."""

from typing import Annotated

from mingjing.core.record.field import Field, FieldKind

appraisal_report = Annotated[int, Field("鉴定（评估）报告", FieldKind.LINK, target="receive_appraisal")]
channel_ref = Annotated[int, Field("推送", FieldKind.LINK, target="deliver_to_channel")]
correcting_entry = Annotated[int, Field("被更正的记录", FieldKind.LINK, target="entry")]
decision = Annotated[int, Field("决定", FieldKind.LINK, target="make_decision")]
demand = Annotated[int, Field("催告记录", FieldKind.LINK, target="demand_performance")]
filing = Annotated[int, Field("报备", FieldKind.LINK, target="file_major_decision")]
final_report = Annotated[int, Field("调查（审查）终结报告", FieldKind.LINK, target="conclude_investigation")]
hearing = Annotated[int, Field("听证", FieldKind.LINK, target="hold_hearing")]
lead = Annotated[int, Field("线索", FieldKind.LINK, target="register_lead")]
marked_entries = Annotated[int, Field("标记的记录", FieldKind.LINK, target="entry")]
measure = Annotated[int, Field("强制措施", FieldKind.LINK, target="take_measure")]
opinion = Annotated[int, Field("所针对的审核意见", FieldKind.LINK, target="issue_review_opinion")]
period_ref = Annotated[int, Field("公示期限记录", FieldKind.LINK, target="set_display_period")]
prior_notice = Annotated[int, Field("事先告知", FieldKind.LINK, target="give_prior_notice")]
proposal = Annotated[int, Field("呈批事项", FieldKind.LINK, target="proposal")]
proposed_decision = Annotated[int, Field("拟作出的决定", FieldKind.LINK, target="draft")]
recorded_act = Annotated[int, Field("对应行为", FieldKind.LINK, target="entry")]
recording = Annotated[int, Field("音像", FieldKind.LINK, target="capture_recording")]
request = Annotated[int, Field("申请", FieldKind.LINK, target="request_access")]
service = Annotated[int, Field("送达", FieldKind.LINK, target="serve")]
signed_record = Annotated[int, Field("签署的文书", FieldKind.LINK, target="entry")]
statement = Annotated[int, Field("陈述申辩", FieldKind.LINK, target="hear_statement")]
submission = Annotated[int, Field("送审", FieldKind.LINK, target="submit_for_review")]
