"""The papers of one case: drafted, rendered to Word and PDF, proved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legal_docs import shipped
from legal_docs.drafting import complaint, enforcement, exhibit_list, report, statement
from legal_docs.drafting.context import Context
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FROM_TEMPLATE, FilingKind


@dataclass(frozen=True, slots=True)
class Paper:
    """One finished paper: its files by name, and the template it was made from."""

    kind: FilingKind
    files: dict[str, bytes]
    template: str
    template_sha256: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is needed to make one paper."""

    kind: FilingKind
    template: str
    context: Context
    must_say: Sequence[str]


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the papers this case needs: complaint or enforcement application, statement, exhibit list."""
    if dossier.case.stage is Stage.ENFORCEMENT:
        apply = enforcement.application(dossier)
        yield Draft(FilingKind.ENFORCEMENT, "强制执行申请书.docx", apply, enforcement.must_say(apply))
    else:
        paper = complaint.complaint(dossier)
        name = complaint.template_name(dossier)
        yield Draft(FilingKind.COMPLAINT, name, paper, complaint.must_say(paper))
    account = statement.statement(dossier)
    yield Draft(FilingKind.STATEMENT, "债权计算明细.docx", account, statement.must_say(account))
    listing = exhibit_list.exhibit_listing(dossier)
    yield Draft(FilingKind.EXHIBIT_LIST, "证据目录.docx", listing, exhibit_list.must_say(listing))


def make(draft: Draft) -> Paper:
    """Return the finished paper; raises MissingValueError, BadInputError or ProofError."""
    from legal_docs.rendering.convert import docx_to_pdf
    from legal_docs.rendering.proof import prove
    from legal_docs.rendering.word import fill, sha256_of

    template = shipped.templates() / "filings" / draft.template
    title = draft.kind.label
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


def all_papers(dossier: Dossier) -> tuple[Paper, ...]:
    """Return every paper of the case but the bundle."""
    return (*(make(draft) for draft in drafts(dossier)), make_report(dossier))
