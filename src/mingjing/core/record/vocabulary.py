"""The closed sets of the record: kinds of file, stages, procedures, roles, each with its Chinese name."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is about."""

    PENALTY = "penalty"
    COERCION = "coercion"
    LICENCE = "licence"
    INSPECTION = "inspection"
    EXPROPRIATION = "expropriation"
    PUBLICATION = "publication"


class Stage(StrEnum):
    """Where a file stands; the five stages of the regulations and the end."""

    START = "start"
    INVESTIGATION = "investigation"
    DECISION = "decision"
    EXECUTION = "execution"
    ARCHIVE = "archive"
    ARCHIVED = "archived"


class Procedure(StrEnum):
    """How a penalty is decided (行政处罚法 第五章)."""

    ORDINARY = "ordinary"
    ON_THE_SPOT = "on_the_spot"


class Role(StrEnum):
    """In what capacity somebody acts in a file."""

    OFFICER = "officer"
    UNIT_HEAD = "unit_head"
    REVIEWER = "reviewer"
    AGENCY_HEAD = "agency_head"
    LEADERSHIP_MEETING = "leadership_meeting"
    HEARING_OFFICER = "hearing_officer"
    LIAISON = "liaison"
    ARCHIVIST = "archivist"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    PARTY = "party"
    WITNESS = "witness"
    CITIZEN = "citizen"
    SYSTEM = "system"


class ReviewerKind(StrEnum):
    """As what somebody reviews: of the agency's own legal unit, engaged full-time, or as a lawyer."""

    LEGAL_UNIT = "legal_unit"
    FULL_TIME = "full_time"
    PUBLIC_LAWYER = "public_lawyer"
    COUNSEL = "counsel"
    OUTSIDE_LAWYER = "outside_lawyer"


FILE_KIND_NAMES: dict[FileKind, str] = {
    FileKind.PENALTY: "行政处罚",
    FileKind.COERCION: "行政强制",
    FileKind.LICENCE: "行政许可",
    FileKind.INSPECTION: "行政检查",
    FileKind.EXPROPRIATION: "行政征收征用",
    FileKind.PUBLICATION: "公示",
}

STAGE_NAMES: dict[Stage, str] = {
    Stage.START: "启动",
    Stage.INVESTIGATION: "调查取证",
    Stage.DECISION: "审查决定",
    Stage.EXECUTION: "送达执行",
    Stage.ARCHIVE: "归档",
    Stage.ARCHIVED: "已归档",
}

PROCEDURE_NAMES: dict[Procedure, str] = {Procedure.ORDINARY: "普通程序", Procedure.ON_THE_SPOT: "简易程序"}

ROLE_NAMES: dict[Role, str] = {
    Role.OFFICER: "承办人",
    Role.UNIT_HEAD: "承办机构负责人",
    Role.REVIEWER: "法制审核人员",
    Role.AGENCY_HEAD: "机关负责人",
    Role.LEADERSHIP_MEETING: "负责人集体",
    Role.HEARING_OFFICER: "听证主持人",
    Role.LIAISON: "公示联络员",
    Role.ARCHIVIST: "档案管理员",
    Role.SUPERVISOR: "司法行政监督人员",
    Role.ADMINISTRATOR: "系统管理员",
    Role.PARTY: "当事人",
    Role.WITNESS: "见证人",
    Role.CITIZEN: "公众",
    Role.SYSTEM: "系统",
}

REVIEWER_KIND_NAMES: dict[ReviewerKind, str] = {
    ReviewerKind.LEGAL_UNIT: "法制机构人员",
    ReviewerKind.FULL_TIME: "专职法制员",
    ReviewerKind.PUBLIC_LAWYER: "公职律师",
    ReviewerKind.COUNSEL: "法律顾问",
    ReviewerKind.OUTSIDE_LAWYER: "外聘律师",
}
# Whom an agency counts as its own reviewers; lawyers and counsels take part without being its staff.
OWN_REVIEWERS = (ReviewerKind.LEGAL_UNIT, ReviewerKind.FULL_TIME)
COUNSELS = (ReviewerKind.PUBLIC_LAWYER, ReviewerKind.COUNSEL, ReviewerKind.OUTSIDE_LAWYER)

# Who writes the entry when the person of the act has no account: an officer takes down what a party says,
# the head keeps the minutes of the leaders' meeting.
WRITTEN_BY: dict[Role, Role] = {
    Role.PARTY: Role.OFFICER,
    Role.WITNESS: Role.OFFICER,
    Role.CITIZEN: Role.OFFICER,
    Role.LEADERSHIP_MEETING: Role.AGENCY_HEAD,
}
