"""Whether preservation is worth it: what the clues may bring, beside the claim, the fee and the security."""

from collections.abc import Iterator
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.filing.recovery import of_clue, to_preserve
from legal_docs.model.base import cents
from legal_docs.model.casefile import CaseFile
from legal_docs.model.property import PropertyClue


def known_value(case: CaseFile, claim: Decimal) -> Decimal | None:
    """Return what the clues that may be preserved are worth, the claim at most; None where none has a value.

    In yuan, after what ranks before the bank and the shares of others.
    """
    found = [_net(each, each.value) for each in to_preserve(case) if each.value is not None]
    return min(sum(found, Decimal(0)), claim) if found else None


def _net(clue: PropertyClue, value: Decimal) -> Decimal:
    share = Decimal(100) if clue.share_percent is None else clue.share_percent
    return cents(max(value - (clue.prior_claims or 0), Decimal(0)) * share / 100)


@applies("民诉法2023.104", "民诉法2023.105", "财产保全规定2020.5", "财产保全规定2020.9")
def weighed(case: CaseFile, claim: Decimal, tables: BankTables) -> Iterator[str]:
    """Yield which clues are small beside the claim, and what security early preservation of it would need."""
    lines = [of_clue(each, each.value, tables) for each in to_preserve(case) if each.value is not None]
    if not lines or not claim:
        return
    percent = tables.preserving.small_percent
    small = [each for each in lines if each.high < claim * percent / 100]
    if small:
        said = "、".join(f"{each.source}至多{each.high:,.2f}元" for each in small)
        yield f"{said}，不足请求金额的{percent.normalize():f}%，单独保全的意义有限，请与费用、担保一并权衡"
    most = sum((each.high for each in lines), Decimal(0))
    if most < claim:
        yield (
            f"{_valued(known_value(case, claim), claim)}，变现预计至多{most:,.2f}元；"
            "诉前保全须提供与请求保全数额相当的担保，随起诉申请诉讼中保全的，法院可以不要求银行提供担保"
        )


def _valued(known: Decimal | None, claim: Decimal) -> str:
    """Return what the clues are worth, the figure on which the fee for preservation is counted."""
    said = "可申请保全的已知财产扣除在先债权和他人份额后估值"
    if known is None or known >= claim:
        return f"{said}不低于请求金额，可以在请求金额内申请"
    return f"{said}{known:,.2f}元，可以只就其估值申请，财产保全申请费也按估值计算"
