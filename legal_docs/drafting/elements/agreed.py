"""约定管辖和诉前保全: what was agreed on the court, and what was preserved before the suit."""

from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.wording import days, numbered, text_blank
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import FormRow, Tick

SECTION = "约定管辖和诉前保全"


def agreed_rows(dossier: Dossier) -> tuple[FormRow, FormRow]:
    """Return the two rows of this section."""
    return _jurisdiction(dossier), _preserved(dossier)


def _jurisdiction(dossier: Dossier) -> FormRow:
    case = dossier.case
    terms = [(loan.title, loan.number, loan.jurisdiction) for loan in case.loans]
    terms += [(card.agreement, "", card.jurisdiction) for card in case.cards]
    several = len(terms) > 1
    said = [
        f"《{title}》{f'（编号：{number}）' if several and number else ''}{clause.clause}：{clause.content}"
        for title, number, clause in terms
        if clause
    ]
    if not said:
        return FormRow(SECTION, "有无仲裁、法院管辖约定", ticks=(Tick("无"),))
    blanks = text_blank("合同条款及内容", numbered(dict.fromkeys(said)), "管辖约定")
    return FormRow(SECTION, "有无仲裁、法院管辖约定", blanks, (Tick("有"),))


def _preserved(dossier: Dossier) -> FormRow:
    made = [p for p in dossier.case.preservations if p.is_pre_litigation]
    if not made:
        return FormRow(SECTION, "是否已经诉前保全", ticks=(NO,))
    blanks = (
        *text_blank("保全法院", numbered(dict.fromkeys(p.court for p in made)), "诉前保全.法院"),
        *text_blank("保全时间", days(p.ruled_on for p in made), "诉前保全.时间"),
        *text_blank("保全案号", numbered(dict.fromkeys(p.ruling_number for p in made)), "诉前保全.案号"),
    )
    return FormRow(SECTION, "是否已经诉前保全", blanks, (YES,))
