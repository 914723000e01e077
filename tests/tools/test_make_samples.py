"""The made-up samples: valid, complete, small, of nobody, and the same bytes each time."""

import hashlib
import json
import re
from collections import Counter
from datetime import date, time
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from legal_docs import shipped
from legal_docs.bundling.identify import identify
from legal_docs.bundling.pages import to_pdf
from legal_docs.intake.read import read
from legal_docs.ledger import compute
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import Channel
from legal_docs.model.party import AgentKind, NaturalPerson, Organisation, Whereabouts
from tools.make_samples import numbers, schedule, texts
from tools.make_samples.balances import DAY
from tools.make_samples.pack import Sample
from tools.make_samples.samples import samples
from tools.make_samples.write import LIMIT, write_papers

FOLDER = shipped.samples()
NUMBERS = (
    "DEMO-2026-001-消费贷",
    "DEMO-2026-002-信用卡",
    "DEMO-2026-003-住房按揭",
    "DEMO-2026-004-小微流贷",
    "DEMO-2026-005-时效后签收",
    "DEMO-2026-006-短信中断",
    "DEMO-2026-007-旧债过渡",
    "DEMO-2026-008-申请执行",
    "DEMO-2026-009-合同与流水矛盾",
    "DEMO-2026-010-拟提前到期",
    "DEMO-2026-011-支付令",
)


@cache
def made() -> dict[str, Sample]:
    return {sample.case.number: sample for sample in samples()}


def proofs(value: object) -> list[Proof]:
    if isinstance(value, Proof):
        return [value]
    if isinstance(value, tuple):
        return [proof for part in value for proof in proofs(part)]
    fields = getattr(type(value), "model_fields", {})
    return [proof for name in fields for proof in proofs(getattr(value, name))]


def test_there_are_eleven_samples_in_order() -> None:
    assert tuple(made()) == NUMBERS


@pytest.mark.parametrize("name", ["cases.json", "cases.xlsx"])
def test_the_committed_input_reads_back_to_what_the_script_makes(name: str) -> None:
    found = read(FOLDER / name, on=DAY)
    expected = [s.case for s in made().values() if s.in_workbook == (name == "cases.xlsx")]
    assert [p.sentence() for p in found.problems if p.is_error] == []
    assert [loaded.case for loaded in found.cases] == expected


def test_the_only_warnings_are_impossible_regions_and_the_contradiction() -> None:
    found = {name: read(FOLDER / name, on=DAY).problems for name in ("cases.json", "cases.xlsx")}
    assert {p.code for p in found["cases.json"]} == {"id_unknown_region"}
    assert {p.code for p in found["cases.xlsx"]} == {"id_unknown_region", "lent_less_than_agreed"}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_case_survives_json(number: str) -> None:
    case = made()[number].case
    text = json.dumps(texts.plain(case), ensure_ascii=False)
    assert CaseFile.model_validate(json.loads(text)) == case


@pytest.mark.parametrize("number", NUMBERS)
def test_every_file_a_case_names_is_there(number: str) -> None:
    sample = made()[number]
    named = {p.file for p in proofs(sample.case)} | {note.file for note in sample.case.evidence}
    there = {p.relative_to(FOLDER / number).as_posix() for p in (FOLDER / number).rglob("*") if p.is_file()}
    assert named <= there
    assert there == {paper.file for paper in sample.papers}


def test_some_files_have_notes_and_some_have_none() -> None:
    for sample in made().values():
        assert 0 < len(sample.case.evidence) < len(sample.papers)


def test_all_samples_together_stay_small() -> None:
    assert sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file()) < LIMIT


@pytest.mark.parametrize("number", NUMBERS)
def test_nobody_can_be_meant(number: str) -> None:
    case = made()[number].case
    for person in case.people:
        if isinstance(person, NaturalPerson):
            assert person.id_number.startswith(numbers.NOWHERE)
            assert person.id_number[6:14] == f"{person.born_on:%Y%m%d}"
        elif isinstance(person, Organisation):
            assert person.uscc[2:8] == numbers.NOWHERE
        assert re.fullmatch(r"100\d{8}", person.phone)
    assert case.creditor.uscc[2:8] == numbers.NOWHERE


def test_card_numbers_pass_the_luhn_check() -> None:
    digits = [int(d) for d in reversed(numbers.card_number(21))]
    total = sum(digits[::2]) + sum(sum(divmod(d * 2, 10)) for d in digits[1::2])
    assert total % 10 == 0


@pytest.mark.parametrize("number", [n for n in NUMBERS if "矛盾" not in n])
def test_the_balances_of_the_bank_agree_to_the_cent(number: str) -> None:
    case = made()[number].case
    assert all(row.difference == 0 for row in compute(case, on=DAY).reconciliations)
    assert case.balances or case.stage is Stage.ENFORCEMENT


def test_the_contradicting_case_differs_without_explanation() -> None:
    rows = compute(made()[NUMBERS[8]].case, on=DAY).reconciliations
    assert {row.component: str(row.difference) for row in rows if not row.explained} == {
        "罚息": "-326.50",
        "合计": "-326.50",
    }


@pytest.mark.parametrize(
    ("number", "first_unpaid"),
    [
        ("DEMO-2026-001-消费贷", date(2025, 8, 20)),
        ("DEMO-2026-003-住房按揭", date(2025, 7, 20)),
        ("DEMO-2026-006-短信中断", date(2023, 2, 20)),
        ("DEMO-2026-010-拟提前到期", date(2026, 3, 20)),
        ("DEMO-2026-011-支付令", date(2026, 3, 20)),
    ],
)
def test_payments_before_the_default_meet_the_schedule_to_the_cent(number: str, first_unpaid: date) -> None:
    assert compute(made()[number].case, on=DAY).debts[0].overdue_since == first_unpaid


@pytest.mark.parametrize("number", ["DEMO-2026-001-消费贷", "DEMO-2026-005-时效后签收"])
def test_the_same_script_makes_the_same_bytes(number: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_papers(made()[number], tmp_path / name)
    one = {p.relative_to(tmp_path / "one"): p.read_bytes() for p in (tmp_path / "one").rglob("*.*")}
    two = {p.relative_to(tmp_path / "two"): p.read_bytes() for p in (tmp_path / "two").rglob("*.*")}
    assert one == two


def printed(number: str, file: str) -> list[str]:
    path = FOLDER / number / file
    kind = identify(path)
    document = pypdfium2.PdfDocument(to_pdf(path, kind, title=path.stem))
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("number", [n for n in NUMBERS if "信用卡" not in n])
def test_each_payment_stands_on_the_page_it_points_to(number: str) -> None:
    pages = printed(number, schedule.FLOW[0].file)
    for row in made()[number].case.repayments:
        assert row.id in pages[(row.evidence[0].page or 0) - 1], row.id


def test_each_payment_of_the_card_is_printed_on_its_statement() -> None:
    case = made()[NUMBERS[1]].case
    pages = printed(NUMBERS[1], "03-账单/信用卡账单.pdf")
    for row in case.repayments:
        page = pages[(row.evidence[0].page or 0) - 1]
        assert str(row.paid_on) in page and f"{row.amount:,.2f}" in page


@pytest.mark.parametrize("number", [n for n in NUMBERS if "申请执行" not in n])
def test_each_balance_is_printed_where_it_points_to(number: str) -> None:
    for row in made()[number].case.balances:
        page = printed(number, row.evidence[0].file)[(row.evidence[0].page or 0) - 1]
        assert row.debt in page and f"{row.total:,.2f}" in page


def test_the_notice_that_calls_a_loan_counts_no_principal_twice() -> None:
    text = "".join(printed(NUMBERS[0], "04-催收记录/宣布贷款提前到期通知书.docx")).replace("\r\n", "")
    assert "两项合计人民币13,822.74元；另有未到期本金人民币56,728.52元，不在上述合计之内" in text


def test_what_the_card_case_says_of_its_agreement_stands_on_the_page() -> None:
    card = made()[NUMBERS[1]].case.cards[0]
    text = "".join(printed(NUMBERS[1], "01-信用卡合约/信用卡领用合约.pdf"))
    assert f"{card.fee_clause}　" in text and "分期手续费" in text
    assert (
        "申请人（已阅读并同意全部条款）" in text and "申请人（已阅读并同意全部条款）" in card.highlight_note
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_staff_who_act_for_the_bank_are_employed_by_the_plaintiff(number: str) -> None:
    creditor = made()[number].case.creditor
    staff = [agent for agent in creditor.agents if agent.kind is AgentKind.STAFF]
    assert staff and all(agent.employer == creditor.name for agent in staff)


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_that_goes_to_the_court_is_a_note_for_ourselves(number: str) -> None:
    said = "".join(note.purpose + note.title for note in made()[number].case.evidence)
    assert not re.search("待核|内部|备注", said)


def test_the_logs_are_in_gb18030_with_rare_characters() -> None:
    raw = (FOLDER / NUMBERS[0] / "04-催收记录" / "短信发送日志.csv").read_bytes()
    assert "张某䶮" in raw.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")


@pytest.mark.parametrize("number", NUMBERS)
def test_every_case_says_what_collection_knew_when_it_handed_it_over(number: str) -> None:
    told = made()[number].case.escalation
    assert told and told.on and told.on <= DAY and told.note and told.average_wage


@pytest.mark.parametrize("number", NUMBERS)
def test_the_hash_written_down_is_the_hash_of_the_file(number: str) -> None:
    for note in made()[number].case.evidence:
        if note.custody:
            data = (FOLDER / number / note.file).read_bytes()
            assert note.custody.sha256 == hashlib.sha256(data).hexdigest()


def test_some_exhibits_have_a_custody_note() -> None:
    noted = [s.case.number for s in made().values() if any(n.custody for n in s.case.evidence)]
    assert noted == [NUMBERS[0], NUMBERS[1], NUMBERS[5]]


@pytest.mark.parametrize(("number", "signed"), [(NUMBERS[0], True), (NUMBERS[8], False)])
def test_a_certificate_shows_the_signatures_its_note_speaks_of(number: str, signed: bool) -> None:
    note = next(n for n in made()[number].case.evidence if n.is_own_certificate)
    text = "".join(printed(number, note.file))
    assert note.signed_by_maker is signed
    assert ("孙某申" in text) is signed


@pytest.mark.parametrize("number", [n for n in NUMBERS if "信用卡" not in n])
def test_a_clause_that_names_a_court_names_it_in_its_words(number: str) -> None:
    for loan in made()[number].case.loans:
        assert loan.jurisdiction and loan.jurisdiction.court in loan.jurisdiction.content


def test_the_samples_hold_facts_for_the_rules_on_people_conduct_and_property() -> None:
    cases = [sample.case for sample in made().values()]
    people = [person for case in cases for person in case.people]
    natural = [p for p in people if isinstance(p, NaturalPerson)]
    organised = [p for p in people if isinstance(p, Organisation)]
    assert any(p.whereabouts is Whereabouts.MISSING for p in natural)
    assert any(p.spouse and p.spouse not in {q.name for q in people} for p in natural)
    assert any(p.operator for p in organised) and any(p.sole_shareholder for p in organised)
    assert any(g.resolution for case in cases for g in case.guarantors)
    assert any(c.at and c.at >= time(22) for case in cases for c in case.contacts)
    assert any(c.told_third_party for case in cases for c in case.contacts)
    days = Counter((c.target, c.on) for case in cases for c in case.contacts if c.channel is Channel.PHONE)
    assert max(days.values()) == 7
    assert any(c.prior_claims for case in cases for c in case.clues)
    assert any(item.value and item.burdens for case in cases for item in case.collateral)
    assert [j.served_on for case in cases for j in case.judgments] == [date(2025, 2, 19)]
