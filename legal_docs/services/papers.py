"""The papers of one case: drafted, rendered to Word and PDF, proved."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from legal_docs import shipped
from legal_docs.drafting import (
    authority,
    call_notice,
    clue_list,
    complaint,
    consumption_limit,
    defendant_addresses,
    demand_letter,
    dishonest_list,
    enforcement,
    exhibit_list,
    filing_list,
    guarantor_letter,
    identity,
    network_query,
    payment_order,
    preservation_application,
    reconciliation,
    renewal_application,
    report,
    service_address,
    statement,
)
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.elements import drafts as element_complaint
from legal_docs.drafting.elements import enforcement as element_enforcement
from legal_docs.errors import MissingValueError, ProofError
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FROM_TEMPLATE, Filing, FilingKind, Template
from legal_docs.model.form import FormSheet
from legal_docs.model.problem import Problem, Severity
from legal_docs.rendering.convert import Lane
from legal_docs.rendering.template.registry import Shelved
from legal_docs.services.agreement import Made
from legal_docs.services.proofs.whole import prove_together
from legal_docs.services.shelf import Shelf, default


@dataclass(frozen=True, slots=True)
class Paper:
    """One finished paper: its files by name, and the template it was made from."""

    kind: FilingKind
    files: dict[str, bytes]
    template: Template

    @property
    def filing(self) -> Filing:
        """Return the record of this paper, without the bytes of its files."""
        return Filing(kind=self.kind, files=tuple(self.files), template=self.template)


def _main(dossier: Dossier) -> Iterator[Draft]:
    """Yield the paper that opens the proceedings: the complaint, or the application for enforcement."""
    if dossier.case.stage is Stage.ENFORCEMENT:
        apply = enforcement.application(dossier)
        yield Draft(FilingKind.ENFORCEMENT, "强制执行申请书.docx", apply, enforcement.must_say(apply))
    else:
        paper = complaint.complaint(dossier)
        name = complaint.template_name(dossier)
        yield Draft(FilingKind.COMPLAINT, name, paper, complaint.must_say(paper))


def _account(dossier: Dossier) -> Iterator[Draft]:
    """Yield the statement of account and the list of exhibits."""
    account = statement.statement(dossier)
    yield Draft(FilingKind.STATEMENT, "债权计算明细.docx", account, statement.must_say(account))
    listing = exhibit_list.exhibit_listing(dossier)
    yield Draft(FilingKind.EXHIBIT_LIST, "证据目录.docx", listing, exhibit_list.must_say(listing))


Drafter = Callable[[Dossier], Iterator[Draft]]
"""From the case to the drafts of one kind of paper: none where the case does not need it."""
DRAFTERS: tuple[Drafter, ...] = (_main, _account)
"""What a case cannot go to court without, in the order it is filed: a missing value stops the case."""
FURTHER: tuple[tuple[FilingKind, Drafter], ...] = (
    (FilingKind.ELEMENT_COMPLAINT, element_complaint.drafts),
    (FilingKind.ELEMENT_ENFORCEMENT, element_enforcement.drafts),
    (FilingKind.PRESERVATION, preservation_application.drafts),
    (FilingKind.RENEWAL, renewal_application.drafts),
    (FilingKind.NETWORK_QUERY, network_query.drafts),
    (FilingKind.CLUE_LIST, clue_list.drafts),
    (FilingKind.CONSUMPTION, consumption_limit.drafts),
    (FilingKind.DISHONEST, dishonest_list.drafts),
    (FilingKind.PAYMENT_ORDER, payment_order.drafts),
    (FilingKind.AUTHORITY, authority.drafts),
    (FilingKind.IDENTITY, identity.drafts),
    (FilingKind.SERVICE, service_address.drafts),
    (FilingKind.DEFENDANT_ADDRESS, defendant_addresses.drafts),
    (FilingKind.FILING_LIST, filing_list.drafts),
    (FilingKind.RECONCILIATION, reconciliation.drafts),
    (FilingKind.CALL, call_notice.drafts),
    (FilingKind.DEMAND, demand_letter.drafts),
    (FilingKind.GUARANTOR_DEMAND, guarantor_letter.drafts),
)
"""The applications, letters and the pack that go with it: one that lacks a value is left out."""
OPTIONAL = tuple(kind for kind, _ in FURTHER)
"""The kinds of paper somebody may choose not to have made."""


@dataclass(frozen=True, slots=True)
class Press:
    """How papers are printed: the look of those made from our own templates, and the lane of the PDF."""

    look: str = "official"
    lane: Lane = "default"


PLAIN = Press()


def make(draft: Draft, chosen: Shelved | None = None, press: Press = PLAIN) -> Paper:
    """Return the finished paper, from the `chosen` template or the one the draft names.

    Raises MissingValueError, BadInputError or ProofError.
    """
    from legal_docs.rendering import looks
    from legal_docs.rendering.convert import docx_to_pdf
    from legal_docs.rendering.proof import prove

    template = chosen or default(draft.template)
    title = draft.name
    printed = isinstance(draft.context, FormSheet)
    look = looks.OFFICIAL if printed or template.record.own else press.look
    docx = looks.dressed(_filled(draft, template.path), look)
    sheets = looks.sheets(look)
    pdf = docx_to_pdf(docx, title=title, remark=FROM_TEMPLATE, lane=press.lane, sheets=sheets)
    prove(docx, pdf, draft.must_say, draft.never, once=draft.once, printed=printed)
    files = {f"{title}.docx": docx, f"{title}.pdf": pdf}
    return Paper(draft.kind, files, template.record)


def _filled(draft: Draft, template: Path) -> bytes:
    """Return the Word file; raises ProofError where the printed form has no place for a value."""
    from legal_docs.rendering.forms.fill import fill_form
    from legal_docs.rendering.word import fill

    if not isinstance(draft.context, FormSheet):
        return fill(template, draft.context.keys(), remark=FROM_TEMPLATE)
    docx, unplaced = fill_form(template.read_bytes(), draft.context, remark=FROM_TEMPLATE)
    if unplaced:
        raise ProofError(
            f"表格{template.name}中没有下列内容的位置：{'；'.join(u.sentence for u in unplaced)}。请核对表格",
            f"The form {template.name} has no place for: {'; '.join(u.sentence for u in unplaced)}",
        )
    return docx


def make_report(dossier: Dossier) -> Paper:
    """Return 时效审查意见 as PDF and JSON."""
    from legal_docs.rendering.pdf import html_to_pdf
    from legal_docs.rendering.word import sha256_of

    template = shipped.templates() / "report" / "时效审查意见.html"
    html = report.html(dossier, template.read_text("utf-8"))
    pdf = html_to_pdf(html, css=(template.with_suffix(".css"),))
    title = FilingKind.REPORT.label
    files = {f"{title}.pdf": pdf, f"{title}.json": report.json_bytes(dossier)}
    made_from = Template(
        id="limitation-report", version="1.0", file=template.name, sha256=sha256_of(template)
    )
    return Paper(FilingKind.REPORT, files, made_from)


def all_papers(
    dossier: Dossier,
    shelf: Shelf | None = None,
    names: Iterable[str] = (),
    press: Press = PLAIN,
    *,
    without: Collection[FilingKind] = (),
) -> tuple[tuple[Paper, ...], tuple[Problem, ...]]:
    """Return every paper of the case but the bundle, and a warning for each that had to be left out.

    The bank's own templates on the `shelf` go before those of the program; `names` are those of all cases
    of the run, which the papers must not mix up. Kinds of OPTIONAL that stand in `without` are not made.
    Raises MissingValueError where a paper cannot be made
    that the case cannot go without, ProofError where the papers do not agree.
    """
    desk = _Desk(dossier.case, shelf or Shelf(), press)
    made = [desk.made(draft) for drafter in DRAFTERS for draft in drafter(dossier)]
    left_out = []
    for kind, drafter in FURTHER:
        if kind in without:
            continue
        try:
            made += [desk.made(draft) for draft in drafter(dossier)]
        except MissingValueError as lacking:
            left_out.append(_left_out(kind, lacking, dossier))
    prove_together(dossier, [(one, template) for _, one, template in made], names)
    return distinct((*(paper for paper, _, _ in made), make_report(dossier))), tuple(left_out)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the papers of one case are made, each with what `prove_together` wants to know of it."""

    case: CaseFile
    shelf: Shelf
    press: Press

    def made(self, draft: Draft) -> tuple[Paper, Made, str]:
        from legal_docs.rendering.text import docx_text

        template = self.shelf.choose(draft, self.case)
        paper = make(draft, template, self.press)
        text = docx_text(paper.files[f"{draft.name}.docx"])
        return paper, Made(draft, text), docx_text(template.path.read_bytes())


def distinct(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the papers with names of their own: a name that stood before gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for paper in papers:
        stem = next(iter(paper.files)).rpartition(".")[0]
        seen[stem] += 1
        again = f"-{seen[stem]}" if seen[stem] > 1 else ""
        files = {name.replace(stem, stem + again, 1): data for name, data in paper.files.items()}
        found.append(replace(paper, files=files))
    return tuple(found)


def _left_out(kind: FilingKind, lacking: MissingValueError, dossier: Dossier) -> Problem:
    found = Problem(
        code="paper_left_out",
        severity=Severity.WARNING,
        zh=f"没有生成{kind.label}：{lacking.zh}",
        en=f"No {kind.value} was made: {lacking.en}",
    )
    return found.at(case=dossier.case.number)
