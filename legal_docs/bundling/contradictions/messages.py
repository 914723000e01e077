"""What demands tell, be they letters, mails or transcripts: of which contract; when a mail went to whom."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta, timezone
from email.utils import parsedate_to_datetime

from legal_docs.bundling.contradictions import anchors
from legal_docs.bundling.contradictions.comparing import Compared, known, told
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.contradictions.values import plain
from legal_docs.bundling.reading import Words
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, ContactRecord

_HERE = timezone(timedelta(hours=8))
_SENT = re.compile(r"日期\(邮件所载\)\s*(.+)")
_TO = re.compile(r"(?s)收件人(.*?)日期\(邮件所载\)")
_AFTER = re.compile("项下|已|逾期|截至|尚|的|之|借款|贷款")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def compared(words: Words, role: Role, case: CaseFile) -> Iterator[Compared]:
    """Yield what the pages tell of the contact records that cite them."""
    if not role.contacts or not words.pages:
        return
    if not (role.loans or role.notes or role.guarantors or role.things):
        yield _contract(words, case)
    for record in role.contacts:
        if record.channel is Channel.EMAIL:
            yield from _mail(words, record)


def _contract(words: Words, case: CaseFile) -> Compared:
    """Return which contract is named: one that is not of the case does not ask for its debt."""
    numbers = [("借款 › 合同编号", each.number) for each in case.loans]
    numbers += [("保证人 › 合同编号", each.contract_number) for each in case.guarantors]
    numbers += [("担保物 › 合同编号", each.contract_number) for each in case.collateral]
    own = tuple(known(field, plain(number), number) for field, number in numbers if number)
    right = [str(each.value) for each in own]
    said = tuple(
        told(named, words.file, page.number)
        for page in words.pages
        for value in anchors.CONTRACT_NUMBER.values(page)
        if (named := _number(str(value), right))
    )
    return Compared("contract_number", "催收文书所称的", own, said)


def _number(value: str, right: Sequence[str]) -> str:
    """Return the number without the words that follow it; "" where it is one cut off at the end of a line."""
    named = next((each for each in right if value.startswith(each)), _AFTER.split(value)[0])
    return "" if any(each.startswith(named) and each != named for each in right) else named


def _mail(words: Words, record: ContactRecord) -> Iterator[Compared]:
    """Yield day and address of a mail, as its header has them."""
    first, name = words.pages[0], f"{record.id}（{record.channel.label}）"
    if (match := _SENT.search(first.text)) and (on := _day(match[1])):
        right = (known(f"催收记录 › {record.id} › 日期", record.on),)
        yield Compared("contact", f"{name}的日期", right, (told(on, words.file, first.number),))
    to = "".join(match[1].split()) if (match := _TO.search(first.text)) else ""
    if "@" in record.sent_to and to:
        right = (known(f"催收记录 › {record.id} › 号码", record.sent_to.lower(), record.sent_to),)
        said = tuple(told(each.lower(), words.file, first.number) for each in _ADDRESS.findall(to))
        yield Compared("contact", f"{name}的收件地址", right, said)


def _day(written: str) -> date | None:
    """Return the day in China on which the mail says it was sent."""
    try:
        sent = parsedate_to_datetime(written.strip())
    except ValueError:
        return None
    return sent.astimezone(_HERE).date() if sent.tzinfo else sent.date()
