"""强制执行申请书（要素式）: the printed rows, what is written into them, the sums of the free application."""

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Twips

from legal_docs import shipped
from legal_docs.drafting.elements import enforcement
from legal_docs.drafting.enforcement import application
from legal_docs.errors import MissingValueError
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import FormRow, FormSheet
from legal_docs.rendering.forms.fill import fill_form
from tests.drafting.elements.sheets import row, rows, said, ticked
from tests.drafting.factory import COMPANY, DEBTOR
from tests.drafting.test_enforcement import BANK
from tests.drafting.test_enforcement import JUDGMENT as FIRST
from tests.drafting.test_enforcement import file as enforced
from tests.ledger.factory import paid
from tools.make_templates import form_enforcement

FORM = shipped.templates() / "forms" / enforcement.TEMPLATE
FACTS = json.loads(Path(__file__).with_name("rows_enforcement.json").read_text("utf-8"))
JUDGMENT: dict[str, Any] = FIRST
MEASURE: dict[str, Any] = {
    "id": "B1",
    "owner": "钱某某",
    "kind": "deposit",
    "asset": "存款",
    "court": "某市某区人民法院",
    "ruling_number": "（2024）某0101财保1号",
    "ruled_on": "2024-06-01",
    "executed_on": "2024-06-02",
    "expires_on": "2025-06-01",
}
IN_WORDS = "（可概括描述申请执行的请求、事实与理由，相关具体内容请在下方要素式表格中填写）"
MONEY = ("本金", "一般债务利息", "迟延履行利息", "其他费用")


def sheet(**changes: Any) -> FormSheet:
    return enforcement.sheet(enforced(**changes))


def asked(**changes: Any) -> FormRow:
    return rows(sheet(**changes), "申请执行事项")[0]


def in_words(**changes: Any) -> str:
    value = row(
        sheet(**changes), "（可概括描述申请执行的请求、事实与理由，相关具体内容请在下方要素式表格中填写）"
    )
    return str(value.blanks[0].value)


def preserved(*measures: dict[str, Any]) -> tuple[dict[str, str | date], list[str]]:
    found = row(sheet(preservations=measures), "是否有诉前/诉讼保全")
    return said(found), ticked(found)


def printed(text: str) -> str:
    return " ".join(text.split())


@cache
def blank() -> Any:
    return Document(BytesIO(FORM.read_bytes()))


def filled(dossier: Dossier) -> Any:
    docx, unplaced = fill_form(FORM.read_bytes(), enforcement.sheet(dossier))
    assert [each.sentence for each in unplaced] == []
    return Document(BytesIO(docx))


def content(document: Any, label: str) -> list[str]:
    table = document.tables[1]
    return [r.cells[1].text for r in table.rows if r.cells[0].text.startswith(label)]


def test_every_row_of_the_courts_form_is_printed_in_its_order() -> None:
    wanted: list[tuple[str, tuple[str, ...]]] = []
    for section in FACTS["sections"]:
        wanted.append((section["title"], ()))
        wanted += [(each["label"], tuple(each["cell"])) for each in section["rows"]]
    found = []
    for line in blank().tables[1].rows:
        cells = list(dict.fromkeys(cell._tc for cell in line.cells))
        texts = [[printed(p.text) for p in line.cells[i].paragraphs] for i in (0, -1)]
        beside = texts[1] if len(cells) == 2 else []
        found.append((texts[0][0], tuple(text for text in beside if text)))
    assert found == wanted
    outside = [printed(p.text) for p in blank().paragraphs if p.text.strip()]
    assert outside == [*FACTS["head"], *FACTS["foot"]]


def test_the_form_is_built_from_its_text_with_the_columns_of_the_courts() -> None:
    assert form_enforcement.blank() == FORM.read_bytes()
    note, table = blank().tables
    assert [column.width for column in table.columns] == [Twips(2383), Twips(6961)]
    assert [column.width for column in note.columns] == [Twips(9344)]
    widths = {tuple(cell.width for cell in line.cells) for line in table.rows}
    assert widths == {(Twips(2383), Twips(6961)), (Twips(9344), Twips(9344))}


def test_it_is_drafted_at_the_stage_of_enforcement_since_the_courts_use_it() -> None:
    late: dict[str, Any] = {"on": date(2025, 7, 14)}
    (draft,) = enforcement.drafts(enforced(**late))
    assert (draft.kind, draft.template) == (FilingKind.ELEMENT_ENFORCEMENT, "强制执行申请书（要素式）.docx")
    assert isinstance(draft.context, FormSheet)
    assert draft.must_say == draft.context.values()
    assert list(enforcement.drafts(enforced(on=date(2025, 7, 13)))) == []
    assert list(enforcement.drafts(enforced(stage="suit", **late))) == []


def test_everything_has_its_place_in_the_form() -> None:
    second = JUDGMENT | {"number": "（2024）某0101民初2号", "effective_on": "2024-12-21", "kind": "mediation"}
    document = filled(
        enforced(
            people=[DEBTOR, COMPANY],
            debtors=[{"name": "钱某某"}, {"name": COMPANY["name"]}],
            judgments=[JUDGMENT | {"priority_over": "某路1号房屋"}, second],
            preservations=[MEASURE],
            file_on="2025-01-10",
        )
    )
    assert content(document, "文书号") == ["（2024）某0101民初1号", "（2024）某0101民初2号"]
    assert content(document, "生效日期") == ["2024年12月20日", "2024年12月21日"]
    assert content(document, "执行依据作出机构") == ["某市某区人民法院"]
    assert "判决书☑" in content(document, "文书类型")[0]
    assert "调解书☑" in content(document, "文书类型")[1]
    assert [p.text for p in document.paragraphs][-2:] == [
        "申请执行人（签字、盖章）：示例银行",
        "日期：2025年1月10日",
    ]


def test_the_bank_says_where_the_money_is_to_go() -> None:
    values = said(row(sheet(), "申请执行人（法人、非法人组织）"))
    assert (values["银行账号"], values["开户名"], values["开户行"]) == ("1", "示例银行", "示例银行某支行")
    with pytest.raises(MissingValueError, match="收款账户"):
        sheet(creditor=BANK | {"account": None})


def test_those_the_instrument_obliges_stand_as_the_persons_enforced_against() -> None:
    obliged = sheet(judgment={"obligors": COMPANY["name"]})
    assert said(row(obliged, "被执行人（法人、非法人组织）"))["名称"] == COMPANY["name"]
    assert rows(obliged, "被执行人（自然人）") == []
    assert said(row(sheet(), "被执行人（自然人）"))["姓名"] == "钱某某"


@pytest.mark.parametrize(
    ("kind", "option", "group"),
    [
        ("judgment", "判决书", "民事类"),
        ("mediation", "调解书", "民事类"),
        ("payment_order", "支付令", "民事类"),
        ("award", "裁决书", "仲裁、公证类"),
        ("notarised", "赋予强制执行效力的债权文书", "仲裁、公证类"),
    ],
)
def test_the_kind_of_instrument_is_ticked_in_its_group(kind: str, option: str, group: str) -> None:
    case = enforced(judgment={"kind": kind})
    (tick,) = row(enforcement.sheet(case), "文书类型").ticks
    assert (tick.option, tick.under) == (option, group)
    (text,) = content(filled(case), "文书类型")
    assert text.count("☑") == 1
    assert (
        f"{option}☑" in text.partition(f"{group}：")[2].partition("类：" if group == "民事类" else "其他")[0]
    )


def test_the_instrument_is_told_row_by_row() -> None:
    found = sheet()
    for label, value in (
        ("执行依据作出机构", "某市某区人民法院"),
        ("案由", "金融借款合同纠纷"),
        ("文书号", "（2024）某0101民初1号"),
        ("生效日期", date(2024, 12, 20)),
        ("执行依据判项主文", "被告偿还本金100000元及利息"),
    ):
        assert said(row(found, label)) == {"": value}


def test_several_instruments_repeat_only_the_rows_that_differ() -> None:
    second = JUDGMENT | {"number": "（2024）某0101民初2号", "operative_part": "甲"}
    found = sheet(judgments=[JUDGMENT, second])
    assert [each.copy for each in rows(found, "文书号")] == [1, 2]
    assert [each.copy for each in rows(found, "生效日期")] == [1]
    assert [said(each)[""] for each in rows(found, "执行依据判项主文")] == [
        "（2024）某0101民初1号：\n被告偿还本金100000元及利息",
        "（2024）某0101民初2号：\n甲",
    ]


def test_money_is_sorted_under_the_printed_kinds() -> None:
    assert said(asked()) == {
        "本金": "人民币100,000.00元",
        "一般债务利息": (
            "利息人民币5,800.00元（计至2025年1月9日）；自2025年1月10日起至实际清偿之日止，按执行依据给付"
            "以未付本金人民币100,000.00元为基数、按年利率7.2%计算的利息"
        ),
        "迟延履行利息": (
            "加倍部分债务利息人民币175.00元（计至2025年1月9日）；自2025年1月10日起"
            "以除一般债务利息外尚未清偿的金钱债务人民币100,000.00元为基数，按日万分之一点七五计算至实际履行完毕之日止"
        ),
        "其他费用": "判令给付申请执行人的费用人民币1,150.00元",
        "其他": "本案申请执行费由被执行人负担",
    }
    assert ticked(asked()) == ["金钱给付", *MONEY, "其他"]


def test_the_day_count_and_several_rates_are_said_where_the_instrument_names_them() -> None:
    operative = "按一年360天计算"
    fine = {
        "label": "律师费",
        "kind": "costs",
        "amount": "1000",
        "further_percent": "9",
        "further_from": "2024-12-01",
        "further_kind": "penalty",
    }
    text = said(asked(judgment={"operative_part": operative, "items": [*JUDGMENT["items"], fine]}))
    assert "按年利率7.2%（一年360天）计算的利息，以及以" in str(text["一般债务利息"])
    assert str(text["一般债务利息"]).endswith("按年利率9%（一年360天）计算的罚息")


def test_what_ranks_first_is_asked_beside_the_fee() -> None:
    text = said(asked(judgment={"priority_over": "某路1号房屋"}))["其他"]
    assert text == (
        "（1）依执行依据处置某路1号房屋，申请执行人就所得价款优先受偿；（2）本案申请执行费由被执行人负担"
    )


def test_what_is_paid_is_not_asked() -> None:
    # 107125.00 is owed on 01-09, of it 175.00 doubled
    assert ticked(asked(repayments=[paid("2025-01-09", "107125")])) == ["其他"]
    doubled = said(asked(repayments=[paid("2025-01-09", "106950")]))
    assert list(doubled) == ["迟延履行利息", "其他"]
    assert ticked(asked(repayments=[paid("2025-01-09", "106950")])) == ["金钱给付", "迟延履行利息", "其他"]
    assert doubled["迟延履行利息"] == "加倍部分债务利息人民币175.00元（计至2025年1月9日）"


def test_a_further_sum_alone_is_still_money() -> None:
    principal = JUDGMENT["items"][0]
    found = asked(judgment={"items": [principal | {"further_from": "2025-01-10"}]})
    assert str(said(found)["一般债务利息"]).startswith("自2025年1月10日起至实际清偿之日止")


@pytest.mark.parametrize("penalty", ["0", "300.5"])
def test_the_sums_are_those_of_the_free_application(penalty: str) -> None:
    more = [
        {"label": "罚息", "kind": "penalty", "amount": penalty},
        {"label": "复利", "kind": "compound", "amount": "20"},
        {"label": "违约金", "kind": "damages", "amount": "33.33"},
    ]
    case = enforced(judgment={"items": [*JUDGMENT["items"], *more]})
    values = said(rows(enforcement.sheet(case), "申请执行事项")[0])
    fixed = (str(values[label]).partition("；")[0] for label in MONEY)
    sums = [
        Decimal(text.replace(",", "")) for part in fixed for text in re.findall(r"人民币([\d,.]+)元", part)
    ]
    free = application(case)
    assert f"{sum(sums):,.2f}" == free.total
    words = str(row(enforcement.sheet(case), IN_WORDS).blanks[0].value)
    assert f"合计人民币{free.fixed_total}元；" in words
    assert f"合计人民币{free.total}元（大写：人民币{free.capitals}）" in words
    assert f"尚未履行的{free.amounts}，计至{free.cutoff}" in words


def test_fees_count_among_the_other_costs() -> None:
    case = enforced()
    owed = case.arrears.owed.model_copy(update={"fees": Decimal("12.00")})
    arrears = case.arrears.model_copy(update={"owed": owed})
    found = enforcement.sheet(case.model_copy(update={"arrears": arrears}))
    text = said(rows(found, "申请执行事项")[0])["其他费用"]
    assert text == "手续费人民币12.00元、判令给付申请执行人的费用人民币1,150.00元"


def test_the_application_in_words_numbers_what_is_asked() -> None:
    assert in_words(judgment={"priority_over": "某路1号房屋"}) == (
        "1.强制被执行人给付执行依据确定而尚未履行的本金100,000.00元、利息5,800.00元、"
        "判令给付申请执行人的费用1,150.00元，计至2025年1月9日合计人民币106,950.00元；\n"
        "2.强制被执行人给付自2025年1月10日起至实际清偿之日止、执行依据所确定的利息；\n"
        "3.强制被执行人支付迟延履行期间的加倍部分债务利息；\n"
        "4.依执行依据处置某路1号房屋，申请执行人就所得价款优先受偿；\n"
        "5.本案申请执行费由被执行人负担。\n"
        "以上款项计至2025年1月9日合计人民币107,125.00元（大写：人民币壹拾万零柒仟壹佰贰拾伍元整）。\n"
        "事实与理由：法律文书生效后，被执行人未在规定的期限内全部履行。"
        "依据《中华人民共和国民事诉讼法》第二百四十七条、第二百五十条、第二百六十四条申请强制执行。"
    )
    assert "已受偿人民币1,000.00元（抵充情况详见《债权计算明细》）。" in in_words(
        repayments=[paid("2025-01-09", "1000")]
    )


def test_without_a_measure_no_is_ticked() -> None:
    assert preserved() == ({}, ["无"])


def test_the_first_day_on_which_a_measure_ends_is_told() -> None:
    house = MEASURE | {"id": "B2", "kind": "real_estate", "asset": "房屋", "expires_on": "2027-06-01"}
    assert preserved(house, MEASURE) == (
        {"保全案号": "（2024）某0101财保1号", "保全措施最早到期时间": date(2025, 6, 1)},
        ["有"],
    )
    # no day in the notice: one year for deposits, the safe last day is the day before
    reckoned, _ = preserved(MEASURE | {"expires_on": None})
    assert reckoned["保全措施最早到期时间"] == date(2025, 5, 31)


def test_a_measure_that_waits_has_no_last_day_yet() -> None:
    waiting = MEASURE | {"is_waiting": True, "expires_on": None, "executed_on": None}
    assert preserved(waiting) == ({"保全案号": "（2024）某0101财保1号"}, ["有"])


def test_a_measure_that_expired_or_was_renewed_gives_way() -> None:
    old = MEASURE | {"id": "B0", "ruling_number": "（2023）某0101财保9号", "expires_on": "2025-01-08"}
    assert preserved(old, MEASURE)[0]["保全案号"] == "（2024）某0101财保1号"
    on_the_day = preserved(old | {"expires_on": "2025-01-09"}, MEASURE)[0]
    assert on_the_day["保全案号"] == "（1）（2023）某0101财保9号；（2）（2024）某0101财保1号"
    assert preserved(old)[0]["保全措施最早到期时间"] == date(2025, 1, 8)
    for named in ("B1", MEASURE["ruling_number"]):
        renewed = MEASURE | {
            "id": "B3",
            "ruling_number": "（2024）某0101财保1号之一",
            "ruled_on": "2025-01-02",
            "expires_on": "2026-06-01",
            "renews": named,
        }
        assert preserved(MEASURE, renewed)[0] == {
            "保全案号": "（2024）某0101财保1号之一",
            "保全措施最早到期时间": date(2026, 6, 1),
        }
        for other in ({"kind": "securities"}, {"owner": COMPANY["name"]}, {"ruled_on": "2024-06-01"}):
            assert preserved(MEASURE, renewed | other)[0]["保全措施最早到期时间"] == date(2025, 6, 1)


def test_the_day_of_filing_stays_open_unless_given() -> None:
    assert rows(sheet(), "日期") == []
    assert said(row(sheet(file_on="2025-01-10"), "日期")) == {"": date(2025, 1, 10)}
    assert said(row(sheet(), "申请执行人（签字、盖章）")) == {"": "示例银行"}
