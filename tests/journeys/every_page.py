"""Every page of the desk and of the portal, looked at with axe-core once there is a case to show."""

from tests.journeys.office import Office
from tests.journeys.reach import barriers

OF_THE_FILE = (
    "/desk/files/{}/", "/desk/files/{}/record/1/", "/desk/review/{}/", "/desk/sign/{}/", "/desk/archive/{}/",
    "/desk/publicity/{}/", "/desk/files/{}/correct_entry/",
)  # fmt: skip
DESKS = {
    "李敏": ("/desk/", "/desk/files/", "/desk/files/new/", "/desk/files/new/on_the_spot/show_credentials/"),
    "赵宏": ("/desk/sign/", "/desk/supervision/", "/desk/supervision/overdue/", "/desk/rules/"),
    "孙洁": ("/desk/review/", "/desk/rules/xuecheng/", "/desk/rules/xuecheng/xuecheng.review.7/"),
    "王冠": ("/desk/people/", "/desk/people/1/", "/desk/people/settings/"),
}
IN_PUBLIC = (
    "/", "/search/?q=%E9%A4%90%E9%A5%AE", "/verify/", "/officers/", "/agencies/xuecheng/", "/type/large/",
    "/search/", "/verify/no-such-code/", "/login/",
)  # fmt: skip


def reach_every_page(office: Office, file: str) -> None:
    """Every page, those of the file too, and in large type, keeps nobody out."""
    for name, addresses in DESKS.items():
        for address in addresses:
            office.desk(name).visit(address)
            office.desk(name).expect_reachable()
    for address in OF_THE_FILE:
        office.desk("李敏").visit(address.format(file.split("/")[-2]))
        office.desk("李敏").expect_reachable()
    desk = office.desk("孙洁")
    desk.visit("/desk/rules/xuecheng/scenarios/?clause=xuecheng.review.2-2")
    desk.page.locator("main button.do").click()
    desk.page.get_by_role("status").wait_for()
    desk.expect_reachable()
    page = office.page()
    for address in IN_PUBLIC:
        page.goto(office.site + address)
        assert barriers(page) == []
