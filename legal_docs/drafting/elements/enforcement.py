"""强制执行申请书（申请执行用）: the courts' element form of 2025 (法〔2025〕82号), filled for one case."""

from collections.abc import Iterator
from datetime import date

from legal_docs.drafting.draft import Draft
from legal_docs.drafting.elements.awarded import asked_rows
from legal_docs.drafting.elements.parties import agent_rows, creditor_row, party_rows
from legal_docs.drafting.elements.wording import copies, numbered, text_blank
from legal_docs.drafting.enforcement import application
from legal_docs.law.preserving.preservation import preservation_finding
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import Blank, FormRow, FormSheet, Tick
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.property import Preservation

TITLE = "强制执行申请书（申请执行用）"
TEMPLATE = "强制执行申请书（要素式）.docx"
IN_USE_FROM = date(2025, 7, 14)
"""The day from which the courts use this form; before it there was none for enforcement."""
INSTRUMENTS, MATTERS, SIGNATURE = "执行依据信息", "申请执行事项", "落款"
PRINTED = {
    InstrumentKind.JUDGMENT: Tick("判决书", "民事类"),
    InstrumentKind.MEDIATION: Tick("调解书", "民事类"),
    InstrumentKind.PAYMENT_ORDER: Tick("支付令", "民事类"),
    InstrumentKind.AWARD: Tick("裁决书", "仲裁、公证类"),
    InstrumentKind.NOTARISED: Tick("赋予强制执行效力的债权文书", "仲裁、公证类"),
}
"""The box of 文书类型 for each kind of instrument."""


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the element form beside the free application, at the stage of enforcement and since it exists.

    Raises MissingValueError where the application lacks what the law asks for.
    """
    if dossier.case.stage is Stage.ENFORCEMENT and dossier.on >= IN_USE_FROM:
        form = sheet(dossier)
        yield Draft(FilingKind.ELEMENT_ENFORCEMENT, TEMPLATE, form, form.values())


def sheet(dossier: Dossier) -> FormSheet:
    """Return the whole form; its sums are those of the free application.

    Raises MissingValueError where the application lacks what the law asks for.
    """
    case, paper = dossier.case, application(dossier)
    rows = (
        creditor_row(case.creditor, "申请执行人", case.creditor.account),
        *agent_rows(case.creditor),
        *party_rows(case, tuple(each.name for each in paper.respondents), "被执行人"),
        *_instrument_rows(case),
        *asked_rows(dossier, paper),
        _preserved(dossier),
        *_signature(case),
    )
    return FormSheet(TITLE, rows)


def _instrument_rows(case: CaseFile) -> tuple[FormRow, ...]:
    """Return the rows of 执行依据信息; those that differ between instruments are repeated, one for each."""
    found = case.judgments
    several = len(found) > 1
    return (
        *copies([FormRow(INSTRUMENTS, "文书类型", ticks=(PRINTED[each.kind],)) for each in found]),
        *copies([_text("执行依据作出机构", each.court) for each in found]),
        _text("案由", case.cause.label),
        *copies([_text("文书号", each.number) for each in found]),
        *copies([_text("生效日期", each.effective_on) for each in found]),
        *copies([_text("执行依据判项主文", _operative(each, several)) for each in found]),
    )


def _text(label: str, value: str | date) -> FormRow:
    return FormRow(INSTRUMENTS, label, text_blank("", value, f"执行依据.{label}"))


def _operative(judgment: Judgment, several: bool) -> str:
    head = f"{judgment.number}：\n" if several else ""
    return head + judgment.operative_part


def _preserved(dossier: Dossier) -> FormRow:
    """Return 是否有诉前/诉讼保全, with the day on which the first measure still in force ends."""
    label, found = "是否有诉前/诉讼保全", _measures(dossier)
    if not found:
        return FormRow(MATTERS, label, ticks=(Tick("无"),))
    numbers = numbered(dict.fromkeys(measure.ruling_number for measure in found))
    ends = [end for measure in found if (end := _end(measure, dossier.on))]
    blanks = text_blank("保全案号", numbers, "保全案号")
    if ends:
        blanks += text_blank("保全措施最早到期时间", min(ends), "保全措施最早到期时间")
    return FormRow(MATTERS, label, blanks, (Tick("有"),))


def _measures(dossier: Dossier) -> list[Preservation]:
    """Return the measures that neither expired nor were renewed; where all expired, all of them."""
    case, on = dossier.case, dossier.on
    standing = [each for each in case.preservations if not _is_renewed(case, each)]
    return [each for each in standing if (_end(each, on) or on) >= on] or standing


def _end(measure: Preservation, on: date) -> date | None:
    """Return the day the measure ends, by the notice or else by law; None for one that waits."""
    return preservation_finding(measure, on=on).safe_last_day


def _is_renewed(case: CaseFile, measure: Preservation) -> bool:
    """Return whether a later measure on the same owner's property of that kind says it renews this one."""
    return any(
        each.renews in (measure.id, measure.ruling_number)
        and (each.owner, each.kind) == (measure.owner, measure.kind)
        and each.ruled_on > measure.ruled_on
        for each in case.preservations
    )


def _signature(case: CaseFile) -> Iterator[FormRow]:
    """Yield the name to be sealed, and the day where the case file gives it; else that stays blank."""
    name = Blank("", case.creditor.name, field="申请执行人")
    yield FormRow(SIGNATURE, "申请执行人（签字、盖章）", (name,))
    if case.file_on:
        yield FormRow(SIGNATURE, "日期", (Blank("", case.file_on, field="申请日期"),))
