"""Agencies, the people in them, and what each was entitled to on which day."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from mingjing.apps.registry.kinds import Responsibility, TrainingKind
from mingjing.core.record.vocabulary import COUNSELS, REVIEWER_KIND_NAMES, ROLE_NAMES, ReviewerKind, Role


class Agency(models.Model):
    """An enforcement agency, or a justice bureau that supervises those below it.

    `word`: the short word its numbers begin with (机关代字). `parent`: the agency that supervises it.
    """

    id = models.SlugField("代码", primary_key=True, max_length=40)
    name = models.CharField("名称", max_length=100)
    word = models.CharField("机关代字", max_length=20, unique=True)
    place = models.CharField("所在地", max_length=60, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    contact_person = models.CharField("联系人", max_length=60, blank=True)
    reconsideration_organ = models.CharField("行政复议机关", max_length=100, blank=True)
    court = models.CharField("管辖法院", max_length=100, blank=True)
    online_channel = models.CharField("网上办理渠道", max_length=200, blank=True)
    seal = models.CharField("印章图片路径", max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="监督机关", null=True, blank=True, related_name="supervised"
    )
    is_supervisor = models.BooleanField("是监督机关", default=False)

    class Meta:
        verbose_name = "机关"

    def __str__(self) -> str:
        return self.name


class AgencyRuleSet(models.Model):
    """A rule set that binds an agency from one day, and to another where that is known.

    `inferred`: taken from its place or rank by the program, and not yet confirmed by a person.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="rule_sets")
    rule_set = models.CharField("规则集", max_length=60)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    inferred = models.BooleanField("推定", default=False)

    class Meta:
        verbose_name = "适用规则集"
        constraints = (
            models.UniqueConstraint(fields=["agency", "rule_set", "since"], name="agency_rule_set_once"),
        )

    def __str__(self) -> str:
        return self.rule_set


class Unit(models.Model):
    """A section (科室) of an agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="units")
    name = models.CharField("名称", max_length=60)

    class Meta:
        verbose_name = "科室"
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="unit_name_once"),)

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with their passwords hashed."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        """A new account; without a password it can't sign in."""
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who signs in. Administrators keep the settings and may do nothing in files."""

    username = models.CharField("用户名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="accounts")
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name="科室", null=True, blank=True, related_name="accounts"
    )
    is_active = models.BooleanField("启用", default=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "账号"

    def __str__(self) -> str:
        return self.name


class AccessToken(models.Model):
    """What lets another system of the agency act as an official: of the secret only its SHA-256 is kept.

    `purpose`: which system it is for, in the official's own words. `used_on`: the last day it opened
    anything. A token is never deleted: it is revoked or expires.
    """

    account = models.ForeignKey(Account, models.PROTECT, verbose_name="账号", related_name="tokens")
    purpose = models.CharField("用途", max_length=60)
    digest = models.CharField("校验值", max_length=64, unique=True)
    made_at = models.DateTimeField("发放时间")
    expires_at = models.DateTimeField("到期时间")
    revoked_at = models.DateTimeField("撤销时间", null=True)
    used_on = models.DateField("最近使用日", null=True)

    class Meta:
        verbose_name = "访问令牌"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="token_expires_after_made"
            ),
        )

    def __str__(self) -> str:
        return self.purpose


class Appointment(models.Model):
    """In what capacity a person may act, from one day to another (both included)."""

    account = models.ForeignKey(Account, models.PROTECT, verbose_name="账号", related_name="appointments")
    role = models.CharField("身份", max_length=30)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        constraints = (
            models.UniqueConstraint(fields=["account", "role", "since"], name="appointment_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="appointment_role_known"
            ),
        )

    def __str__(self) -> str:
        return ROLE_NAMES[Role(self.role)]


class Certificate(models.Model):
    """An enforcement certificate; it runs on its last day too, and not from the day of suspension."""

    account = models.ForeignKey(Account, models.PROTECT, verbose_name="账号", related_name="certificates")
    number = models.CharField("执法证号", max_length=40, unique=True)
    issued = models.DateField("发证日")
    valid_from = models.DateField("有效期自")
    valid_until = models.DateField("有效期至")
    suspended_on = models.DateField("暂停使用日", null=True, blank=True)

    class Meta:
        verbose_name = "执法证"

    def __str__(self) -> str:
        return self.number


class Qualification(models.Model):
    """The legal profession's qualification of a person."""

    account = models.ForeignKey(Account, models.PROTECT, verbose_name="账号", related_name="qualifications")
    number = models.CharField("法律职业资格证号", max_length=40, unique=True)
    since = models.DateField("取得日")

    class Meta:
        verbose_name = "法律职业资格"

    def __str__(self) -> str:
        return self.number


class Parameter(models.Model):
    """A value that an agency sets for its place from a day on; the latest counts."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="parameters")
    name = models.CharField("参数", max_length=60)
    value = models.JSONField("值")
    since = models.DateField("自")

    class Meta:
        verbose_name = "参数"
        constraints = (
            models.UniqueConstraint(fields=["agency", "name", "since"], name="parameter_once_a_day"),
        )

    def __str__(self) -> str:
        return self.name


class ReviewBody(models.Model):
    """The unit that reviews (法制审核机构), from a day on; `local_name`: what the place calls it."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="review_bodies")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="科室", related_name="+")
    local_name = models.CharField("本地称谓", max_length=60, blank=True)
    head = models.CharField("负责人", max_length=60, blank=True)
    since = models.DateField("自")

    class Meta:
        verbose_name = "法制审核机构"
        constraints = (models.UniqueConstraint(fields=["agency", "since"], name="review_body_once_a_day"),)

    def __str__(self) -> str:
        return self.local_name or self.unit.name


class Reviewer(models.Model):
    """What the register knows of an appointed reviewer.

    `reviewed_since`: on which day they first reviewed a penalty before this record knows of it.
    """

    appointment = models.OneToOneField(
        Appointment, models.PROTECT, verbose_name="任职", related_name="reviewer"
    )
    kind = models.CharField("类别", max_length=20)
    legal_background = models.CharField("法律专业背景", max_length=200, blank=True)
    reviewed_since = models.DateField("此前初次审核行政处罚的日期", null=True, blank=True)
    ended_because = models.CharField("免去原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "法制审核人员"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ReviewerKind]), name="reviewer_kind_known"
            ),
        )

    def __str__(self) -> str:
        return REVIEWER_KIND_NAMES[ReviewerKind(self.kind)]


class Counsel(models.Model):
    """A lawyer or counsel to be asked for advice, with or without an account.

    `shared`: also with the agencies below the one that keeps the entry.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="counsels")
    kind = models.CharField("类别", max_length=20)
    name = models.CharField("姓名", max_length=60)
    organisation = models.CharField("所在单位", max_length=100, blank=True)
    licence = models.CharField("执业证号", max_length=40, blank=True)
    speciality = models.CharField("专长", max_length=200, blank=True)
    shared = models.BooleanField("供下级机关共用", default=False)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = "公职律师、法律顾问"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in COUNSELS]), name="counsel_kind_known"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Training(models.Model):
    """A training that was held, and the people who took part."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="trainings")
    kind = models.CharField("种类", max_length=20)
    subject = models.CharField("内容", max_length=200)
    held_on = models.DateField("日期")
    hours = models.DecimalField("学时", max_digits=5, decimal_places=1)
    attendees = models.ManyToManyField(Account, verbose_name="参加人员", related_name="trainings")

    class Meta:
        verbose_name = "培训"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in TrainingKind]), name="training_kind_known"
            ),
            models.CheckConstraint(condition=models.Q(hours__gt=0), name="training_hours_positive"),
        )

    def __str__(self) -> str:
        return self.subject


class Responsible(models.Model):
    """Who answers for something in an agency, from a day on; the latest counts."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关", related_name="responsible")
    duty = models.CharField("责任", max_length=20)
    name = models.CharField("姓名", max_length=60)
    position = models.CharField("职务", max_length=60)
    since = models.DateField("自")

    class Meta:
        verbose_name = "责任人"
        constraints = (
            models.UniqueConstraint(fields=["agency", "duty", "since"], name="responsible_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(duty__in=[duty.value for duty in Responsibility]),
                name="responsibility_known",
            ),
        )

    def __str__(self) -> str:
        return self.name
