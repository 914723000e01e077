"""Whether a guarantee came about at all: who may guarantee, company resolutions, promises (R-GUA-1)."""

from collections.abc import Iterator

from legal_docs.law.articles import applies
from legal_docs.law.guarantees.security_wording import company_articles, is_company, security_point
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import DebtorRole, Organisation
from legal_docs.model.point import Level, Point
from legal_docs.model.security import Guarantor, Resolution

RULE = "R-GUA-1"
_STATE = ("机关法人", "国家机关", "人民政府", "行政机关")
_PUBLIC = (
    "公益",
    "事业单位",
    "学校",
    "医院",
    "幼儿园",
    "养老机构",
    "慈善",
    "基金会",
    "社会团体",
    "社会服务机构",
    "民办非企业",
)
_BRANCH = ("分公司", "分支机构", "支行", "分行", "办事处")
_GROUPS = ("集团", "股份有限公司", "股份公司")
_PROMISES = ("承诺", "差额补足", "流动性支持", "增信", "维好")
_UNILATERAL = ("保证函", "担保函", "承诺函", "担保书")
_DECIDED = (Resolution.SHAREHOLDERS, Resolution.BOARD, Resolution.ANNOUNCED)
_REVIEW = "本行签约时已对决议合理审查的证据（章程、决议、出席和表决情况）"
_INVALID = "保证无效的，要求赔偿也须在保证期间内行使权利"


@applies(
    "民法典.682", "民法典.683", "民法典.685", "公司法2023.15", "担保制度解释2020.7", "担保制度解释2020.33"
)
def formation_points(case: CaseFile) -> Iterator[Point]:
    """Yield what may keep a guarantee from binding the guarantor, for each guarantor of the case."""
    for guarantor in case.guarantors:
        person = case.person(guarantor.name)
        if isinstance(person, Organisation):
            yield from _may_not_guarantee(person)
            yield from _of_company(guarantor, person)
        yield from _of_promise(guarantor)
    yield from _of_joiners(case)
    yield from _of_owners(case)


@applies("民法典.683")
def may_not_guarantee(person: Organisation) -> Level | None:
    """Return how grave it is that this organisation guarantees: stop for a state organ, else check.

    None where nothing in its name or kind says so, and for companies.
    """
    if is_company(person):
        return None
    text = person.name + person.org_type
    if any(each in text for each in _STATE):
        return Level.STOP
    return Level.CHECK if any(each in text for each in _PUBLIC) else None


def _may_not_guarantee(person: Organisation) -> Iterator[Point]:
    level = may_not_guarantee(person)
    if level is Level.STOP:
        said = (
            f"{person.name}是机关法人，除经国务院批准为使用外国政府或者国际经济组织贷款转贷外不得为保证人；"
            f"请核对其身份。{_INVALID}"
        )
    elif level is Level.CHECK:
        said = (
            f"{person.name}如为以公益为目的的非营利法人、非法人组织，不得为保证人；请核对其登记。{_INVALID}"
        )
    else:
        return
    articles = ("民法典.683", "民法典.682", "担保制度解释2020.33")
    yield security_point(
        "guarantor_may_not_guarantee", RULE, said, *articles, subject=person.name, level=level
    )


@applies(
    "公司法2023.15", "担保制度解释2020.7", "担保制度解释2020.8", "担保制度解释2020.9", "担保制度解释2020.11"
)
def _of_company(guarantor: Guarantor, company: Organisation) -> Iterator[Point]:
    if _is_branch(company):
        yield from _of_branch(guarantor)
    elif is_company(company) and company.is_listed:
        yield from _of_listed(guarantor, company)
    elif is_company(company) and not _is_guarantee_company(company):
        yield from _resolution(guarantor)
        yield from _reviewed(guarantor, company)


def _is_branch(company: Organisation) -> bool:
    return company.name.endswith(_BRANCH) or any(each in company.org_type for each in _BRANCH)


def _is_guarantee_company(company: Organisation) -> bool:
    return "担保" in company.name and is_company(company)


def _of_branch(guarantor: Guarantor) -> Iterator[Point]:
    if guarantor.resolution in _DECIDED:
        return
    level = Level.STOP if guarantor.resolution is Resolution.NONE else Level.CHECK
    said = (
        f"{guarantor.name}是分支机构，未经公司股东会或者董事会决议（金融机构、担保公司为总部授权）以自己名义担保的，"
        "公司及分支机构原则上不承担责任；请补充决议或者授权，或者不知道且不应当知道的证据"
    )
    yield _point(guarantor, "branch_guarantee", said, "担保制度解释2020.11", level=level)


def _of_listed(guarantor: Guarantor, company: Organisation) -> Iterator[Point]:
    exempt = guarantor.resolution is Resolution.NOT_NEEDED and _is_guarantee_company(company)
    if guarantor.resolution is Resolution.ANNOUNCED or exempt:
        return
    level = Level.CHECK if guarantor.resolution is None else Level.STOP
    said = (
        f"{guarantor.name}是上市公司（含其已公开披露的控股子公司、在全国性证券交易场所交易的公司），"
        "只有根据公开披露的决议信息订立的担保合同才对其生效，否则其不承担担保责任和赔偿责任；请补充公告"
    )
    yield _point(guarantor, "listed_without_announcement", said, "担保制度解释2020.9", level=level)


def _resolution(guarantor: Guarantor) -> Iterator[Point]:
    articles = company_articles(guarantor.signed_on, "公司法2023.15", "担保制度解释2020.7")
    found = guarantor.resolution
    if guarantor.for_insider and found in (Resolution.BOARD, Resolution.NOT_NEEDED):
        said = (
            f"{guarantor.name}为其股东或者实际控制人担保，须经股东会决议；"
            f"录入的是“{found.label}”，请补充股东会决议或者善意的证据"
        )
        yield _point(guarantor, "insider_needs_shareholders", said, *articles, level=Level.STOP)
    elif guarantor.for_insider and found is Resolution.SHAREHOLDERS:
        said = (
            f"{guarantor.name}为其股东或者实际控制人担保，请核对该股东及受控股东没有参加表决，其余过半数通过，"
            f"并留存{_REVIEW}"
        )
        yield _point(guarantor, "interested_votes", said, *articles)
    elif found is Resolution.NONE:
        said = (
            f"{guarantor.name}没有担保决议；须证明善意，或者属于无须决议的情形，否则担保合同对其不发生效力。"
            f"{_INVALID}"
        )
        more = (*articles, "担保制度解释2020.8", "担保制度解释2020.33")
        yield _point(guarantor, "resolution_missing", said, *more, level=Level.STOP)
    elif found is None:
        said = f"未录入{guarantor.name}的担保决议；债权人须已合理审查按章程作出的董事会或者股东会决议，请补充"
        yield _point(guarantor, "resolution_unknown", said, *articles)
    elif found is Resolution.NOT_NEEDED:
        said = (
            f"{guarantor.name}的担保录为无须决议，请核对属于为全资子公司的经营活动担保，"
            "或者由持有三分之二以上表决权的股东签字同意"
        )
        yield _point(guarantor, "resolution_exception", said, "担保制度解释2020.8")


@applies("公司法2023.15", "担保制度解释2020.7", "担保制度解释2020.9")
def _reviewed(guarantor: Guarantor, company: Organisation) -> Iterator[Point]:
    """Yield what is still to be checked where there is a resolution: organ, limit, the bank's own review."""
    found = guarantor.resolution
    if guarantor.for_insider or found not in _DECIDED:
        return
    said = f"{guarantor.name}的担保有{found.label}：请核对章程规定的决议机关和担保限额，并留存{_REVIEW}"
    articles = company_articles(guarantor.signed_on, "公司法2023.15", "担保制度解释2020.7")
    if found is not Resolution.ANNOUNCED and may_be_listed(company):
        said += "；请查明其是否上市公司或者上市公司已公开披露的控股子公司，是的须以公告的决议为准"
        articles = (*articles, "担保制度解释2020.9")
    yield _point(guarantor, "resolution_review", said, *articles)


def may_be_listed(company: Organisation) -> bool:
    """Return whether name or kind suggest a listed company or a subsidiary of one, unless marked listed."""
    text = company.name + company.org_type
    return not company.is_listed and any(each in text for each in _GROUPS)


@applies("担保制度解释2020.36", "民法典.685")
def _of_promise(guarantor: Guarantor) -> Iterator[Point]:
    title = guarantor.contract_title
    if any(each in title for each in _PROMISES):
        said = (
            f"{guarantor.name}出具的《{title}》是保证、债务加入还是其他义务，须看有无担保或者加入债务的意思；"
            "难以确定的认定为保证，因此须按保证期间行使权利"
        )
        yield _point(guarantor, "promise_unclear", said, "担保制度解释2020.36", "民法典.685")
    elif any(each in title for each in _UNILATERAL):
        said = f"{guarantor.name}单方出具《{title}》，请保存债权人接收且未提出异议的证据"
        yield _point(guarantor, "promise_received", said, "民法典.685", level=Level.NOTE)


@applies("担保制度解释2020.36", "民法典.552")
def _of_joiners(case: CaseFile) -> Iterator[Point]:
    for debtor in case.debtors:
        if debtor.role is DebtorRole.ASSUMED and any(each in debtor.basis for each in _PROMISES):
            said = (
                f"{debtor.name}按债务加入人录入，依据是“{debtor.basis}”；难以确定是保证还是债务加入的认定为保证，"
                "稳妥做法是同时在主债务到期后六个月内起诉债务人并向其送达书面请求"
            )
            articles = ("担保制度解释2020.36", "民法典.552")
            yield security_point("promise_unclear", RULE, said, *articles, subject=debtor.name)


@applies("担保制度解释2020.7", "担保制度解释2020.9")
def _of_owners(case: CaseFile) -> Iterator[Point]:
    """Yield a note on the resolution of each company that gave collateral for another's debt."""
    known = {each.name for each in case.guarantors} | {each.name for each in case.debtors}
    owners = dict.fromkeys(name for thing in case.collateral for name in (thing.owner, *thing.co_owners))
    for name in owners:
        person = case.person(name)
        if name not in known and isinstance(person, Organisation) and is_company(person):
            way = "公告的决议" if person.is_listed else "公司决议"
            said = f"{name}以自己的财产为他人债务担保，同样须有{way}并经合理审查，请随担保材料一并核对"
            article = "担保制度解释2020.9" if person.is_listed else "担保制度解释2020.7"
            yield security_point("owner_resolution", RULE, said, article, subject=name, level=Level.NOTE)


def _point(guarantor: Guarantor, code: str, said: str, *articles: str, level: Level = Level.CHECK) -> Point:
    return security_point(
        code, RULE, said, *articles, subject=guarantor.name, level=level, proofs=guarantor.evidence
    )
