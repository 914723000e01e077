"""What an application for enforcement needs, and what the case lacks of it (R-ENF-2, 7, 8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement_courts import is_second_instance
from legal_docs.law.executing.enforcement_events import obligors_of
from legal_docs.law.periods import add_days
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.party import Authority, NaturalPerson
from legal_docs.model.point import Level, Point, Topic

APPEAL_DAYS = 15
_COURT_PAPERS = frozenset({InstrumentKind.JUDGMENT, InstrumentKind.MEDIATION, InstrumentKind.PAYMENT_ORDER})


@dataclass(frozen=True, slots=True)
class Paper:
    """申请执行的材料: one paper, whether the case holds it (null: it cannot tell), and its articles."""

    name: str
    held: bool | None
    articles: tuple[str, ...]


@applies(
    "执行工作规定2020.18",
    "执行工作规定2020.20",
    "公证债权文书执行规定2018.3",
    "财产调查规定2020.1",
    "财产调查规定2020.2",
    "变更追加规定2020.9",
)
def papers(case: CaseFile, judgment: Judgment) -> tuple[Paper, ...]:
    """Return the papers to hand in with the application, and which the case holds."""
    filing = ("执行工作规定2020.18",)
    found = [
        Paper("强制执行申请书（写明理由、事项、执行标的和所了解的财产状况）", None, filing),
        Paper("生效法律文书副本", bool(judgment.evidence), filing),
        Paper("营业执照副本、负责人身份证明", _noted(case, "营业执照"), filing),
        Paper(
            "财产调查表（写明财产线索）",
            _noted(case, "财产调查表") if case.clues else False,
            ("财产调查规定2020.2", "财产调查规定2020.1"),
        ),
    ]
    if judgment.kind in _COURT_PAPERS:
        found.append(Paper("生效证明", _noted(case, "生效证明", judgment), ("执行工作规定2020.16",)))
    if judgment.kind is InstrumentKind.NOTARISED:
        certificate = _noted(case, "执行证书", judgment)
        found.append(Paper("执行证书", certificate, ("公证债权文书执行规定2018.3",)))
    if case.creditor.assigned_from:
        articles = (*filing, "变更追加规定2020.9")
        name = f"{case.creditor.assigned_from}的债权转让凭证及其书面认可"
        found.append(Paper(name, _noted(case, "转让"), articles))
    if case.creditor.agents:
        found.append(
            Paper("授权委托书（代理事项、权限和期限）", _noted(case, "委托"), ("执行工作规定2020.20",))
        )
    return tuple(found)


def paper_points(case: CaseFile, judgment: Judgment) -> Iterator[Point]:
    """Yield what is missing of the papers and of the contents of the application."""
    missing = [each for each in papers(case, judgment) if each.held is False]
    if missing:
        names = "、".join(each.name for each in missing)
        said = f"以{judgment.number}申请执行，案卷中未见：{names}。请在申请前补齐"
        articles = tuple(dict.fromkeys(one for each in missing for one in each.articles))
        yield _point("enforcement_papers_missing", "R-ENF-7", Level.CHECK, judgment.number, said, *articles)
    yield from _contents(case, judgment)
    yield from _powers(case)
    yield from effective_date_points(case, judgment)


@applies("民诉法2023.171", "民诉法解释2022.244", "民诉法2023.158", "民诉法2023.100", "民诉法2023.165")
def effective_date_points(case: CaseFile, judgment: Judgment) -> Iterator[Point]:
    """Yield a check where the effective date recorded does not fit the day of service; it is never computed.

    A first-instance judgment takes effect after fifteen days from the last service, or on service in
    small claims; a mediation statement once both have signed for it.
    """
    served, effective = judgment.served_on, judgment.effective_on
    if effective < judgment.issued_on:
        said = f"{judgment.number}记载的生效日{zh(effective)}早于作出之日{zh(judgment.issued_on)}，请核对"
        yield _point("effective_before_issue", "R-ENF-2", Level.STOP, judgment.number, said)
    elif judgment.kind is InstrumentKind.JUDGMENT and served and not is_second_instance(judgment):
        if effective <= add_days(served, APPEAL_DAYS):
            said = (
                f"{judgment.number}于{zh(served)}送达，上诉期十五日至{zh(add_days(served, APPEAL_DAYS))}，"
                f"而记载的生效日为{zh(effective)}；除小额诉讼一审终审外，请以法院的生效证明核对"
                "（各方的上诉期自其各自收到之日起算）"
            )
            articles = ("民诉法2023.171", "民诉法解释2022.244", "民诉法2023.158", "民诉法2023.165")
            yield _point("effective_date_doubtful", "R-ENF-2", Level.CHECK, judgment.number, said, *articles)
    elif judgment.kind is InstrumentKind.MEDIATION and served and effective < served:
        said = (
            f"{judgment.number}经双方签收后生效，本行{zh(served)}签收，记载的生效日为{zh(effective)}；请核对"
        )
        yield _point(
            "effective_date_doubtful", "R-ENF-2", Level.CHECK, judgment.number, said, "民诉法2023.100"
        )


@applies("民诉法解释2022.461", "执行工作规定2020.16", "民诉法解释2022.207", "诉讼费用办法2006.38")
def _contents(case: CaseFile, judgment: Judgment) -> Iterator[Point]:
    if not judgment.items:
        said = f"{judgment.number}没有录入判项金额；执行依据的给付内容须明确，请在“判项”表中补充"
        articles = ("民诉法解释2022.461", "执行工作规定2020.16")
        yield _point("awarded_items_missing", "R-ENF-7", Level.STOP, judgment.number, said, *articles)
    nameless = [each for each in obligors_of(case, judgment) if not _is_identified(case, each)]
    if nameless:
        said = f"申请书须写明被执行人的身份，案卷缺少{'、'.join(nameless)}的证件号码或者统一社会信用代码"
        yield _point(
            "respondent_not_identified", "R-ENF-8", Level.CHECK, judgment.number, said, "执行工作规定2020.16"
        )
    asked = [each.label for each in judgment.items if each.kind == "court_fee"]
    if asked and not judgment.costs_to_bank:
        said = (
            f"{'、'.join(asked)}列入判项，但未录入判令直接给付本行的金额；文书没有判令给付的，胜诉方预交的费用"
            "由法院退还并向败诉方追缴，不应列入执行请求，请核对主文"
        )
        yield _point("costs_not_awarded", "R-ENF-8", Level.CHECK, judgment.number, said, "民诉法解释2022.207")


@applies("执行工作规定2020.20")
def _powers(case: CaseFile) -> Iterator[Point]:
    plain = [each.name for each in case.creditor.agents if each.authority is not Authority.SPECIAL]
    if plain:
        said = (
            f"代理人{'、'.join(plain)}为一般授权；放弃、变更权利、执行和解或者代收执行款须有特别授权，"
            "需要时请在授权委托书中写明"
        )
        yield _point(
            "agent_without_special_authority", "R-ENF-7", Level.NOTE, "", said, "执行工作规定2020.20"
        )


def _is_identified(case: CaseFile, name: str) -> bool:
    for each in case.people:
        if each.name == name:
            return bool(each.id_number if isinstance(each, NaturalPerson) else each.uscc)
    return False


def _noted(case: CaseFile, word: str, judgment: Judgment | None = None) -> bool | None:
    """Return whether a file with the word in its name or title is noted; None where no file is noted."""
    names = [part for each in case.evidence for part in (each.file, each.title)]
    names += [each.file for each in judgment.evidence] if judgment else []
    return any(word in name for name in names) if names else None


def _point(code: str, rule: str, level: Level, subject: str, said: str, *articles: str) -> Point:
    return Point(
        topic=Topic.ENFORCEMENT,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
    )
