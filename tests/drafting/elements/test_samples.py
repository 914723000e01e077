"""The element complaint of every sample: all in its place, one tick a choice, the sums of the free form."""

import re
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from docx import Document
from docx.table import Table

from legal_docs import shipped
from legal_docs.drafting.complaint import complaint
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.elements.drafts import drafts
from legal_docs.drafting.words import yuan
from legal_docs.ledger import compute
from legal_docs.model.casefile import CaseFile, Cause, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.filing import FilingKind
from legal_docs.model.findings import Findings
from legal_docs.model.form import FormSheet
from legal_docs.model.party import NaturalPerson
from legal_docs.rendering.forms.fill import fill_form
from legal_docs.services.prepare import cutoff
from legal_docs.services.run_cases import load
from tests.conftest import ON
from tests.drafting.factory import dossier as small

SAMPLES = {loaded.case.number: loaded.case for loaded in load(shipped.samples(), on=ON).cases}
IN_SUIT = [number for number, case in SAMPLES.items() if case.stage is Stage.SUIT]
every_suit = pytest.mark.parametrize("number", IN_SUIT)
WISHES = "对纠纷解决方式的意愿"


@cache
def dossier(number: str) -> Dossier:
    case = SAMPLES[number]
    arrears = compute(case, on=cutoff(case, ON))
    findings = Findings(on=ON, law_known_to=ON)
    return Dossier(
        case=case,
        on=ON,
        arrears=arrears,
        findings=findings,
        bundle=EvidenceBundle(case_number=number, exhibits=()),
    )


@cache
def draft(number: str) -> Draft:
    (found,) = drafts(dossier(number))
    return found


@cache
def filled(number: str) -> tuple[bytes, tuple[str, ...]]:
    form = shipped.templates() / "forms" / draft(number).template
    docx, unplaced = fill_form(form.read_bytes(), sheet(number))
    return docx, tuple(each.sentence for each in unplaced)


def sheet(number: str) -> FormSheet:
    found = draft(number).context
    assert isinstance(found, FormSheet)
    return found


@cache
def cells(number: str) -> tuple[tuple[str, str], ...]:
    """Label and content of every row, "" as the label of one that goes across."""
    tables: list[Table] = Document(BytesIO(filled(number)[0])).tables
    rows = [[cell.text for cell in dict.fromkeys(row.cells)] for row in tables[1].rows]
    return tuple((row[0], row[1]) if len(row) == 2 else ("", row[0]) for row in rows)


def under(number: str, label: str) -> list[str]:
    """The contents of the rows with that label, whatever number is printed before it."""
    return [text for name, text in cells(number) if re.sub(r"^\d+\. ", "", name) == label]


@every_suit
def test_everything_has_its_place(number: str) -> None:
    assert filled(number)[1] == ()


@every_suit
def test_the_form_is_that_of_the_cause(number: str) -> None:
    found, over_card = draft(number), SAMPLES[number].cause is Cause.CARD
    assert found.kind is FilingKind.ELEMENT_COMPLAINT
    assert found.template == f"民事起诉状（要素式）-{'信用卡' if over_card else '金融借款'}.docx"
    assert found.must_say == sheet(number).values()


@every_suit
def test_each_yes_or_no_is_answered_once_where_the_question_arises(number: str) -> None:
    case = SAMPLES[number]
    blank = set() if case.collateral else {"是否最高额担保（抵押、质押）", "是否办理抵押、质押登记"}
    for label, text in cells(number):
        name = re.sub(r"^\d+\. ", "", label)
        answers = re.findall(r"(?:^|[\n：　 ])(?:是|否|有|无)([□☑])", text)
        if answers:
            wanted = 0 if name in blank or name == "是否考虑先行调解" else 1
            assert answers.count("☑") == wanted, (name, text)


@every_suit
def test_each_defendant_has_one_sex_and_one_method_is_ticked(number: str) -> None:
    people = [SAMPLES[number].person(name) for name in SAMPLES[number].defendants()]
    natural = [person for person in people if isinstance(person, NaturalPerson)]
    blocks = [text for text in under(number, "被告（自然人）") if "☑" in text]
    assert len(blocks) == len(natural)
    for person, block in zip(natural, blocks, strict=True):
        other = {"男": "女", "女": "男"}[person.sex.label if person.sex else ""]
        assert f"{person.sex.label if person.sex else ''}☑" in block
        assert f"{other}□" in block
    for methods in under(number, "还款方式"):
        assert methods.count("☑") == 1


@every_suit
def test_the_sums_are_those_of_the_free_complaint(number: str) -> None:
    owed, free = dossier(number).arrears.owed, complaint(dossier(number)).claims
    (total,) = under(number, "标的总额")
    assert total == f"人民币{free.total}元（暂计至{free.cutoff}）"
    label = "透支本金" if SAMPLES[number].cause is Cause.CARD else "本金"
    (principal,) = under(number, label)
    assert f"截至{free.cutoff}止，尚欠本金{yuan(owed.principal)}元（人民币，下同；" in principal
    amounts = [claim.amount for claim in free.items if claim.amount]
    whole = next(text for label, text in cells(number) if text.startswith("（可完整表述诉讼请求"))
    assert [amount for amount in amounts if f"人民币{amount}元" not in whole] == []


@every_suit
def test_the_parts_of_the_interest_make_its_sum(number: str) -> None:
    if SAMPLES[number].cause is Cause.CARD:
        (text,) = under(number, "被告逾期未还款金额")
        parts = re.findall(r"(?:利息|罚息|复利|滞纳金|违约金|手续费)([\d,.]+)元", text)
        (claim,) = under(number, "利息、罚息、复利、滞纳金、违约金、手续费等")
        whole = re.search(r"共计([\d,.]+)元", claim)
    else:
        (text,) = under(number, "利息（期内利息、复利、罚息）")
        whole, *_ = re.finditer(r"欠利息([\d,.]+)元", text)
        parts = re.findall(r"(?:期内利息|复利|罚息（违约金）)([\d,.]+)元", text)[:3]
    assert whole is not None
    assert (
        cents(whole[1]) == sum(map(cents, parts)) == cents(yuan(dossier(number).arrears.owed.interest_like))
    )


def cents(amount: str) -> int:
    return int(amount.replace(",", "").replace(".", ""))


@every_suit
def test_blocks_of_nobody_and_the_wishes_stay_as_printed(number: str) -> None:
    for label, text in cells(number):
        if label.startswith("第三人") or label == "原告（自然人）":
            assert not re.search(r"：[^\s□]*[\d某]|☑", text), (label, text)
    headings = [text for label, text in cells(number) if not label]
    assert WISHES in headings
    last = [text for label, text in cells(number) if label.startswith(("是否了解", "是否考虑"))]
    assert len(last) == 3
    assert "☑" not in "".join(last)


@every_suit
def test_an_identity_number_stands_only_in_the_block_of_its_person(number: str) -> None:
    case: CaseFile = SAMPLES[number]
    for name in case.defendants():
        person = case.person(name)
        ident = person.id_number if isinstance(person, NaturalPerson) else person.uscc
        if ident:
            holding = [text for _, text in cells(number) if ident in text]
            assert len(holding) == 1
            assert name in holding[0].splitlines()[0]


@every_suit
def test_the_same_case_gives_the_same_bytes(number: str) -> None:
    form = shipped.templates() / "forms" / draft(number).template
    assert fill_form(form.read_bytes(), sheet(number))[0] == filled(number)[0]


def test_a_case_at_its_enforcement_gets_no_element_complaint() -> None:
    enforced = [number for number, case in SAMPLES.items() if case.stage is Stage.ENFORCEMENT]
    assert enforced
    assert [list(drafts(dossier(number))) for number in enforced] == [[] for _ in enforced]


def test_a_form_is_made_from_the_day_the_courts_use_it_and_for_a_cause_that_has_one() -> None:
    heir = {"name": "钱某某", "role": "heir"}
    made = [
        list(drafts(small(**changes)))
        for changes in ({"on": date(2025, 7, 13)}, {"on": date(2025, 7, 14)}, {"on": ON, "debtors": [heir]})
    ]
    assert [len(found) for found in made] == [0, 1, 0]


def test_the_day_of_filing_is_written_where_the_case_file_has_it() -> None:
    number = IN_SUIT[0]
    open_day = dossier(number)
    dated = open_day.model_copy(
        update={"case": open_day.case.model_copy(update={"file_on": date(2026, 7, 1)})}
    )
    for given, wanted in ((open_day, "日期：        年    月    日"), (dated, "日期：2026年7月1日")):
        (found,) = drafts(given)
        assert isinstance(found.context, FormSheet)
        form = shipped.templates() / "forms" / found.template
        docx, unplaced = fill_form(form.read_bytes(), found.context)
        texts = [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs]
        assert unplaced == ()
        assert texts[-2:] == [f"具状人（签字、盖章）：{given.case.creditor.name}", wanted]
