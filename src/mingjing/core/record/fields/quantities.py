"""Numbers, amounts in 元 and terms."""

from decimal import Decimal
from typing import Annotated

from mingjing.core.record.field import Field, FieldKind
from mingjing.core.terms import Term

amount = Annotated[Decimal, Field("金额", FieldKind.MONEY)]
compensation = Annotated[Decimal, Field("赔偿补偿", FieldKind.MONEY)]
confiscated_goods_value = Annotated[Decimal, Field("没收非法财物价值", FieldKind.MONEY)]
confiscated_income = Annotated[Decimal, Field("没收违法所得金额", FieldKind.MONEY)]
cost_estimate = Annotated[Decimal, Field("代履行费用预算", FieldKind.MONEY)]
display_period = Annotated[Term, Field("公示期限", FieldKind.TERM)]
extension_days = Annotated[int, Field("延长天数", FieldKind.NUMBER)]
fine = Annotated[Decimal, Field("罚款金额", FieldKind.MONEY)]
frozen_sum = Annotated[Decimal, Field("冻结数额", FieldKind.MONEY)]
new_deadline = Annotated[Term, Field("替代期限", FieldKind.TERM, ahead=True)]
paused_interval = Annotated[Term, Field("不计算期间", FieldKind.TERM)]
proceeds = Annotated[Decimal, Field("所得款项", FieldKind.MONEY)]
related_sum = Annotated[Decimal, Field("违法行为涉及金额", FieldKind.MONEY)]
round = Annotated[int, Field("审核轮次", FieldKind.NUMBER)]
sum_due = Annotated[Decimal, Field("应给付金额", FieldKind.MONEY)]
surcharge_sum = Annotated[Decimal, Field("加处金额", FieldKind.MONEY)]
term = Annotated[Term, Field("期限", FieldKind.TERM)]
version = Annotated[int, Field("版本", FieldKind.NUMBER)]
