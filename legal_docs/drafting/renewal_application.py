"""续行保全申请书: to keep one measure that will expire (财产保全规定2020.18)."""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import Field

from legal_docs.drafting.context import Context, required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.preservation_application import cited
from legal_docs.drafting.property_items import act_on, number_name
from legal_docs.drafting.words import count, day, exhibits, yuan
from legal_docs.law.preserving.preservation import preservation_finding, term_of
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.property import Preservation

AHEAD = timedelta(days=60)
"""How long before the day to act by the paper is made: the first of the reminders."""
_BASIS = ("财产保全规定2020.18", "民诉法解释2022.156", "民诉法解释2022.485")
_CONVERTED = ("民诉法解释2022.168",)


class RenewalApplication(Context):
    """续行保全申请书的全部内容."""

    court: str = Field(alias="法院", description="作出原保全裁定的法院")
    cause: str = Field(alias="案由")
    applicant: CreditorBlock = Field(alias="申请人")
    service_address: str = Field(alias="送达地址")
    service_contact: str = Field(alias="送达联系")
    respondents: tuple[PartyBlock, ...] = Field(alias="被申请人们", description="被保全财产的权利人")
    ruling: str = Field(alias="裁定文号", examples=["（2025）某0101财保1号"])
    ruled: str = Field(alias="裁定日期")
    executed: str = Field(alias="执行日期", description="未录入时为空")
    act: str = Field(alias="措施", examples=["冻结", "查封"])
    kind: str = Field(alias="种类", examples=["银行存款"])
    asset: str = Field(alias="财产")
    number_name: str = Field(alias="编号名称", examples=["账号", "权属证号"])
    number: str = Field(alias="编号", description="财产线索中该财产的编号；没有或者财产一栏已写明时为空")
    limit: str = Field(alias="限额", description="裁定没有限额时为空")
    expires: str = Field(alias="届满日")
    told: bool = Field(
        alias="届满日已告知", description="届满日出自裁定书或者法院的告知；否则按法定最长期限推算"
    )
    years: str = Field(
        alias="续行年数", description="法定最长期限；该种财产的期限法律没有明确时为空", examples=["一"]
    )
    enforcing: bool = Field(alias="执行阶段")
    instruments: str = Field(alias="生效文书", description="生效法律文书的文号；没有时为空")
    cutoff: str = Field(alias="截止日")
    owed: str = Field(alias="尚欠数额")
    proof: str = Field(alias="证据", examples=["证据3第12页"])
    basis: str = Field(alias="法律依据")
    date: str = Field(alias="申请日期", description="未填写时为空，签署时手写")


def renewal_application(dossier: Dossier, measure: Preservation) -> RenewalApplication:
    """Return what the application to renew `measure` must say; MissingValueError where a value is missing."""
    case = dossier.case
    creditor = creditor_block(case.creditor)
    who = f"申请人{creditor.name}"
    numbers = tuple(each.number for each in case.judgments if each.effective_on <= dossier.on)
    expiry = expiry_of(measure, dossier.on)
    return RenewalApplication.of(
        court=measure.court,
        cause=case.cause.label,
        applicant=creditor,
        service_address=required(creditor.service_address or creditor.address, who, "送达地址"),
        service_contact=required(creditor.service_contact or creditor.phone, who, "联系电话"),
        respondents=party_blocks(case, (measure.owner,), "被申请人"),
        ruling=measure.ruling_number,
        ruled=day(measure.ruled_on),
        executed=day(measure.executed_on) if measure.executed_on else "",
        act=act_on(measure.kind),
        kind=measure.kind.label,
        asset=measure.asset,
        number_name=number_name(measure.kind),
        number=_number(case, measure),
        limit=yuan(measure.amount) if measure.amount else "",
        expires=day(expiry),
        told=measure.expires_on == expiry,
        years=_years(measure, expiry),
        enforcing=case.stage is Stage.ENFORCEMENT,
        instruments="、".join(numbers),
        cutoff=day(dossier.cutoff_on),
        owed=yuan(dossier.arrears.owed.total),
        proof=exhibits(dossier.bundle, measure.evidence),
        basis=cited((*_BASIS, *(_CONVERTED if numbers else ())), dossier.on),
        date=day(case.file_on) if case.file_on else "",
    )


def must_say(context: RenewalApplication) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: names, ruling, asset, days, sums, courts."""
    names = [context.applicant.name, *(r.name for r in context.respondents)]
    said = (context.court, context.ruling, context.asset, context.ruled, context.executed, context.expires)
    sums = (context.limit, context.number, context.owed, context.cutoff, context.instruments)
    return tuple(text for text in (*names, *said, *sums) if text)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield an application for each measure to be renewed within sixty days, or late but not expired."""
    for measure in dossier.case.preservations:
        if _is_due(dossier.case, measure, dossier.on):
            paper = renewal_application(dossier, measure)
            of = measure.id
            yield Draft(FilingKind.RENEWAL, "续行保全申请书.docx", paper, must_say(paper), of)


def expiry_of(measure: Preservation, on: date) -> date:
    """Return the day the measure expires; ValueError for one that waits, whose time has not begun."""
    expiry = preservation_finding(measure, on=on).safe_last_day
    if expiry is None:
        raise ValueError(measure.id)
    return expiry


def _is_due(case: CaseFile, measure: Preservation, on: date) -> bool:
    found = preservation_finding(measure, on=on)
    if found.act_by is None or found.safe_last_day is None or _is_renewed(case, measure):
        return False
    return found.act_by <= on + AHEAD and on <= found.safe_last_day


def _is_renewed(case: CaseFile, measure: Preservation) -> bool:
    """Return whether a later measure on the same owner's property of that kind says it renews this one."""
    ids = {measure.id, measure.ruling_number}
    return any(
        each.renews in ids and (each.owner, each.kind) == (measure.owner, measure.kind)
        for each in case.preservations
        if each.id != measure.id and each.ruled_on > measure.ruled_on
    )


def _number(case: CaseFile, measure: Preservation) -> str:
    """Return the number by which the clue knows the thing, where the measure does not say it itself."""
    numbers = (c.number for c in case.clues if c.number and covers(measure, c))
    return next((n for n in numbers if n not in measure.asset), "")


def _years(measure: Preservation, expiry: date) -> str:
    """Return the longest term of the renewal in years; empty where the law leaves the kind open."""
    term = term_of(measure.kind, expiry)
    return count(term.max_expiry.year - expiry.year) if term.settled else ""
