"""Companies with a single shareholder (一人公司): who answers beside them (R-GUA-17)."""

from collections.abc import Iterator

from legal_docs.law.articles import applies
from legal_docs.law.guarantees.security_wording import is_company, security_point
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import Organisation
from legal_docs.model.point import Level, Point

RULE = "R-GUA-17"
_SINGLE = ("一人有限", "自然人独资", "法人独资", "一人公司")


@applies("公司法2023.23")
def shareholder_points(case: CaseFile) -> Iterator[Point]:
    """Yield a point for each debtor or guarantor that is a company with one shareholder."""
    bound = dict.fromkeys([each.name for each in case.debtors] + [each.name for each in case.guarantors])
    for name in bound:
        person = case.person(name)
        if isinstance(person, Organisation) and is_company(person):
            yield from _of(person, frozenset(bound))


def _of(company: Organisation, bound: frozenset[str]) -> Iterator[Point]:
    owner = company.sole_shareholder
    if not owner:
        if any(each in company.org_type for each in _SINGLE):
            said = f"{company.name}登记为一人公司，未录入其唯一股东；请补录，以便判断是否一并起诉"
            yield security_point(
                "sole_shareholder_missing", RULE, said, "公司法2023.23", subject=company.name
            )
        return
    said = (
        f"{company.name}只有{owner}一名股东；{owner}不能证明公司财产独立于其个人财产的，对公司债务承担连带责任，"
        "举证责任在股东。"
    )
    if owner in bound:
        yield security_point(
            "sole_shareholder_liable",
            RULE,
            said + "其已是本案当事人，可以并列该项依据",
            "公司法2023.23",
            subject=owner,
            level=Level.NOTE,
        )
    else:
        said += "程序不自动追加，是否列为被告请由律师决定；请核对债务发生时的股东登记"
        yield security_point("sole_shareholder_liable", RULE, said, "公司法2023.23", subject=owner)
