"""The papers of one case: drafted, rendered to Word and PDF, proved."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

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
    renewal_application,
    report,
    service_address,
    statement,
)
from legal_docs.drafting.draft import Draft
from legal_docs.errors import MissingValueError
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FROM_TEMPLATE, FilingKind
from legal_docs.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Paper:
    """One finished paper: its files by name, and the template it was made from."""

    kind: FilingKind
    files: dict[str, bytes]
    template: str
    template_sha256: str


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
    (FilingKind.CALL, call_notice.drafts),
    (FilingKind.DEMAND, demand_letter.drafts),
    (FilingKind.GUARANTOR_DEMAND, guarantor_letter.drafts),
)
"""The applications, letters and the pack that go with it: one that lacks a value is left out."""


def make(draft: Draft) -> Paper:
    """Return the finished paper; raises MissingValueError, BadInputError or ProofError."""
    from legal_docs.rendering.convert import docx_to_pdf
    from legal_docs.rendering.proof import prove
    from legal_docs.rendering.word import fill, sha256_of

    template = shipped.templates() / "filings" / draft.template
    title = draft.name
    docx = fill(template, draft.context.keys(), remark=FROM_TEMPLATE)
    pdf = docx_to_pdf(docx, title=title, remark=FROM_TEMPLATE)
    prove(docx, pdf, draft.must_say)
    files = {f"{title}.docx": docx, f"{title}.pdf": pdf}
    return Paper(draft.kind, files, draft.template, sha256_of(template))


def make_report(dossier: Dossier) -> Paper:
    """Return 时效审查意见 as PDF and JSON."""
    from legal_docs.rendering.pdf import html_to_pdf
    from legal_docs.rendering.word import sha256_of

    template = shipped.templates() / "report" / "时效审查意见.html"
    html = report.html(dossier, template.read_text("utf-8"))
    pdf = html_to_pdf(html, css=(template.with_suffix(".css"),))
    title = FilingKind.REPORT.label
    files = {f"{title}.pdf": pdf, f"{title}.json": report.json_bytes(dossier)}
    return Paper(FilingKind.REPORT, files, template.name, sha256_of(template))


def all_papers(dossier: Dossier) -> tuple[tuple[Paper, ...], tuple[Problem, ...]]:
    """Return every paper of the case but the bundle, and a warning for each that had to be left out.

    Raises MissingValueError where a paper cannot be made that the case cannot go without.
    """
    papers = [make(draft) for drafter in DRAFTERS for draft in drafter(dossier)]
    left_out = []
    for kind, drafter in FURTHER:
        try:
            papers += [make(draft) for draft in drafter(dossier)]
        except MissingValueError as lacking:
            left_out.append(_left_out(kind, lacking, dossier))
    return distinct((*papers, make_report(dossier))), tuple(left_out)


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
