"""Audio and video: taking, storing, explaining what is missing."""

from mingjing.core.record.act import UNTIL_ARCHIVED, Act, act
from mingjing.core.record.fields import choices, flags, links, moments, notes, papers, people, texts
from mingjing.core.record.vocabulary import Role, Stage


@act(
    "采集音像",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER, Role.SYSTEM),
    documents=("音像资料",),
)
class CaptureRecording(Act):
    """采集音像。入库钟从made_at起算，单位各异不换算；乐清要求全程不间断。"""

    media_kind: choices.media_kind
    device: choices.device | None = None
    recorded_act: links.recorded_act | None = None
    started_at: moments.started_at | None = None
    ended_at: moments.ended_at | None = None
    made_at: moments.made_at | None = None
    place: texts.place | None = None
    maker: people.maker | None = None
    content_checklist: choices.content_checklist | None = None
    digest: texts.digest | None = None
    attachments: papers.attachments | None = None


@act(
    "说明音像中断",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("capture_recording",),),
    documents=("音像中断情况说明",),
)
class ExplainGap(Act):
    """说明音像中断。仅乐清；恢复时语音说明，不能继续则事后补书面，事后无期限。"""

    recording: links.recording | None = None
    gap_reason: choices.gap_reason
    gap_start: moments.gap_start | None = None
    gap_end: moments.gap_end | None = None
    voice_explained: flags.voice_explained | None = None
    written_explanation: papers.written_explanation | None = None


@act(
    "说明免录理由",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    documents=("不适宜音像记录情况说明",),
)
class ExemptRecording(Act):
    """说明免录理由。凤里必须写书面理由；乐清未要求，作提示。"""

    recorded_act: links.recorded_act | None = None
    exempt_kind: choices.exempt_kind | None = None
    exempt_reason: notes.exempt_reason
    signature: people.signature | None = None


@act(
    "音像入库",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("capture_recording",),),
    documents=("音像入库登记表",),
)
class StoreRecording(Act):
    """音像入库。不得个人保管（四地）；原件只读，另存副本不替换原件。"""

    recording: links.recording | None = None
    storage: choices.storage | None = None
    stored_at: moments.stored_at | None = None
    case_no: texts.case_no | None = None
    party: people.party | None = None
    handler: people.handler | None = None
    making_method: texts.making_method | None = None
    made_at: moments.made_at | None = None
    maker: people.maker | None = None
    proof_object: texts.proof_object | None = None
    digest: texts.digest | None = None


@act(
    "说明延迟入库",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("capture_recording",),),
    documents=("延迟入库说明",),
)
class ExplainLateStorage(Act):
    """说明延迟入库。仅三门峡、凤里。"""

    recording: links.recording | None = None
    delay_reason: notes.delay_reason | None = None
    returned_at: moments.returned_at | None = None


@act(
    "制作声音文字稿",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("capture_recording",),),
    documents=("声音资料文字记录",),
)
class TranscribeRecording(Act):
    """制作声音文字稿。仅薛城，缺稿不入库。"""

    recording: links.recording | None = None
    spoken_transcript: papers.spoken_transcript | None = None
    maker: people.maker | None = None


@act(
    "音像作为证据",
    stage=Stage.INVESTIGATION,
    during=UNTIL_ARCHIVED,
    by=(Role.OFFICER,),
    after=(("store_recording",),),
    documents=("视听资料说明",),
)
class UseRecordingAsEvidence(Act):
    """音像作为证据。作证据后保存期限随案卷（乐清）。"""

    recording: links.recording | None = None
    proof_object: texts.proof_object | None = None
    written_explanation: papers.written_explanation | None = None
    maker: people.maker | None = None
    extracted_at: moments.extracted_at | None = None
    disc_copy: texts.disc_copy | None = None
