"""The notice of remedies at the foot of a document: which organ, which term, which court.

Terms: 行政复议法 第二十条第一款 (60 days), 第二十三条第一款第一项 (reconsideration first for penalties
on the spot), 第三十二条第一款 (through the deciding agency), 第二十二条第二款 (online channel);
行政诉讼法 第四十五条 (15 days), 第四十六条第一款 (6 months); 行政处罚法 第七十三条第一款.
"""

from dataclasses import dataclass

from mingjing.apps.documents.catalogue import RemedyKind
from mingjing.apps.documents.errors import DocumentIncomplete


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """To whom a party may turn. `online`: the channel to be named when served over the internet.

    `sue_within`: another term for going to court where a special statute sets one, e.g. "十五日".
    """

    organ: str
    court: str
    online: str = ""
    sue_within: str = "六个月"


def remedy_text(kind: RemedyKind, remedies: Remedies, *, paper: str, penalty: bool) -> str:
    """Return the notice for a document called `paper` ("决定书", "通知书"); empty where none belongs.

    Raises DocumentIncomplete where the organ or the court is not known: leaving either out would
    stretch the term up to a year (行政复议法 第二十条第三款).
    """
    if kind in ("none", "state_rights"):
        return ""
    lacking = [
        (label, ("《行政复议法》第二十条第三款",))
        for label, value in (("行政复议机关", remedies.organ), ("有管辖权的人民法院", remedies.court))
        if not value
    ]
    if lacking:
        raise DocumentIncomplete(paper, lacking)
    online = f"，也可以通过互联网渠道（{remedies.online}）提交" if remedies.online else ""
    stay = "申请行政复议或者提起行政诉讼的，行政处罚不停止执行，法律另有规定的除外。" if penalty else ""
    if kind == "reconsider_first":
        return (
            f"如不服本{paper}，应当自收到之日起六十日内先向{remedies.organ}申请行政复议，"
            f"可以通过本机关提交行政复议申请{online}；对行政复议决定不服的，"
            f"可以自收到行政复议决定书之日起十五日内向{remedies.court}提起行政诉讼。{stay}"
        )
    return (
        f"如不服本{paper}，可以自收到之日起六十日内向{remedies.organ}申请行政复议，"
        f"行政复议申请可以当面或者邮寄提交{online}；"
        f"也可以自收到之日起{remedies.sue_within}内直接向{remedies.court}提起行政诉讼。{stay}"
    )
