"""One case brought to the point of drafting: debt computed, periods checked, bundle bound."""

from dataclasses import dataclass
from datetime import date

from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.verify import verify
from legal_docs.errors import BadInputError, ProofError
from legal_docs.intake.read import LoadedCase
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.review import review
from legal_docs.ledger import compute
from legal_docs.model.arrears import Arrears
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.findings import Findings
from legal_docs.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier with the bound bundle's bytes; `problems` are warnings the lawyer should see."""

    dossier: Dossier
    bundle_pdf: bytes
    problems: tuple[Problem, ...]


class CaseStopped(Exception):  # noqa: N818  not an error of the program: the case has problems
    """The case cannot go on; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("；".join(p.sentence() for p in problems))
        self.problems = problems


def cutoff(case: CaseFile, on: date) -> date:
    """Return the day the claim is computed to; raises BadInputError where it lies after `on`."""
    if case.cutoff_on and case.cutoff_on > on:
        raise BadInputError(
            f"案件{case.number}的计算截止日{case.cutoff_on}晚于运行日{on}。"
            "请改正“计算截止日”，或用 --on 指定运行日",
            f"Case {case.number}: the cut-off {case.cutoff_on} lies after the day of the run {on}",
        )
    day, first = case.cutoff_on or on, _first_day(case)
    if first and day < first:
        raise BadInputError(
            f"案件{case.number}的计算截止日{day}早于债务发生日{first}，没有可以主张的金额。请改正“计算截止日”",
            f"Case {case.number}: the cut-off {day} lies before the debt began on {first}",
        )
    return day


def _first_day(case: CaseFile) -> date | None:
    """Return the day the debt began: the first instrument in enforcement, else the first money lent."""
    if case.stage is Stage.ENFORCEMENT:
        return min((judgment.issued_on for judgment in case.judgments), default=None)
    days = [note.disbursed_on for _, note in case.debts()]
    days += [row.statement_on for card in case.cards for row in card.statements]
    return min(days, default=None)


def state(case: CaseFile, *, on: date) -> Arrears:
    """Return what the case owes at its cut-off."""
    return compute(case, on=cutoff(case, on))


def examine(case: CaseFile, *, on: date, tables: BankTables | None = None) -> Findings:
    """Return what the rules find on `on`, with what the ledger says is owed and the bank's own figures."""
    return review(case, on=on, arrears=state(case, on=on), tables=tables)


def collect(loaded: LoadedCase) -> tuple[EvidenceBundle, tuple[Problem, ...]]:
    """Return the planned exhibits and warnings; raises CaseStopped where a file cannot become an exhibit."""
    if loaded.folder is None:
        place = Problem(
            code="evidence_folder_missing",
            zh=f"没有找到案件{loaded.case.number}的证据文件夹",
            en=f"No evidence folder was found for case {loaded.case.number}",
            advice_zh=f"请把证据放入以案件编号“{loaded.case.number}”命名的文件夹，"
            "与案件文件放在一起，或用 --evidence 指定",
            advice_en="Put the evidence in a folder named after the case number, or give --evidence",
        ).at(case=loaded.case.number)
        raise CaseStopped((place,))
    bundle, problems = plan(loaded.case, loaded.folder)
    if any(p.is_error for p in problems):
        raise CaseStopped(problems)
    return bundle, problems


def bound(loaded: LoadedCase, *, on: date) -> tuple[bytes, EvidenceBundle, tuple[Problem, ...]]:
    """Return the verified bundle of one case; raises ProofError where the finished file is not as planned."""
    planned, problems = collect(loaded)
    if loaded.folder is None:
        raise CaseStopped(problems)
    pdf, bundle = bind(loaded.case, planned, loaded.folder, on=on)
    if faults := verify(pdf, bundle):
        raise ProofError(
            f"案件{loaded.case.number}的证据卷核对未通过：" + "；".join(f.sentence() for f in faults),
            f"The bundle of case {loaded.case.number} failed: " + "; ".join(f.sentence("en") for f in faults),
        )
    return pdf, bundle, problems


def prepare(loaded: LoadedCase, *, on: date, tables: BankTables | None = None) -> Prepared:
    """Return one case ready for drafting. Raises CaseStopped or LegalDocsError; changes nothing on disk."""
    pdf, bundle, problems = bound(loaded, on=on)
    arrears = state(loaded.case, on=on)
    findings = review(loaded.case, on=on, arrears=arrears, tables=tables)
    dossier = Dossier(case=loaded.case, on=on, arrears=arrears, findings=findings, bundle=bundle)
    alerts = tuple(_alert(text, loaded) for text in arrears.alerts)
    return Prepared(dossier, pdf, (*loaded.problems, *problems, *alerts))


def _alert(text: str, loaded: LoadedCase) -> Problem:
    english = "The ledger has a point for the lawyer (in Chinese): "
    found = Problem(code="ledger_alert", severity=Severity.WARNING, zh=text, en=english + text)
    return found.at(case=loaded.case.number)
