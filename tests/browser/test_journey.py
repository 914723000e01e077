"""One case from the first start of the house to the auditor, in real browsers, each person in their own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Browser, Locator, Page, expect

from legal_docs.services.desk import trail
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import CHINA, Wiring
from tests.browser import journey
from tests.browser.journey import CASE
from tests.browser.serving import (
    click_row,
    let_in,
    log_in,
    picture,
    serving,
    set_up_link,
    settled,
    visiting,
)
from tests.houses import PASSWORD, wired

NEW = "another-horse-9"
DOCKET = "（2026）某0106民初123号"
HEARING = date(datetime.now(CHINA).year + 1, 3, 16)
DONE = {
    ("people.add", "admin"), ("upload.add", "li"), ("upload.fix", "li"), ("case.import", "li"),
    ("case.check", "li"), ("evidence.add", "li"), ("papers.make", "li"), ("case.move", "li"),
    ("output.read", "li"), ("output.told", "zhao"), ("case.move", "zhao"), ("release.add", "li"),
    ("release.acknowledge", "zhou"), ("pack.read", "zhou"), ("pack.read_all", "zhou"),
    ("report.give", "zhou"), ("case.list", "li"),
}  # fmt: skip
"""What the trail must tell, and of whom."""
SLOW = 120_000
"""Milliseconds the work of the machine may take."""


@dataclass(frozen=True)
class House:
    """Where it is, and what is needed to come in."""

    browser: Browser
    address: str
    wiring: Wiring

    @contextmanager
    def visit(self, login: str) -> Iterator[Page]:
        """A page of somebody, logged in."""
        with visiting(self.browser, self.address) as visit:
            yield let_in(visit, self.address, self.wiring, login)


def test_a_case_from_the_first_start_to_the_auditor(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path) as address:
        house = House(browser, address, wired(tmp_path))
        first = the_first_administrator_adds_a_lawyer(house, tmp_path)
        journey.peopled(journey.desk_of(house.wiring, "admin"))
        with house.visit("chen") as manager:
            the_manager_sees(manager, "还没有案件")
            with visiting(browser, address) as visit:
                lawyer = visit.new_page()
                the_lawyer_comes_in(lawyer, first)
                the_lawyer_imports_and_mends(lawyer, journey.workbook(tmp_path))
                case = the_lawyer_checks(lawyer)
                the_lawyer_uploads(lawyer, tmp_path)
                the_lawyer_makes_papers(lawyer)
                with house.visit("zhao") as reviewer:
                    the_reviewer_approves(reviewer, case)
                the_lawyer_releases(lawyer)
            the_manager_sees(manager, "未结案1件", "本月立案0件")
            with house.visit("zhou") as counsel:
                counsel_reports(counsel)
            the_manager_sees(manager, "未结案1件", "本月立案1件")
        with house.visit("sun") as auditor:
            the_auditor_finds_it_all(auditor, house)
    said = (tmp_path / "server.log").read_text("utf-8")
    assert not [secret for secret in {*journey.secrets(), first, NEW, PASSWORD} if secret in said]


def the_first_administrator_adds_a_lawyer(house: House, home: Path) -> str:
    """Return the lawyer's first password, as it is shown once."""
    with visiting(house.browser, house.address) as visit:
        page = visit.new_page()
        page.goto(set_up_link(home))
        page.get_by_label("登录名").fill("admin")
        page.get_by_label("姓名").fill("管理员甲")
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_label("再次输入密码").fill(PASSWORD)
        page.get_by_role("button", name="创建并登录").click()
        settled(page, "人员")
        page.get_by_role("textbox", name="登录名").fill("li")
        page.get_by_role("textbox", name="姓名").first.fill("李某")
        page.get_by_role("textbox", name=re.compile("^分行")).first.fill(journey.BRANCH)
        page.get_by_role("button", name="添加", exact=True).click()
        expect(page.get_by_text("已添加 li")).to_be_visible()
        return page.get_by_test_id("stCode").inner_text().strip()


def the_lawyer_comes_in(page: Page, first: str) -> None:
    log_in(page, "li", first)
    page.get_by_label("现在的密码").fill(first)
    page.get_by_label("新密码", exact=True).fill(NEW)
    page.get_by_label("再次输入新密码").fill(NEW)
    page.get_by_role("button", name="修改密码").click()
    settled(page, "今日")


def the_lawyer_imports_and_mends(page: Page, file: Path) -> None:
    page.get_by_role("link", name="导入", exact=True).click()
    settled(page, "导入")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_text("错误（1）")).to_be_visible()
    page.reload()
    expect(page.get_by_text("错误（1）")).to_be_visible()
    click_row(page, 0)
    cell = page.get_by_label(re.compile(r"^金额"))
    expect(cell).to_have_value(journey.WRONG)
    picture(page, "intake")
    cell.fill("3716.23")
    page.get_by_role("button", name="保存并重新检查").click()
    page.get_by_role("button", name="导入全部1件").click()
    expect(page.get_by_text("已导入1件案件")).to_be_visible()


def the_lawyer_checks(page: Page) -> str:
    """Return the query of the case's address."""
    page.get_by_role("link", name="案件", exact=True).click()
    settled(page, "案件")
    picture(page, "cases")
    click_row(page, 0, 100)
    settled(page, CASE.number)
    tab(page, "审查")
    page.get_by_role("button", name="审查并登记").click()
    expect(page.get_by_text("已登记对第1版资料的审查")).to_be_visible()
    expect(page.get_by_text("已审查", exact=True)).to_be_visible()
    picture(page, "check")
    return page.url.partition("?")[2].partition("&")[0]


def the_lawyer_uploads(page: Page, folder: Path) -> None:
    tab(page, "证据")
    file = folder / "证据.zip"
    file.write_bytes(journey.archive())
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="上传", exact=True).click()
    count = len(list(journey.evidence()))
    expect(page.get_by_text(f"已上传{count}份")).to_be_visible()
    click_row(page, 0)
    expect(page.get_by_text("证据说明", exact=True)).to_be_visible()
    shown(page.locator('img[src^="/files/evidence/"]'))
    picture(page, "evidence")


def the_lawyer_makes_papers(page: Page) -> None:
    tab(page, "文书")
    page.get_by_role("button", name="制作文书和证据卷").click()
    doing = page.get_by_text(re.compile("制作文书和证据卷："))
    expect(doing).to_be_visible()
    page.reload()
    settled(page, CASE.number)
    expect(doing).to_be_visible()
    picture(page, "making")
    expect(page.get_by_role("cell", name="民事起诉状", exact=True)).to_be_visible(timeout=SLOW)
    expect(doing).to_have_count(0)
    picture(page, "papers")
    answer = page.request.get(first_link(page, "民事起诉状.pdf"))
    assert answer.ok and answer.body().startswith(b"%PDF")
    page.get_by_role("combobox", name="预览").press_sequentially("民事起诉状.pdf")
    page.get_by_role("option", name="民事起诉状.pdf", exact=True).click()
    expect(page.locator("canvas.react-pdf__Page__canvas").first).to_be_visible()
    picture(page, "preview")
    tab(page, "证据卷")
    expect(page.get_by_text("已核对：")).to_be_visible()
    picture(page, "bundle")
    tab(page, "文书")
    page.get_by_role("button", name="提交复核").click()
    expect(page.get_by_text("复核中", exact=True).first).to_be_visible()


def the_reviewer_approves(page: Page, case: str) -> None:
    page.goto(f"/case?{case}&tab=papers")
    settled(page, CASE.number)
    page.get_by_label(re.compile("^复核意见")).fill("核对无误")
    picture(page, "review")
    page.get_by_role("button", name="复核通过").click()
    expect(page.get_by_text("复核通过", exact=True).first).to_be_visible()
    expect(page.get_by_label(re.compile("^复核意见"))).to_have_count(0)


def the_lawyer_releases(page: Page) -> None:
    tab(page, "移交外聘律师")
    page.get_by_role("combobox", name="外聘律师").click()
    page.get_by_role("option", name=re.compile("周律师")).click()
    page.get_by_label(re.compile("^移交说明")).fill("请尽快立案")
    page.get_by_role("button", name="移交", exact=True).click()
    expect(page.get_by_text("选择一行，可以查看材料包中的文件")).to_be_visible(timeout=SLOW)
    picture(page, "handover")


def counsel_reports(page: Page) -> None:
    page.goto("/")
    settled(page, "收到的案件")
    picture(page, "packs")
    click_row(page, 0)
    settled(page, CASE.number)
    page.get_by_role("button", name="签收").click()
    expect(page.get_by_text("已签收。")).to_be_visible()
    picture(page, "pack")
    answer = page.request.get(first_link(page, "民事起诉状.pdf"))
    assert answer.ok and answer.body().startswith(b"%PDF")
    with page.expect_download() as saved:
        page.get_by_role("link", name=re.compile("^全部下载")).click()
    with ZipFile(saved.value.path()) as whole:
        assert whole.read("民事起诉状.pdf") == answer.body() and "SHA256SUMS" in whole.namelist()
    tab(page, "反馈")
    page.get_by_label("立案案号").fill(DOCKET)
    page.get_by_role("spinbutton", name="开庭日期：年").press_sequentially(HEARING.strftime("%Y%m%d"))
    picture(page, "report")
    page.get_by_role("button", name="提交反馈").click()
    expect(page.get_by_text("反馈已提交")).to_be_visible()
    for said in (f"案号：{DOCKET}", f"开庭日期：{HEARING}"):
        expect(page.get_by_text(said).first).to_be_visible()


def the_manager_sees(page: Page, *words: str) -> None:
    page.goto("/dashboard")
    settled(page, "看板")
    picture(page, f"dashboard_{len(words[-1])}{words[-1][-2]}")
    for each in words:
        expect(page.get_by_test_id("stMain")).to_contain_text(re.compile(r"\s*".join(each)))
    expect(page.get_by_test_id("stMain")).not_to_contain_text(CASE.debtors[0].name)


def the_auditor_finds_it_all(page: Page, house: House) -> None:
    auditor = journey.desk_of(house.wiring, "sun")
    rows, logins = trail.read(auditor, TrailQuery(size=1000)).rows, trail.logins(auditor)
    assert {(row.event.action, logins[row.event.who]) for row in rows} >= DONE
    page.goto("/trail")
    settled(page, "审计记录")
    expect(page.get_by_text(re.compile(rf"共{len(rows)}条"))).to_be_visible()
    page.get_by_role("button", name="核验记录链").click()
    expect(page.get_by_text(f"记录链完整：共{len(rows)}条")).to_be_visible()
    picture(page, "trail")


def tab(page: Page, title: str) -> None:
    """Open a tab of the case."""
    page.get_by_role("radio", name=title, exact=True).click()


def first_link(page: Page, title: str) -> str:
    """The address of a file of this name."""
    found = page.locator(f'a[title="{title}"]').first.get_attribute("href")
    assert found
    return found


def shown(picture: Locator) -> None:
    """The picture was sent and drawn."""
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 100
