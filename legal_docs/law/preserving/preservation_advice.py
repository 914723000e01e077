"""What kind of preservation to ask for, of what, on what security (R-PRES-1, 2, 4, 5, 6)."""

from collections.abc import Sequence
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.preserving.preservation_rules import (
    DAYS_TO_SUE,
    When,
    court_time,
    courts_for,
    security_for,
)
from legal_docs.law.preserving.property_clues import is_definite, quoted
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import PropertyClue, PropertyKind

_BASIS = {
    When.BEFORE_SUIT: ("民诉法2023.103",),
    When.IN_SUIT: ("民诉法2023.103",),
    When.ON_APPEAL: ("民诉法2023.103", "民诉法解释2022.161"),
    When.BEFORE_ENFORCEMENT: ("民诉法解释2022.163",),
}
_PRE_LITIGATION = ("民诉法2023.104", "民诉法解释2022.152", "财产保全规定2020.10")
_FORMS = ("财产保全规定2020.6", "财产保全规定2020.7", "财产保全规定2020.8")
_WAITING = ("民诉法2023.106", "查扣冻规定2020.26")
_ONE_OR_OTHER = "选择支付令的，不要申请诉前保全"


@applies(
    "民诉法2023.103",
    "民诉法2023.104",
    "民诉法2023.105",
    "民诉法解释2022.427",
    "财产保全规定2020.5",
    "财产保全规定2020.9",
    "财产保全规定2020.13",
    "财产保全规定2020.15",
)
def ask_for(clues: Sequence[PropertyClue], when: When, *, order_open: bool) -> Point:
    """Return the point that these clues are not preserved yet, and what to ask for.

    Before a suit the advice is to ask together with filing it: then a bank may be spared security.
    Pre-litigation preservation is for an emergency only. `order_open`: a payment order is possible, which
    an application for pre-litigation preservation would shut.
    """
    early = when is When.BEFORE_SUIT
    kind = When.IN_SUIT if early else when
    sealed = [each for each in clues if each.sealed_by]
    said = [f"案卷有财产线索而未见保全：{quoted(clues)}。{_how(when, kind)}；{_time(kind)}"]
    if kind is not When.BEFORE_ENFORCEMENT:
        said.append("需要担保的，可用财产、第三人保证、保全责任险或者金融机构独立保函")
    said += [_in_emergency(order_open=order_open)] if early else []
    said += [f"{quoted(sealed)}已由其他法院查封、冻结，只能轮候"] if sealed else []
    said.append(_scope(clues))
    articles = [*_BASIS[when], *security_for(kind, Decimal(0)).articles, "财产保全规定2020.4"]
    articles += _FORMS if kind is not When.BEFORE_ENFORCEMENT else ()
    articles += _PRE_LITIGATION if early else ()
    articles += ("民诉法解释2022.427",) if early and order_open else ()
    articles += _WAITING if sealed else ()
    articles += ("民诉法2023.105", *_scope_articles(clues))
    return _point("。".join(said), articles, _acts(clues, when, order_open=early and order_open))


def _how(when: When, kind: When) -> str:
    court = "、或者".join(courts_for(kind))
    if when is When.BEFORE_SUIT:
        why = security_for(kind, Decimal(0)).why
        return f"建议随起诉一并申请诉讼中保全，向受理起诉的法院提出；{why}"
    need = "对方转移财产等紧急情况可能使文书难以执行的，" if when is When.BEFORE_ENFORCEMENT else ""
    return f"{need}现可申请{kind.label}，向{court}提出；{security_for(kind, Decimal(0)).why}"


def _in_emergency(*, order_open: bool) -> str:
    said = (
        "情况紧急（如正在转移财产）、不立即申请保全将使合法权益受到难以弥补的损害的，才申请诉前保全，向"
        f"{'、'.join(courts_for(When.BEFORE_SUIT))}提出：须有明确的财产信息，提供与请求保全数额相当的担保（银行也"
        f"不例外），法院在{court_time(When.BEFORE_SUIT).hours}小时内裁定；采取措施后{DAYS_TO_SUE}日内不起诉或者申请仲裁的，应当解除"
    )
    return f"{said}。{_ONE_OR_OTHER}" if order_open else said


@applies("财产保全规定2020.4")
def _time(when: When) -> str:
    time = court_time(when)
    return f"法院应在{time.days}日内（须担保的自提供后）裁定、{time.execute_days}日内开始执行，紧急的48小时内"


def _scope(clues: Sequence[PropertyClue]) -> str:
    said = "以请求范围为限"
    kinds = {each.kind for each in clues}
    said += "，账户写明冻结数额" if kinds & {PropertyKind.DEPOSIT, PropertyKind.PAYMENT_ACCOUNT} else ""
    said += "，不动产写明价值部分" if PropertyKind.REAL_ESTATE in kinds else ""
    return said + ("，优先选择对生产经营影响较小的财产" if len(clues) > 1 else "")


def _scope_articles(clues: Sequence[PropertyClue]) -> tuple[str, ...]:
    stated = {PropertyKind.DEPOSIT, PropertyKind.PAYMENT_ACCOUNT, PropertyKind.REAL_ESTATE}
    amounts = any(each.kind in stated for each in clues)
    several = len(clues) > 1
    return (*(("财产保全规定2020.15",) if amounts else ()), *(("财产保全规定2020.13",) if several else ()))


def _acts(clues: Sequence[PropertyClue], when: When, *, order_open: bool) -> tuple[NextAct, ...]:
    """Return what to ask for: only definite things, and what another court sealed only in waiting."""
    definite = [each for each in clues if is_definite(each)]
    first = [each for each in definite if not each.sealed_by]
    behind = [each for each in definite if each.sealed_by]
    asked = [f"{quoted(first)}"] if first else []
    asked += [f"{quoted(behind)}（只能轮候）"] if behind else []
    if not asked:
        return ()
    early = when is When.BEFORE_SUIT
    kind = "随起诉申请诉讼中保全" if early else f"申请{when.label}"
    more = f"。{_ONE_OR_OTHER}" if order_open else ""
    articles = (*_BASIS[when], "财产保全规定2020.1")
    act = f"{kind}——{'；'.join(asked)}{more}"
    return (NextAct(act=act, by=None, paper="财产保全申请书", articles=articles),)


@applies("民诉法2023.255", "查扣冻规定2020.26", "民诉法2023.106")
def with_enforcement(clues: Sequence[PropertyClue]) -> Point:
    """Return the point that these clues are to be named in the application for enforcement itself."""
    first = [each for each in clues if not each.sealed_by]
    behind = [each for each in clues if each.sealed_by]
    asked = [f"查封、扣押、冻结{quoted(first)}"] if first else []
    asked += [f"轮候查封、冻结{quoted(behind)}"] if behind else []
    request = f"随强制执行申请一并请求{'；'.join(asked)}"
    articles = (*(("民诉法2023.255",) if first else ()), *(_WAITING if behind else ()))
    act = NextAct(act=request, by=None, paper="强制执行申请书", articles=articles)
    said = f"案卷有财产线索而未见保全：{quoted(clues)}。请{request}"
    return _point(said + ("；已由其他法院查封、冻结的，只能轮候" if behind else ""), articles, (act,))


def _point(said: str, articles: Sequence[str], acts: tuple[NextAct, ...]) -> Point:
    return Point(
        topic=Topic.PRESERVATION,
        code="preservation_not_applied",
        rule="R-PRES-1",
        level=Level.CHECK,
        sentence=said,
        articles=tuple(dict.fromkeys(articles)),
        next_acts=acts,
    )
