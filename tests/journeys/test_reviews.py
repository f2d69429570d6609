"""Each place's legal review from the refused submission to the signature, by pages, everybody at a desk."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser

from tests.journeys.office import Desk, Office
from tests.journeys.review_places import PLACES, Move, Place

LESS = "1000"
WANTING = "卷中没有测量记录，罚款与占道面积不相称"
APPROVAL = {"批准结果": "批准", "机关负责人意见": "同意", "签名": "赵宏"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review under way: where, by whom, on which file."""

    place: Place
    office: Office
    file: str

    def desk(self, name: str) -> Desk:
        """An official's desk."""
        return self.office.desk(name)

    def move(self, move: Move) -> None:
        """One act on the file page: taken, or refused with the clause on the page."""
        desk = self.desk(move.who)
        if not move.refused:
            desk.do(self.file, move.act, move.values)
            return
        desk.visit(self.file)
        barred = desk.barred().get(move.act)
        told = [barred] if barred else desk.refused(self.file, move.act, move.values)
        assert any(move.refused in line for line in told), told


@pytest.fixture(params=PLACES, ids=lambda place: place.slug)
def review(
    request: pytest.FixtureRequest, browser: Browser, site: str, drafted: Callable[[str], str]
) -> Iterator[Review]:
    place: Place = request.param
    office = Office(browser=browser, site=site, agency=place.agency, reached=place == PLACES[0])
    yield Review(place=place, office=office, file=drafted(place.slug))
    office.close()
    assert office.faults == []


def test_review(review: Review) -> None:
    submit(review)
    assign(review)
    half_answered(review)
    find_problems(review)
    if review.place.approvable:
        approve(review)
    head_may_not_sign(review)
    dispute(review)
    head_may_not_sign(review)
    send_again(review)
    agree(review)
    sign(review)


def endorse(review: Review, said: str) -> None:
    """The unit's head has read the draft."""
    review.desk("周涛").do(review.file, "承办机构审查", {"承办机构是否同意": "同意", "承办机构意见": said})


def submit(review: Review) -> None:
    """Sent without what the place asks for, the form comes back and says so; completed, it is taken."""
    endorse(review, "同意处理意见，请送审")
    desk, place = review.desk("李敏"), review.place
    if place.lacking:
        told = "；".join(desk.refused(review.file, "提交法制审核", {}))
        assert [part for part in place.lacking if part not in told] == [], told
        desk.expect_reachable()
        desk.fill(place.sent)
        desk.press()
        desk.expect_entered("提交法制审核")
    else:
        desk.choose(review.file, "提交法制审核")
        assert "本地规则没有列出送审材料" in desk.page.locator("aside").inner_text()
        desk.press()
        desk.expect_entered("提交法制审核")


def assign(review: Review) -> None:
    """The unit's head assigns the reviewer, who takes the papers in."""
    review.desk("周涛").do(review.file, "指派审核人员", {
        "法制审核机构": "政策法规科", "指派的审核人员": ["孙洁"], "初次从事处罚审核": False,
    })  # fmt: skip
    review.desk("孙洁").do(review.file, "受理送审", {"材料是否齐全": "齐全"})


def half_answered(review: Review) -> None:
    """An opinion before the checklist is through is not taken, and nothing that was typed is lost."""
    desk, place = review.desk("孙洁"), review.place
    desk.pick("法制审核", review.file, "审核")
    first = desk.page.locator("ol.checklist > li").first
    typed = {"审核结论": place.opinion["审核结论"], "审核意见": place.opinion["审核意见"]}
    if place.faulty:
        answer(desk, 0, "符合")
    desk.fill(typed)
    desk.press()
    assert any(place.half in line for line in desk.refusals()), desk.refusals()
    assert not [line for line in desk.refusals() if "（）" in line]
    desk.expect_reachable()
    assert desk.value("审核意见") == place.opinion["审核意见"]
    if place.faulty:
        assert first.locator("input:checked").get_attribute("value") == "符合"


def answer(desk: Desk, number: int, word: str, note: str = "") -> None:
    """Answer one item of the checklist."""
    item = desk.page.locator("ol.checklist > li").nth(number)
    item.locator("label.choice").filter(has_text=re.compile(f"^{word}$")).locator("input").check()
    if note:
        item.locator("input[type=text]").fill(note)


def find_problems(review: Review) -> None:
    """Every item answered, one found wanting with its ground; the opinion doesn't agree."""
    desk, place = review.desk("孙洁"), review.place
    items = desk.page.locator("ol.checklist > li")
    names = items.locator("legend").all_inner_texts()
    for number, name in enumerate(names):
        faulty = name.endswith(f"．{place.faulty}")
        answer(desk, number, "不符合" if faulty else "符合", WANTING if faulty else "")
    desk.fill(place.opinion)
    desk.press()
    desk.expect_entered("出具审核意见")


def head_may_not_sign(review: Review) -> None:
    """What the head has to sign is refused, with the clause on the page: the approval, or the decision."""
    desk, place = review.desk("赵宏"), review.place
    if not place.approvable:
        desk.pick("待办", review.file, "负责人审批")
        desk.fill(APPROVAL)
        desk.press()
        told = "；".join(desk.refusals())
    else:
        desk.pick("待办", review.file, "作出处罚决定")
        told = desk.page.locator("main").inner_text()
        assert "现在不能签发" in told
        assert not desk.form.count()
    assert place.barring in told, told


def approve(review: Review) -> None:
    """The head approves the draft."""
    review.desk("赵宏").do_from("待办", review.file, "负责人审批", APPROVAL)


def dispute(review: Review) -> None:
    """The dispute goes the way of the place, and what is out of its order is refused."""
    for move in review.place.dispute:
        review.move(move)


def send_again(review: Review) -> None:
    """The opinion handled, another draft, what the unit says of it, and the second submission."""
    desk = review.desk("李敏")
    desk.do(
        review.file,
        "处理审核意见",
        {"对意见的处理": "已补测，占道六平方米，罚款改为1000元", "是否达成一致": True},
    )
    desk.do(review.file, "提出处理意见（草拟决定）", {
        "处罚种类": ["罚款"], "罚款金额": LESS, "拟作决定内容": "罚款人民币1000元",
        "承办人意见": "建议罚款1000元", "应考虑因素": "初次违法，已经改正",
    })  # fmt: skip
    endorse(review, "同意，请再次送审")
    desk.do(review.file, "再次送审", {"对意见的处理": "罚款改为1000元", **review.place.resent})


def agree(review: Review) -> None:
    """Round two stands beside round one with what changed; every item is answered anew, and agreed."""
    desk, place = review.desk("孙洁"), review.place
    desk.pick("法制审核", review.file, "审核")
    rounds = desk.page.locator(".round").all_inner_texts()
    assert len(rounds) == 2
    assert place.opinion["审核意见"] in rounds[0]
    assert f"改为{int(LESS):,}.00元" in "".join(rounds[1].split())
    assert "拟作决定种类" not in rounds[1]
    assert desk.page.locator("ol.checklist input:checked").count() == 0
    for number in range(desk.page.locator("ol.checklist > li").count()):
        answer(desk, number, "符合")
    desk.fill({"审核结论": "同意", **place.agreed})
    desk.press()
    desk.expect_entered("出具审核意见")


def sign(review: Review) -> None:
    """Another fine than the reviewed one is refused; the reviewed one is signed."""
    for move in review.place.before_signing:
        review.move(move)
    approve(review)
    desk = review.desk("赵宏")
    desk.pick("待办", review.file, "作出处罚决定")
    by_when = f"{date.today() + timedelta(days=20)}"
    desk.fill({
        "罚款金额": "2000", "履行方式": "到指定银行缴纳罚款", "履行期限": by_when, "已盖机关印章": True,
    })  # fmt: skip
    desk.press()
    told = "；".join(desk.refusals())
    assert review.place.barring in told, told
    desk.fill({"罚款金额": LESS})
    desk.press()
    desk.expect_entered("作出处罚决定")
