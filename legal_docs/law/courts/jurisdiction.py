"""Which courts are competent for a case, and why: what a lawyer must look at (R-JUR)."""

from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.law.articles import applies, article
from legal_docs.law.courts.agreement import Agreement, Standing, agreement, contracts
from legal_docs.law.courts.competent import filing_day
from legal_docs.law.courts.court_match import court_points
from legal_docs.law.courts.proceedings import proceeding_points
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.clauses import ClauseType
from legal_docs.model.party import IdKind, NaturalPerson, Whereabouts
from legal_docs.model.point import Level, Point, Topic

_HOME_COUNTRY = ("", "中国", "中华人民共和国")
_FOREIGN_PAPERS = (IdKind.FOREIGN_RESIDENCE, IdKind.PASSPORT)


def jurisdiction_points(case: CaseFile, *, on: date) -> tuple[Point, ...]:
    """Return the points on jurisdiction for a suit as known on the day `on`; none at enforcement."""
    if case.stage is not Stage.SUIT:
        return ()
    agreements = tuple(each for one in contracts(case) if (each := agreement(case, one)))
    return (
        *clause_points(case, agreements, on=on),
        *court_points(case, agreements, on=filing_day(case, on)),
        *_foreign(case),
        *proceeding_points(case, on=on),
    )


@applies(
    "民诉法2023.35", "民诉法2023.127", "民诉法解释2022.31", "民诉法解释2022.32", "民诉法解释2022.33",
    "管辖批复2025.1", "管辖批复2025.3", "管辖批复2025.4", "互联网法院管辖规定2025.2", "仲裁法2025.11",
    "仲裁法2025.37", "仲裁法2025.39",
)  # fmt: skip
def clause_points(case: CaseFile, agreements: Iterable[Agreement], *, on: date) -> Iterator[Point]:
    """Yield what speaks for or against the clauses: arbitration, proof of place, highlighting."""
    found = tuple(agreements)
    for each in found:
        yield from _arbitration(each, on)
        yield from _place(each)
        yield from _wording(each)
        if case.creditor.assigned_from and each.standing is not Standing.ARBITRATION:
            yield _assigned(each)
    yield from _different(found)


def _arbitration(each: Agreement, on: date) -> Iterator[Point]:
    name, clause = each.contract.name, each.clause
    if clause.type is ClauseType.ARBITRATION:
        said = f"{name}约定了仲裁，法院不受理该合同的纠纷，请改向约定的仲裁机构申请仲裁"
        extra: tuple[str, ...] = ()
        if article("仲裁法2025.37").in_force(on):
            said += "；情况紧急的，仲裁前可以向法院申请财产保全"
            extra = ("仲裁法2025.37", "仲裁法2025.39")
        yield _point(
            "arbitration_clause",
            "R-PTY-11",
            Level.STOP,
            name,
            said,
            "民诉法2023.127",
            "担保制度解释2020.21",
            *extra,
        )
    elif clause.type is ClauseType.EITHER_OR:
        said = f"{name}约定既可仲裁又可诉讼，仲裁部分无效，诉讼管辖的约定仍然有效，可以起诉"
        yield _point("either_or_clause", "R-PTY-11", Level.CHECK, name, said, "管辖批复2025.4")


def _place(each: Agreement) -> Iterator[Point]:
    name = each.contract.name
    if each.standing is Standing.UNPROVED:
        said = (
            f"{name}约定的管辖地点不属于法律列举的五类地点，又没有填写证明其与争议有实际联系的证据，本次未采用该约定。"
            "请补充证据或者按法定管辖起诉"
        )
        yield _point(
            "agreed_place_unproved", "R-JUR-3", Level.CHECK, name, said, "民诉法2023.35", "管辖批复2025.1"
        )
    elif each.standing is Standing.OPEN:
        wanted = "、".join(dict.fromkeys(seat.missing for seat in each.places if seat.missing))
        said = f"{name}的管辖约定不能落实到具体地点，请补充：{wanted or '约定的地点与争议的联系'}"
        articles = ("民诉法解释2022.30", "管辖批复2025.3")
        yield _point("agreed_place_open", "R-JUR-3", Level.CHECK, name, said, *articles)


def _wording(each: Agreement) -> Iterator[Point]:
    name = each.contract.name
    if each.standing is Standing.HOLDS and each.may_be_void:
        said = (
            f"{name}的管辖条款是与消费者订立的格式条款，未以合理方式提请注意，对方可以主张无效，"
            "请优先选择法定管辖也成立的法院"
        )
        yield _point("clause_not_highlighted", "R-JUR-3", Level.CHECK, name, said, "民诉法解释2022.31")
    if "互联网法院" in each.clause.court + each.clause.content:
        said = f"{name}约定由互联网法院管辖，借款和银行卡纠纷不在其管辖范围，请律师核对该约定能否使用"
        articles = ("互联网法院管辖规定2025.1", "互联网法院管辖规定2025.2")
        yield _point("internet_court_clause", "R-JUR-6", Level.CHECK, name, said, *articles)


def _assigned(each: Agreement) -> Point:
    said = (
        f"{each.contract.name}的管辖约定对受让人有效，但受让时不知道该约定，或者转让协议另有约定且债务人同意的除外；"
        "约定原告或者贷款人住所地的，以签订合同时的住所地为准，请核对"
    )
    name = each.contract.name
    return _point(
        "clause_and_assignee", "R-JUR-3", Level.CHECK, name, said, "民诉法解释2022.33", "民诉法解释2022.32"
    )


def _different(found: tuple[Agreement, ...]) -> Iterator[Point]:
    """Yield a point where the contracts of one case agree on different places."""
    agreed = {tuple(s.address for s in each.places) for each in found if each.standing is Standing.HOLDS}
    if len(agreed) > 1 or len({each.standing is Standing.ARBITRATION for each in found}) > 1:
        names = "、".join(each.contract.name for each in found)
        said = (
            f"{names}约定的争议解决方式或者管辖地点不同，合并起诉可能引起管辖异议，请核对能否一并起诉或者分案"
        )
        yield _point("clauses_differ", "R-JUR-3", Level.CHECK, "", said, "民诉法解释2022.30", "民诉法2023.36")


@applies("民诉法2023.19")
def _foreign(case: CaseFile) -> Iterator[Point]:
    names = [each.name for each in case.people if isinstance(each, NaturalPerson) and _is_foreign(each)]
    sued = [name for name in names if name in case.defendants()]
    if sued:
        said = (
            f"被告{'、'.join(sued)}在境外或者可能不具有中国国籍，案件可能涉外，请核对级别管辖、送达方式和期限"
        )
        yield _point("foreign_element", "R-JUR-6", Level.CHECK, "、".join(sued), said, "民诉法2023.19")


def _is_foreign(person: NaturalPerson) -> bool:
    abroad = person.whereabouts is Whereabouts.ABROAD
    return abroad or person.nationality not in _HOME_COUNTRY or person.id_kind in _FOREIGN_PAPERS


def _point(code: str, rule: str, level: Level, subject: str, said: str, *articles: str) -> Point:
    return Point(
        topic=Topic.JURISDICTION,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
    )
