"""One small mistake for each kind of problem: in JSON, or in a workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.intake.factories import (
    Rows,
    card_case,
    cell,
    drop_column,
    enforcement_case,
    loan_case,
    put,
    rename,
    take,
)


@dataclass(frozen=True)
class InJson:
    code: str
    pointer: str
    change: Callable[[dict[str, Any]], object]
    base: Callable[[], dict[str, Any]] = loan_case

    def __str__(self) -> str:
        return f"json {self.code} at {self.pointer}"


@dataclass(frozen=True)
class InBook:
    code: str
    sheet: str
    row: int | None
    column: str
    change: Callable[[Rows], object]

    def __str__(self) -> str:
        return f"xlsx {self.code} at {self.sheet} {self.row} {self.column}"


def _put(path: str, value: Any) -> Callable[[dict[str, Any]], object]:
    return lambda data: put(data, path, value)


def _cell(sheet: str, row: int, header: str, value: Any) -> Callable[[Rows], object]:
    return lambda rows: cell(rows, sheet, row, header, value)


def _numbered(rows: Rows, number: str) -> None:
    """Give the example another case number on every sheet."""
    for name, (head, *filled) in rows.items():
        for at in range(len(filled)):
            cell(rows, name, at + 2, head[head.index("案件编号")], number)


def _update(code: str, pointer: str, path: str, base: Callable[[], Any] = loan_case, **values: Any) -> InJson:
    """Change several fields of the record at `path`; the trouble is told at `pointer`."""

    def change(data: dict[str, Any]) -> None:
        for name, value in values.items():
            put(data, f"{path}.{name}", value)

    return InJson(code, f"/0/{pointer}", change, base)


def _at(code: str, sheet: str, row: int, header: str, value: Any) -> InBook:
    return InBook(code, sheet, row, header, _cell(sheet, row, header, value))


def _json(code: str, path: str, value: Any, base: Callable[[], dict[str, Any]] = loan_case) -> InJson:
    return InJson(code, "/0/" + path.replace(".", "/"), _put(path, value), base)


def _fee(data: dict[str, Any]) -> None:
    data["cards"][0]["statements"][0].update(fees="10.00", closing="8010.00")


NOTE = "loans.0.disbursements.0"
JSON = (
    InJson("missing_value", "/0/court", lambda d: take(d, "court")),
    InJson("missing_value", "/0/loans/0/signed_on", lambda d: take(d, "loans.0.signed_on")),
    _json("missing_value", "court", "  "),
    InJson("missing_part", "/0/creditor", lambda d: take(d, "creditor")),
    _json("missing_part", "debtors", []),
    _json("number_not_exact", "loans.0.amount", True),
    _json("more_than_two_places", "loans.0.amount", "1.005"),
    _json("number_too_large", "loans.0.amount", "1e30"),
    _json("not_a_number", "loans.0.amount", "十万元"),
    _json("not_a_number", "loans.0.day_count", "abc"),
    _json("not_whole", "loans.0.rate.spread_bp", 1.5),
    _json("not_a_day", "loans.0.signed_on", "上月"),
    _json("not_a_day", "loans.0.signed_on", 20260301),
    _json("impossible_day", "loans.0.signed_on", "2023-02-29"),
    _json("not_a_time", "contacts.0.at", "早上"),
    _json("not_yes_no", "contacts.0.is_demand", "也许"),
    _json("unknown_choice", "cause", "借贷纠纷"),
    _json("unknown_choice", "people.0.kind", "人"),
    _json("number_instead_of_text", "people.0.id_number", 999999198803150016),
    _json("illegal_character", "court", "法院\u0007"),
    _json("out_of_range", "loans.0.amount", "0"),
    _json("too_many", "creditor.agents", [{"name": n} for n in "甲乙丙"]),
    _json("unsafe_case_number", "number", "../甲"),
    InJson("fixed_rate_missing", "/0/loans/0/rate/annual_percent", _put("loans.0.rate", {"kind": "fixed"})),
    InJson("lpr_tenor_missing", "/0/loans/0/rate/lpr_tenor", _put("loans.0.rate", {"kind": "lpr"})),
    _json("day_count_360_or_365", "loans.0.day_count", 366),
    _json("bucket_twice", "loans.0.allocation.order", ["本金", "本金"]),
    _json("unknown_field", "loans.0.sign_on", "2023-01-10"),
    _json("wrong_shape", "loans", "无"),
    _json("wrong_value", "court", "\ud800"),
    InJson("duplicate_id", "/0/repayments/1/id", _put("repayments.1.id", "R1")),
    _json("duplicate_name", "people.1.name", "丁借款"),
    _json("unknown_person", "contacts.0.target", "查无此人"),
    _json("unknown_person", "collateral.0.owner", "查无此人"),
    _json("unknown_debt", "repayments.0.debt", "借据-99"),
    _json("unknown_debt", "guarantors.0.debts", ["借据-99"]),
    _json("unknown_repayment", "repayments.1.reverses", "R99"),
    _json("reversal_too_large", "repayments.1.amount", "3000.01"),
    _json("repayment_before_disbursement", "repayments.0.paid_on", "2023-01-09"),
    _json("after_today", "repayments.0.paid_on", "2026-01-02"),
    _json("after_today", "contacts.0.on", "2026-01-02"),
    _json("after_today", "events.0.on", "2026-01-02"),
    _json("due_before_disbursed", f"{NOTE}.due_on", "2023-01-09"),
    _json("arrived_before_sent", "contacts.0.arrived_on", "2020-01-01"),
    _json("signed_after_disbursed", "loans.0.signed_on", "2023-01-11"),
    InJson(
        "schedule_sum", f"/0/{NOTE.replace('.', '/')}/amount", _put(f"{NOTE}.schedule.0.principal", "1.00")
    ),
    InJson("disbursements_over_contract", "/0/loans/0/amount", _put("loans.0.amount", "99999.99")),
    _json("lent_less_than_agreed", "loans.0.amount", "100000.01"),
    _json("staff_agent_elsewhere", "creditor.agents.0.employer", "示例银行股份有限公司总行"),
    InJson("fee_without_clause", "/0/cards/0/fee_clause", _fee, card_case),
    InJson(
        "statement_sum",
        "/0/cards/0/statements/1/closing",
        _put("cards.0.statements.1.closing", "8061.00"),
        card_case,
    ),
    InJson(
        "statement_chain",
        "/0/cards/0/statements/1/opening",
        _put("cards.0.statements.1.opening", "7999.00"),
        card_case,
    ),
    InJson("balance_sum", "/0/balances/0/total", _put("balances.0.interest", "1.00")),
    _json("penalty_outside_guidance", "loans.0.penalty.overdue_uplift_percent", "51"),
    _json("rate_looks_like_fraction", "loans.0.rate.annual_percent", "0.0435"),
    _json("rate_looks_like_fraction", "cards.0.daily_percent", "0.0005", card_case),
    InJson("period_incomplete", "/0/guarantors/0/period_length", _put("guarantors.0.period_length", None)),
    InJson("period_incomplete", "/0/guarantors/0/period_until", _put("guarantors.0.period", "until")),
    InJson("no_loan", "/0/cause", _put("cause", "loan"), card_case),
    InJson("no_card", "/0/cause", _put("cause", "card")),
    InJson("no_judgment", "/0/stage", _put("judgments", []), enforcement_case),
    _json("id_wrong_form", "people.0.id_number", "12345"),
    _json("id_wrong_check_digit", "people.0.id_number", "999999198803150017"),
    _json("id_impossible_birth", "people.0.id_number", "999999198802300019"),
    _json("id_old_form", "people.0.id_number", "999999880315001"),
    _json("id_unknown_region", "people.0.id_number", "999999198803150016"),
    InJson("id_birth_differs", "/0/people/0/born_on", _put("people.0.born_on", "1988-03-16")),
    _json("id_sex_differs", "people.0.sex", "female"),
    InJson(
        "odd_age", "/0/people/0/born_on", lambda d: d["people"][0].update(born_on="2008-01-01", id_number="")
    ),
    _json("uscc_wrong_form", "creditor.uscc", "91999999MADEM0001"),
    _json("uscc_wrong_check_digit", "people.1.uscc", "91999999MADEM00022"),
    _json("card_number_check_digit", "cards.0.number", "9999990000000015", card_case),
    _json("after_today", "people.0.residence_since", "2026-01-02"),
    _json("after_today", "people.0.married_on", "2026-01-02"),
    _json("after_today", "people.0.divorced_on", "2026-01-02"),
    _json("after_today", "people.0.whereabouts_since", "2026-01-02"),
    _json("after_today", "escalation.on", "2026-01-02"),
    _json("after_today", "judgments.0.served_on", "2026-01-02", enforcement_case),
    InJson(
        "after_today",
        "/0/evidence/0/custody/taken_on",
        _put("evidence", [{"file": "a.csv", "custody": {"taken_on": "2026-01-02"}}]),
    ),
    _json("unknown_debt", "judgments.0.debts", ["借据-99"], enforcement_case),
    InJson(
        "imprisoned_since_missing",
        "/0/people/0/whereabouts_since",
        _put("people.0.whereabouts", "imprisoned"),
    ),
    _json("since_without_whereabouts", "people.0.whereabouts_since", "2024-01-01"),
    _json("prison_without_imprisonment", "people.0.prison", "示例监狱"),
    InJson(
        "residence_without_address",
        "/0/people/0/residence_since",
        _put("people.0.residence_address", ""),
    ),
    _json("before_birth", "people.0.residence_since", "1988-03-14"),
    _json("before_birth", "people.0.whereabouts_since", "1988-03-14"),
    _json("before_birth", "people.0.married_on", "1988-03-14"),
    _json("before_birth", "people.0.divorced_on", "1988-03-14"),
    _json("divorced_before_married", "people.0.divorced_on", "2015-09-30"),
    _json("spouse_not_named", "people.0.spouse", ""),
    InJson("guardian_missing", "/0/people/0/guardian", _put("people.0.lacks_capacity", True)),
    _update(
        "spouse_not_named",
        "people/0/spouse",
        "people.0",
        spouse="",
        married_on=None,
        divorced_on="2020-01-02",
    ),
    _json("guardian_of_capable", "people.0.guardian", "壬监护"),
    _json("names_itself", "people.0.spouse", "丁借款"),
    _json("names_itself", "people.1.sole_shareholder", "示例保证有限公司"),
    _json("names_itself", "people.1.operator", "示例保证有限公司"),
    _json("names_itself", "people.1.successor", "示例保证有限公司"),
    _json("names_itself", "people.0.guardian", "丁借款"),
    _json("names_itself", "creditor.assigned_from", "示例银行股份有限公司示例支行"),
    _json("operator_of_company", "people.1.operator", "戊法人"),
    _json("successor_of_active", "people.1.successor", "戊法人"),
    _update(
        "listed_with_one_shareholder",
        "people/1/is_listed",
        "people.1",
        is_listed=True,
        sole_shareholder="癸股东",
    ),
    _json("heir_only", "debtors.0.inherits", "0"),
    _json("heir_only", "debtors.0.renounced", True),
    _update(
        "renounced_but_inherits",
        "debtors/0/renounced",
        "debtors.0",
        role="heir",
        renounced=True,
        inherits="0.01",
    ),
    _update(
        "misuse_without_rate",
        "loans/0/penalty/misuse_uplift_percent",
        "loans.0.penalty",
        misused=True,
        misuse_uplift_percent=None,
    ),
    _json("on_demand_with_schedule", f"{NOTE}.is_due_on_demand", True),
    InJson(
        "disclosed_below_rate",
        "/0/loans/0/cost_disclosure/annual_percent",
        _put("loans.0.cost_disclosure", {"annual_percent": "4.34"}),
    ),
    _update(
        "resolution_of_person",
        "guarantors/0/resolution",
        "guarantors.0",
        name="丁借款",
        resolution="board",
    ),
    _json("renewal_without_old_loan", "guarantors.0.knew_renewal", True),
    _json("not_a_guarantor", "events.0.consented_by", ["查无此人"]),
    _json("licensed_not_mediation", "events.0.licensed", False),
    _json("before_issued", "judgments.0.served_on", "2024-09-01", enforcement_case),
    _json("before_issued", "judgments.0.effective_on", "2024-09-01", enforcement_case),
    InJson(
        "share_over_whole",
        "/0/clues/0/share_percent",
        _put("clues.0.share_percent", "100.01"),
    ),
    InJson(
        "not_sha256",
        "/0/evidence/0/custody/sha256",
        _put("evidence", [{"file": "a.csv", "custody": {"sha256": "g" * 64}}]),
    ),
    InJson(
        "signed_but_no_certificate",
        "/0/evidence/0/is_own_certificate",
        _put("evidence", [{"file": "a.pdf", "signed_by_maker": True}]),
    ),
    InJson("simple_but_disputed", "/0/escalation/is_simple", _put("escalation.is_disputed", True)),
    _json("wage_not_yearly", "escalation.average_wage", "19999.99"),
    InJson("missing_evidence_folder", "/0/loans/0/evidence", _put("loans.0.evidence", ["合同.pdf"])),
)

BOOK = (
    InBook("missing_sheet", "", None, "", lambda rows: rows.pop("当事人")),
    InBook("unknown_sheet", "随手记", None, "", lambda rows: rows.update(随手记=[["甲", "乙"], [1, 2]])),
    InBook("no_header", "还款流水", None, "", lambda rows: rows.update(还款流水=[["甲", "乙"], [1, 2]])),
    InBook("unknown_column", "借款", 1, "客户经理", lambda rows: _add(rows, "借款", "客户经理", "某")),
    InBook(
        "misspelled_column",
        "借款",
        2,
        "逾期罚息上孚%",
        lambda rows: rename(rows, "借款", "逾期罚息上浮%", "逾期罚息上孚%"),
    ),
    InBook(
        "duplicate_column", "借款", 2, "签约日期", lambda rows: _add(rows, "借款", "签约日期", "2023-01-10")
    ),
    InBook("missing_column", "催收记录", 1, "", lambda rows: drop_column(rows, "催收记录", "联系方式")),
    _at("missing_value", "催收记录", 2, "联系方式", None),
    _at("missing_value", "担保", 2, "担保类型", " "),
    InBook("missing_case_number", "案件", 2, "案件编号", _cell("案件", 2, "案件编号", None)),
    _at("unknown_case", "还款流水", 3, "案件编号", "示例-9999"),
    InBook("example_case", "还款流水", 2, "案件编号", lambda rows: rows),
    InBook("example_row", "当事人", 4, "工作单位", lambda rows: _numbered(rows, "2026-001")),
    InBook("duplicate_case_number", "案件", 3, "案件编号", lambda rows: rows["案件"].append(rows["案件"][1])),
    InBook("no_cases", "案件", None, "", lambda rows: rows["案件"].pop()),
    InBook("conflicting_values", "借款", 3, "合同金额", lambda rows: _again(rows, "借款", "合同金额", 1)),
    _at("unused_cell", "担保", 2, "担保物", "房屋"),
    _at("not_for_this_kind", "当事人", 4, "住所地", "某地"),
    InBook("excel_error", "当事人", 4, "职业", lambda rows: cell(rows, "当事人", 4, "职业", " #N/A")),
    _at("long_number_as_number", "当事人", 4, "证件号码", 999999198803150016),
    _at("number_not_exact", "还款流水", 2, "金额", 0.1234567890123456),
    _at("more_than_two_places", "还款流水", 2, "金额", 1.005),
    _at("not_a_number", "还款流水", 2, "金额", "三千元整"),
    _at("not_a_day", "还款流水", 2, "还款日", 45000),
    _at("impossible_day", "还款流水", 2, "还款日", "2024年2月30日"),
    _at("not_a_day", "还款流水", 2, "还款日", True),
    _at("not_a_time", "催收记录", 2, "催收时间", "下午"),
    _at("not_yes_no", "催收记录", 2, "是否要求还款", "可能"),
    _at("unknown_choice", "催收记录", 2, "联系方式", "托梦"),
    _at("unknown_choice", "当事人", 4, "角色", "路人"),
    _at("unknown_parent", "还款计划", 2, "借据编号", "借据-99"),
    _at("wrong_value", "案件", 2, "受诉法院", timedelta(hours=30)),
    _at("repayment_before_disbursement", "还款流水", 2, "还款日", date(2022, 12, 31)),
    _at("id_wrong_check_digit", "当事人", 4, "证件号码", "999999198803150017"),
    _at("heir_only", "当事人", 4, "放弃继承", "是"),
    _at("wage_not_yearly", "移交情况", 2, "年平均工资", 7500),
    _at("unknown_choice", "移交情况", 2, "还款意愿", "一般"),
    _at("not_a_guarantor", "程序", 2, "书面同意的担保人", "查无此人"),
    _at("unknown_person", "催收记录", 2, "催收对象", "查无此人"),
)


def _add(rows: Rows, sheet: str, header: str, value: Any) -> None:
    rows[sheet][0].append(header)
    for row in rows[sheet][1:]:
        row.append(value)


def _again(rows: Rows, sheet: str, header: str, value: Any) -> None:
    """Repeat the first row with one cell changed."""
    rows[sheet].append(list(rows[sheet][1]))
    cell(rows, sheet, len(rows[sheet]), header, value)
