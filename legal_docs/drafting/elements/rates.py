"""借款利率: the agreed rates with the numbers of their clauses; a floating one as it is agreed."""

from decimal import Decimal

from legal_docs.drafting.elements.debts import Debt
from legal_docs.drafting.elements.wording import article_number, text_blank
from legal_docs.drafting.words import day, percent
from legal_docs.model.arrears import Component
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow, Tick
from legal_docs.model.loan import RateKind, RateTerms, Reset

SECTION = "事实与理由"


def rate_row(dossier: Dossier, debt: Debt, name: str) -> FormRow:
    """Return the row of one 借据, `name` beside its rate; what is not agreed has no tick."""
    loan, _, owed = debt
    blanks = _line("利率", _agreed(dossier, debt), loan.rate.clause)
    blanks += text_blank("条）", name, "借款利率.借据", under="利率")
    ticks = ["利率"]
    if loan.penalty:
        uplift = _figure(loan.penalty.overdue_uplift_percent)
        blanks += _line("逾期上浮", uplift, loan.penalty.clause)
        ticks.append("逾期上浮")
    if loan.compound:
        blanks += _line("复利", "", loan.compound.clause)
        ticks.append("复利")
    if loan.penalty and owed.penalty_percent is not None:
        now = f"{day(dossier.cutoff_on)}执行" if _floats(loan.rate) else ""
        blanks += _line("罚息（违约金）", now + _figure(owed.penalty_percent), loan.penalty.clause)
        ticks.append("罚息（违约金）")
    return FormRow(SECTION, "借款利率", blanks, tuple(map(Tick, ticks)))


def _line(label: str, rate: str, clause: str) -> tuple[Blank, ...]:
    number = article_number(clause)
    field = f"借款利率.{label}"
    rated = (Blank(label, rate, "%", label, field),) if rate else ()
    return (*rated, *((Blank("第", number, "条", label, f"{field}条款"),) if number else ()))


def _agreed(dossier: Dossier, debt: Debt) -> str:
    """Return what stands before the printed `%`: a floating rate as formula, first and present rate."""
    terms, owed = debt[0].rate, debt[2]
    if terms.kind is RateKind.FIXED:
        return _figure(owed.rate_percent)
    lent_at = _first_rate(dossier, debt)
    if not _floats(terms):
        return f"{_formula(terms)}，放款时确定为{_figure(lent_at)}"
    now = f"{day(dossier.cutoff_on)}执行{_figure(owed.rate_percent)}"
    return f"{_formula(terms)}，放款时{_figure(lent_at)}%，{now}"


def _floats(terms: RateTerms) -> bool:
    return terms.kind is RateKind.LPR and terms.reset is not Reset.NEVER


def _formula(terms: RateTerms) -> str:
    tenor = f"LPR（{terms.lpr_tenor.label}）" if terms.lpr_tenor else "LPR"
    return f"{tenor}{terms.spread_bp:+}个基点" if terms.spread_bp else tenor


def _first_rate(dossier: Dossier, debt: Debt) -> Decimal:
    """Return the rate of the first interest line of the 借据."""
    _, note, owed = debt
    lines = [
        (line.since, line.rate_percent)
        for line in dossier.arrears.lines
        if line.debt == note.note and line.component is Component.INTEREST and line.rate_percent is not None
    ]
    return min(lines)[1] if lines else owed.rate_percent


def _figure(rate: Decimal) -> str:
    return percent(rate).removesuffix("%")
