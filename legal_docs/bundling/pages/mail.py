"""EML: a sheet with the header, the words and the list of attachments; then the attachments' own pages."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from legal_docs.bundling import folder, printable, template
from legal_docs.bundling.filetypes import FileType
from legal_docs.bundling.identify import identify
from legal_docs.bundling.mail import charsets
from legal_docs.bundling.mail.read import Attachment, Mail, read
from legal_docs.bundling.pages import joined
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.model.problem import Problem


class _Shown(NamedTuple):
    """An attachment with its pages, or with the reason why it has none."""

    attachment: Attachment
    type: str
    pdf: bytes
    problems: tuple[Problem, ...]
    reason: str

    @property
    def pages(self) -> int:
        return joined.count(self.pdf) if self.pdf else 0


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return warnings about the e-mail and each attachment; raises RefusedError if it cannot be read."""
    mail = read(path)
    words = "".join(
        [mail.body, mail.other, *(text for _, text in mail.fields), *(each.name for each in mail.attachments)]
    )
    unread = [warning("mail_words_unreadable", file)] if charsets.is_unreadable(words) else []
    differs = [warning("mail_html_differs", file)] if mail.other else []
    found = [*unread, *differs, *printable.check(words, file)]
    for each in _shown(mail, file):
        found += each.problems
        if each.reason:
            said = f"{each.attachment.name}，{each.reason}"
            found.append(warning("mail_attachment_not_shown", file, detail=said))
    return tuple(found)


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return the mail's sheet and after it the pages of every attachment that can be shown."""
    mail = read(path)
    shown = list(_shown(mail, path.name))
    sheet = template.page(
        "mail",
        title=printable.written_out(title),
        file=printable.written_out(path.name),
        sha256=folder.sha256(path),
        fields=[(label, printable.written_out(text)) for label, text in mail.fields],
        lines=_lines(mail.body),
        others=_lines(mail.other) if mail.other else [],
        from_html=mail.from_html,
        attachments=[_row(each) for each in shown],
    )
    return joined.joined([sheet, *(each.pdf for each in shown if each.pdf)])


def _lines(words: str) -> list[str]:
    return printable.written_out(words).replace("\f", "\n").split("\n")


def _row(each: _Shown) -> dict[str, Any]:
    return {
        "name": printable.written_out(each.attachment.name),
        "size": len(each.attachment.content),
        "sha256": each.attachment.sha256,
        "type": each.type,
        "pages": each.pages,
        "reason": each.reason,
    }


def _shown(mail: Mail, file: str) -> Iterator[_Shown]:
    with TemporaryDirectory(prefix="mail-") as work:
        for number, attachment in enumerate(mail.attachments, 1):
            path = Path(work) / f"{number}{Path(attachment.name).suffix.lower()[:8]}"
            path.write_bytes(attachment.content)
            yield _one(attachment, path, f"{file} › {attachment.name}")


def _one(attachment: Attachment, path: Path, file: str) -> _Shown:
    from legal_docs.bundling import pages

    kind = None
    try:
        kind = identify(path)
        if kind is FileType.EML:
            return _Shown(attachment, kind, b"", (), "邮件中的邮件不展开")
        problems = pages.check(path, kind, file)
        made = pages.to_pdf(path, kind, title=attachment.name)
    except RefusedError as refusal:
        return _Shown(attachment, kind or "—", b"", (), refusal.zh.split("。")[0])
    return _Shown(attachment, kind, made, problems, "")
