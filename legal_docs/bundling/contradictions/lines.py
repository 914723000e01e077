"""Tables printed on pages: the balance sheet, the schedule, the card statement, read line by line."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.bundling.contradictions.anchors import NOTE_NUMBER
from legal_docs.bundling.contradictions.comparing import Compared, known, told, written
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.contradictions.values import DAY, GAP, amount, day, plain
from legal_docs.bundling.reading import Page, Words
from legal_docs.model.card import CardAccount, Statement
from legal_docs.model.loan import ClaimedBalance, Loan

_CUTOFF = re.compile(rf"(?:截止日期?|截至日期?|计算至|结息日){GAP}({DAY})")
_FIELDS = {
    "本金": "principal", "利息": "interest", "罚息": "penalty", "复利": "compound",
    "违约金": "damages", "手续费": "fees", "合计": "total",
}  # fmt: skip
_ROW = re.compile(rf"^\s*(\d{{1,3}})\s+({DAY})\s+([\d,]+\.\d{{2}})(?:\s+([\d,]+\.\d{{2}}))?\s*$")
_STATEMENT_DAY = re.compile(rf"账单日{GAP}({DAY})")
_STATEMENT = {
    "上期余额": "opening", "本期还款": "paid", "本期利息": "interest", "本期手续费": "fees",
    "本期违约金": "damages", "本期余额": "closing", "最低还款额": "minimum_due",
}  # fmt: skip


def compared(words: Words, role: Role) -> Iterator[Compared]:
    """Yield what the printed tables of one exhibit tell of the records that cite it."""
    if role.balances:
        for page in words.pages:
            yield from _balances(words, page, role.balances)
    for loan in role.loans:
        yield from _schedule(words, loan)
    for card in role.cards:
        for page in words.pages:
            yield from _statement(words, page, card)


def _balances(words: Words, page: Page, balances: tuple[ClaimedBalance, ...]) -> Iterator[Compared]:
    cutoff = next((day(match[1]) for match in _CUTOFF.finditer(page.text)), None)
    heads: list[str] = []
    for line in page.text.split("\n"):
        cells = line.split()
        if "本金" in cells and "合计" in cells:
            heads = cells
        elif heads and len(cells) == len(heads):
            own = [each for each in balances if plain(each.debt) == plain(cells[0]) and each.on == cutoff]
            if len(own) == 1:
                yield from _balance(words, page, own[0], dict(zip(heads, cells, strict=True)))


def _balance(words: Words, page: Page, own: ClaimedBalance, row: dict[str, str]) -> Iterator[Compared]:
    for head, field in _FIELDS.items():
        value = getattr(own, field)
        found = amount(row[head]) if head in row else None
        if value is not None and found is not None:
            right = (known(f"余额 › {head}", value),)
            subject = f"{own.debt}截至{written(own.on)}的{head}"
            yield Compared("balance", subject, right, (told(found, words.file, page.number),))


def _schedule(words: Words, loan: Loan) -> Iterator[Compared]:
    """Yield each line of the schedule under the number of its note."""
    plans = {plain(note.note): note.schedule for note in loan.disbursements}
    current = next(iter(plans)) if len(plans) == 1 else ""
    for page in words.pages:
        for line in page.text.split("\n"):
            named = [str(value) for value in NOTE_NUMBER.values(Page(None, line))]
            current = next((each for each in named if each in plans), "" if named else current)
            if (match := _ROW.match(line)) and current:
                yield from _instalment(words, page, match, {one.number: one for one in plans[current]})


def _instalment(
    words: Words, page: Page, match: re.Match[str], plan: dict[int, object]
) -> Iterator[Compared]:
    own = plan.get(int(match[1]))
    if own is None:
        return
    due, principal, interest = own.due_on, own.principal, own.interest  # type: ignore[attr-defined]
    name = f"第{match[1]}期"
    if found := day(match[2]):
        yield Compared(
            "schedule",
            f"{name}应还日",
            (known("还款计划 › 应还日", due),),
            (told(found, words.file, page.number),),
        )
    sums = ((match[3], principal, "本金"), (match[4], interest, "利息"))
    for text, value, label in sums:
        if text and value is not None and (counted := amount(text)) is not None:
            right = (known(f"还款计划 › 应还{label}", value),)
            yield Compared("schedule", f"{name}{label}", right, (told(counted, words.file, page.number),))


def _statement(words: Words, page: Page, card: CardAccount) -> Iterator[Compared]:
    days = [found for match in _STATEMENT_DAY.finditer(page.text) if (found := day(match[1]))]
    own = [each for each in card.statements if days and each.statement_on == days[0]]
    if len(days) == 1 and len(own) == 1:
        yield from _amounts(words, page, own[0], days[0])


def _amounts(words: Words, page: Page, own: Statement, on: date) -> Iterator[Compared]:
    for label, field in _STATEMENT.items():
        value: Decimal | None = getattr(own, field)
        match = re.search(rf"{label}\s*:?\s*(-?[\d,]+\.\d{{2}})(?![\d.])", page.text)
        found = amount(match[1]) if match else None
        if value is not None and found is not None:
            right = (known(f"账单 › {label}", value),)
            yield Compared(
                "statement", f"{written(on)}账单{label}", right, (told(found, words.file, page.number),)
            )
