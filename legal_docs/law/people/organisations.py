"""Organisations as defendants: sole traders, partnerships, enterprises that changed or ended (R-PTY-8)."""

from collections.abc import Iterator

from legal_docs.law.articles import applies
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import Organisation, OrgStatus
from legal_docs.model.point import Level, Point, Topic

_TRADER = "个体工商户"
_HEADS = (("合伙", "执行事务合伙人"), ("个人独资", "投资人"))


def organisation_points(case: CaseFile) -> Iterator[Point]:
    """Yield what the kind and the state of each defendant organisation call for."""
    for name in case.defendants():
        person = case.person(name)
        if isinstance(person, Organisation):
            yield from trader_points(person)
            yield from head_points(person)
            yield from ended_points(case, person)
    yield from operator_points(case)


@applies("民诉法解释2022.59", "民法典.56")
def named_as(*, trade_name: str, operator: str) -> tuple[str, bool]:
    """Return how a sole trader is named as a party, and whether the operator's details must be added.

    With a trade name: that name, with the details of the registered operator; without: the operator.
    """
    return (trade_name, True) if trade_name else (operator, False)


def trader_points(person: Organisation) -> Iterator[Point]:
    """Yield that a sole trader is named with the registered operator."""
    if _TRADER not in person.org_type:
        return
    articles = ("民诉法解释2022.59", "民法典.56")
    if not person.operator:
        said = f"{person.name}是个体工商户，请填写营业执照登记的经营者，起诉状须同时注明其基本信息"
        yield _point("operator_missing", Level.STOP, person, said, *articles)
    else:
        said = (
            f"{person.name}是个体工商户，以字号为被告，并注明经营者{person.operator}的基本信息；"
            "请核对实际经营者是否另有其人（应列为共同诉讼人），债务是个人经营还是家庭经营"
        )
        yield _point("operator_named", Level.CHECK, person, said, *articles)


@applies("民诉法解释2022.59", "民法典.56")
def operator_points(case: CaseFile) -> Iterator[Point]:
    """Yield the sole traders of the case, not sued themselves, whose operator is: who signed, who runs it."""
    sued = case.defendants()
    traders = [each for each in case.people if isinstance(each, Organisation) and _TRADER in each.org_type]
    for person in traders:
        if person.name not in sued and person.operator in sued:
            said = (
                f"合同由{person.operator}以个人名义签订，以其为被告；其为{person.name}的经营者，请核对登记经营者与实际经营者"
                "是否一致（不一致的列为共同诉讼人），债务属于个人经营还是家庭经营；以字号签订的，改以字号为被告"
            )
            articles = ("民诉法解释2022.59", "民法典.56")
            yield _point("operator_sued_in_person", Level.CHECK, person, said, *articles)


@applies("民诉法解释2022.52", "民诉法2023.51")
def head_points(person: Organisation) -> Iterator[Point]:
    """Yield that a partnership or sole proprietorship has no 法定代表人."""
    for kind, title in _HEADS:
        if kind in person.org_type and person.head_title == "法定代表人":
            said = f"{person.name}是{person.org_type}，没有法定代表人，请将代表人称谓改为{title}等主要负责人"
            yield _point(
                "head_of_other_organisation", Level.CHECK, person, said, "民诉法2023.51", "民诉法解释2022.52"
            )


@applies("民诉法解释2022.63", "民诉法解释2022.64")
def ended_points(case: CaseFile, person: Organisation) -> Iterator[Point]:
    """Yield who takes the place of an enterprise that was deregistered, merged or divided."""
    if person.status is OrgStatus.DEREGISTERED:
        instead = f"：{person.successor}" if person.successor else ""
        said = (
            f"{person.name}已经注销，不能作为被告。未依法清算即注销的，以股东、发起人或者出资人为被告{instead}；"
            "请调取注销档案后更正被告"
        )
        yield _point("defendant_deregistered", Level.STOP, person, said, "民诉法解释2022.64")
    elif person.status is OrgStatus.REVOKED:
        said = f"{person.name}被吊销但尚未注销，仍以其为被告，请核对是否成立清算组及其负责人"
        yield _point("licence_revoked", Level.CHECK, person, said, "民诉法解释2022.64")
    elif person.successor and person.successor not in case.defendants():
        said = (
            f"{person.name}有承受其权利义务的{person.successor}：合并的以其为被告，分立的列为共同被告，请核对"
        )
        yield _point("successor_not_sued", Level.CHECK, person, said, "民诉法解释2022.63")


def _point(code: str, level: Level, person: Organisation, said: str, *articles: str) -> Point:
    return Point(
        topic=Topic.PARTIES,
        code=code,
        rule="R-PTY-8",
        level=level,
        subject=person.name,
        sentence=said,
        articles=articles,
    )
