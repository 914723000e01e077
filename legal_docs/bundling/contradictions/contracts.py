"""What contracts, notes, security papers and instruments tell, beside what the case file has."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from legal_docs.bundling.contradictions import anchors
from legal_docs.bundling.contradictions.anchors import Anchor
from legal_docs.bundling.contradictions.comparing import Compared, Said, known, rate, told
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.contradictions.values import plain
from legal_docs.bundling.reading import Page, Words
from legal_docs.model.loan import Disbursement, Loan, RateKind
from legal_docs.model.security import PeriodWording

_HEAD = 2


def compared(words: Words, role: Role) -> Iterator[Compared]:
    """Yield what the pages of one exhibit tell of the records that cite it."""
    yield from _numbers(words, role)
    for loan in role.loans:
        yield from _loan(words, loan)
    for page, loan, note in _noted(words.pages, role.notes):
        yield from _note(words, page, loan, note)
    yield from _note_numbers(words, role)
    yield from _guarantees(words, role)
    yield from _things(words, role)
    yield from _cards(words, role)
    yield from _judgments(words, role)


def _said(words: Words, anchor: Anchor, *, head: bool = False, shown: str = "") -> tuple[Said, ...]:
    """Return every value of the anchor on the pages (on the first ones, where only the head counts)."""
    pages = words.pages[:_HEAD] if head else words.pages
    return tuple(_told(words, page, value, shown) for page in pages for value in anchor.values(page))


def _told(words: Words, page: Page, value: Hashable, shown: str = "") -> Said:
    text = shown.format(rate(value) if isinstance(value, Decimal) else value) if shown else ""
    return told(value, words.file, page.number, shown=text)


def _numbers(words: Words, role: Role) -> Iterator[Compared]:
    """Yield the contract number at the head of a contract."""
    loans = [known("借款 › 合同编号", plain(each.number), each.number) for each in role.loans]
    guarantees = [
        known("保证人 › 合同编号", plain(each.contract_number), each.contract_number)
        for each in role.guarantors
    ]
    of_notes = [known("借款 › 合同编号", plain(loan.number), loan.number) for loan, _ in role.notes]
    of_things = [
        known("担保物 › 合同编号", plain(each.contract_number), each.contract_number) for each in role.things
    ]
    own = tuple(dict.fromkeys((*loans, *guarantees, *of_notes, *of_things)))
    yield Compared("contract_number", "", own, _whole(_said(words, anchors.CONTRACT_NUMBER, head=True), own))


def _whole(said: Sequence[Said], own: Sequence[Said]) -> tuple[Said, ...]:
    """Return what was said without numbers cut off at the end of a line."""
    right = [str(each.value) for each in own]
    return tuple(each for each in said if not _is_part(str(each.value), right))


def _is_part(value: str, numbers: Iterable[str]) -> bool:
    return any(value != number and number.startswith(value) for number in numbers)


def _loan(words: Words, loan: Loan) -> Iterator[Compared]:
    said = _said
    name = f"合同{loan.number}"
    yield Compared("loan_amount", name, (known("借款 › 借款金额", loan.amount),), said(words, anchors.AMOUNT))
    yield Compared(
        "signed_on", name, (known("借款 › 签订日期", loan.signed_on),), said(words, anchors.SIGNED)
    )
    yield from _rates(words, words.pages, loan)
    if loan.term_from and loan.term_to:
        span = (loan.term_from, loan.term_to)
        yield Compared("term", name, (known("借款 › 借款期限", span),), said(words, anchors.TERM))
    if loan.penalty:
        uplift = loan.penalty.overdue_uplift_percent
        found = said(words, anchors.UPLIFT, shown="{}")
        yield Compared("penalty_uplift", name, (known("借款 › 罚息上浮", uplift, rate(uplift)),), found)
    accounts = tuple(
        known("借据 › 入账账号", plain(each.account), each.account)
        for each in loan.disbursements
        if each.account
    )
    if len(accounts) == len(loan.disbursements):
        yield Compared("account", name, accounts, said(words, anchors.ACCOUNT))


def _rates(words: Words, pages: Sequence[Page], loan: Loan) -> Iterator[Compared]:
    terms, name = loan.rate, f"合同{loan.number}"
    if terms.kind is RateKind.FIXED and terms.annual_percent is not None:
        value = terms.annual_percent.normalize()
        said = tuple(_told(words, page, v, "{}") for page in pages for v in anchors.RATE.values(page))
        yield Compared("annual_rate", name, (known("借款 › 年利率", value, rate(value)),), said)
    elif terms.kind is RateKind.LPR:
        shown = f"{'加' if terms.spread_bp >= 0 else '减'}{abs(terms.spread_bp)}个基点"
        said = tuple(
            told(v, words.file, page.number, shown=f"{v}个基点")
            for page in pages
            for v in anchors.SPREAD.values(page)
        )
        yield Compared("rate_spread", name, (known("借款 › 利率加减点", terms.spread_bp, shown),), said)


def _noted(
    pages: Sequence[Page], notes: Sequence[tuple[Loan, Disbursement]]
) -> Iterator[tuple[Page, Loan, Disbursement]]:
    """Yield each page of notes with the drawdown it is about: by its number, or the only one there is."""
    by_number = {plain(note.note): (loan, note) for loan, note in notes}
    for page in pages:
        named = [str(value) for value in anchors.NOTE_NUMBER.values(page)]
        found = [by_number[each] for each in dict.fromkeys(named) if each in by_number]
        if not named and len(notes) == 1:
            found = [notes[0]]
        if len(found) == 1:
            yield (page, *found[0])


def _note(words: Words, page: Page, loan: Loan, note: Disbursement) -> Iterator[Compared]:
    def said(anchor: Anchor) -> tuple[Said, ...]:
        return tuple(_told(words, page, value) for value in anchor.values(page))

    name = f"借据{note.note}"
    paid = (known("借据 › 放款金额", note.amount),)
    yield Compared("paid_out", name, paid, said(anchors.AMOUNT) + said(anchors.PAID_OUT))
    yield Compared("paid_out_on", name, (known("借据 › 放款日", note.disbursed_on),), said(anchors.PAID_ON))
    yield Compared("due_on", name, (known("借据 › 到期日", note.due_on),), said(anchors.DUE_ON))
    if note.account:
        account = (known("借据 › 入账账号", plain(note.account), note.account),)
        yield Compared("account", name, account, said(anchors.ACCOUNT))
    yield from _rates(words, (page,), loan)


def _note_numbers(words: Words, role: Role) -> Iterator[Compared]:
    own = tuple(known("借据 › 借据编号", plain(note.note), note.note) for _, note in role.notes)
    yield Compared("note_number", "", own, _whole(_said(words, anchors.NOTE_NUMBER, head=True), own))


def _guarantees(words: Words, role: Role) -> Iterator[Compared]:
    for each in role.guarantors:
        name = f"保证合同{each.contract_number}"
        signed = (known("保证人 › 签订日期", each.signed_on),)
        yield Compared("signed_on", name, signed, _said(words, anchors.SIGNED))
        if each.period is PeriodWording.YEARS and each.period_length and len(role.guarantors) == 1:
            years = (known("保证人 › 保证期间", each.period_length, f"{each.period_length}年"),)
            yield Compared("guarantee_period", name, years, _said(words, anchors.PERIOD, shown="{}年"))
        if each.ceiling:
            ceiling = (known("保证人 › 最高债权额", each.ceiling),)
            yield Compared("ceiling", name, ceiling, _said(words, anchors.CEILING))


def _things(words: Words, role: Role) -> Iterator[Compared]:
    things = role.things
    if not things:
        return
    days = tuple(known("担保物 › 登记日期", each.registered_on) for each in things if each.registered_on)
    yield Compared("registered_on", things[0].id, days, _said(words, anchors.REGISTERED))
    sums = tuple(
        known("担保物 › 担保债权数额", each.secured_amount) for each in things if each.secured_amount
    )
    yield Compared("secured_amount", things[0].id, sums, _said(words, anchors.SECURED))
    numbers = tuple(
        known("担保物 › 登记证明号", plain(each.registration_number), each.registration_number)
        for each in things
        if "证明第" in each.registration_number
    )
    yield Compared("registration_number", things[0].id, numbers, _said(words, anchors.CERTIFICATE))


def _cards(words: Words, role: Role) -> Iterator[Compared]:
    for card in role.cards:
        value = card.daily_percent.normalize()
        said = _said(words, anchors.DAILY, shown="{}")
        yield Compared("daily_rate", card.agreement, (known("信用卡 › 日利率", value, rate(value)),), said)


def _judgments(words: Words, role: Role) -> Iterator[Compared]:
    own = tuple(known("生效法律文书 › 文号", plain(each.number), each.number) for each in role.judgments)
    yield Compared("judgment_number", "", own, _said(words, anchors.COURT_NUMBER, head=True))
