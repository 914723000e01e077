"""The element complaint of a case in suit: which form, filled with what."""

from collections.abc import Iterator

from legal_docs.drafting.draft import Draft
from legal_docs.drafting.elements import card, loan
from legal_docs.law.people.causes import cause_of_case, element_form
from legal_docs.model.casefile import Cause, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind

FORMS = {
    Cause.LOAN: ("民事起诉状（要素式）-金融借款.docx", loan.sheet),
    Cause.CARD: ("民事起诉状（要素式）-信用卡.docx", card.sheet),
}


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the element complaint beside the free one, where the courts have a form for the case.

    None at the stage of enforcement, before 2025-07-14, or where heirs alone are sued, whose cause has no
    form (R-PTY-6). Raises MissingValueError where a party lacks what the law asks for.
    """
    if has_form(dossier):
        form, sheet_of = FORMS[dossier.case.cause]
        sheet = sheet_of(dossier)
        yield Draft(FilingKind.ELEMENT_COMPLAINT, form, sheet, sheet.values())


def has_form(dossier: Dossier) -> bool:
    """Return whether the courts have an element complaint for the case on the day of the run."""
    case, on = dossier.case, dossier.on
    return case.stage is Stage.SUIT and element_form(cause_of_case(case, on).code, on).available
