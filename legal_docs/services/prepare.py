"""One case brought to the point of drafting: debt computed, periods checked, bundle bound."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from legal_docs.bundling import volumes
from legal_docs.bundling.bind import bind
from legal_docs.bundling.ocr.layers import Layers, noted, unread
from legal_docs.bundling.plan import plan
from legal_docs.bundling.refusal import warning
from legal_docs.bundling.verify import verify
from legal_docs.errors import BadInputError, ProofError
from legal_docs.intake.read import LoadedCase
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.review import review
from legal_docs.ledger import compute
from legal_docs.model.arrears import Arrears
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import BundleStyle, EvidenceBundle
from legal_docs.model.findings import Findings
from legal_docs.model.problem import Problem, Severity
from legal_docs.services import proving
from legal_docs.services.filed import Filed


@dataclass(frozen=True, slots=True)
class Prepared:
    """A dossier with the volumes of the bundle by name; `problems` are warnings the lawyer should see.

    `bound` is the bundle in these volumes; that of the dossier also has what was filed earlier.
    """

    dossier: Dossier
    bound: EvidenceBundle
    volumes: Mapping[str, Path]
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
            "请改正“计算截止日”，或者另选不早于它的日期",
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
    """Return the planned exhibits and every problem; raises CaseStopped where there is no exhibit at all.

    A file that cannot become an exhibit is left out and is an error among the problems; the rest goes on.
    """
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
    if not bundle.exhibits:
        raise CaseStopped(problems)
    return bundle, problems


def bound(
    loaded: LoadedCase,
    into: Path,
    *,
    on: date,
    style: BundleStyle | None = None,
    filed: Filed | None = None,
    may_be_empty: bool = False,
    layers: Layers | None = None,
) -> tuple[EvidenceBundle, tuple[Problem, ...]]:
    """Write the volumes of one case's bundle into the folder `into`; return it, verified, and warnings.

    After bundles that were `filed` it is their supplement, in their style; with `may_be_empty` no volume
    at all where nothing is new. `layers` puts words recognised in scans behind their pages. Raises
    CaseStopped, BadInputError or ExhibitError, and ProofError where a finished file is not as planned.
    """
    planned, problems = collect(loaded)
    if loaded.folder is None:
        raise CaseStopped(problems)
    chosen = planned if filed is None else filed.supplement(planned, may_be_empty=may_be_empty)
    if not chosen.exhibits:
        return chosen, problems
    own = None if filed else style
    bundle = noted(bind(loaded.case, chosen, loaded.folder, into, on=on, style=own, layer=layers), layers)
    if filed is not None:
        filed.require_unmoved(bundle)
    if faults := verify(into, bundle):
        raise ProofError(
            f"案件{loaded.case.number}的证据卷核对未通过：" + "；".join(f.sentence() for f in faults),
            f"The bundle of case {loaded.case.number} failed: " + "; ".join(f.sentence("en") for f in faults),
        )
    large = tuple(
        warning("bundle_volume_too_large", volume.file).at(case=loaded.case.number)
        for volume in volumes.too_large(bundle, into)
    )
    return bundle, (*problems, *large, *unread(bundle, layers))


def prepare(
    loaded: LoadedCase,
    into: Path,
    *,
    on: date,
    tables: BankTables | None = None,
    style: BundleStyle | None = None,
    filed: Filed | None = None,
    may_be_empty: bool = False,
    layers: Layers | None = None,
) -> Prepared:
    """Return one case ready for drafting; the volumes of its bundle are written into the folder `into`.

    After bundles that were `filed` papers cite what stands in them by its number and page there. Raises
    CaseStopped or LegalDocsError; changes nothing else on disk.
    """
    made, problems = bound(
        loaded, into, on=on, style=style, filed=filed, may_be_empty=may_be_empty, layers=layers
    )
    bundle = made.whole
    arrears = state(loaded.case, on=on)
    findings = review(loaded.case, on=on, arrears=arrears, tables=tables)
    weighed = proving.weigh(loaded, bundle, on=on, findings=findings, layers=layers)
    dossier = Dossier(
        case=loaded.case, on=on, arrears=arrears, findings=findings, bundle=bundle, proving=weighed
    )
    alerts = tuple(_alert(text, loaded) for text in arrears.alerts)
    files = {volume.file: into / volume.file for volume in made.volumes}
    return Prepared(dossier, made, files, (*loaded.problems, *problems, *alerts, *proving.doubts(dossier)))


def without_bundle(
    loaded: LoadedCase,
    *,
    on: date,
    tables: BankTables | None = None,
    style: BundleStyle | None = None,
    filed: Filed | None = None,
) -> Prepared:
    """Return one case ready for drafting; its bundle is bound to count the pages, and not kept.

    Divider sheets count: papers of a court that wants them need its `style`.
    """
    with TemporaryDirectory(prefix="legal-docs-") as work:
        into = Path(work)
        prepared = prepare(loaded, into, on=on, tables=tables, style=style, filed=filed, may_be_empty=True)
    return replace(prepared, volumes={})


def _alert(text: str, loaded: LoadedCase) -> Problem:
    english = "The ledger has a point for the lawyer (in Chinese): "
    found = Problem(code="ledger_alert", severity=Severity.WARNING, zh=text, en=english + text)
    return found.at(case=loaded.case.number)
