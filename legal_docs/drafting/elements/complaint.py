"""民事起诉状（要素式）: the parties at its head, and the signature at its foot."""

from legal_docs.drafting.context import required
from legal_docs.drafting.elements.parties import agent_rows, creditor_row, party_rows
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow

SIGNATURE = "落款"


def heading_rows(dossier: Dossier) -> tuple[FormRow, ...]:
    """Return plaintiff, agents and defendants; third persons stay blank."""
    case = dossier.case
    return (
        creditor_row(case.creditor, "原告"),
        *agent_rows(case.creditor),
        *party_rows(case, case.defendants(), "被告"),
    )


def signature_rows(dossier: Dossier) -> tuple[FormRow, ...]:
    """Return the name to be sealed, and the day where the case file gives it; else that stays blank."""
    case = dossier.case
    name = required(case.creditor.name, "原告", "名称")
    signed = (FormRow(SIGNATURE, "具状人（签字、盖章）", (Blank("", name, field="具状人"),)),)
    if case.file_on is None:
        return signed
    return (*signed, FormRow(SIGNATURE, "日期", (Blank("", case.file_on, field="具状日期"),)))
