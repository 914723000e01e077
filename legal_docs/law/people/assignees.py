"""An assignee as plaintiff: notice to the debtor, a suit as notice, a transfer during the suit (R-PTY-2)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.pointing import Points
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, Channel, EventKind
from legal_docs.model.finding import Grade, NextAct
from legal_docs.model.loan import LoanKind
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Level, Point, Topic

_point = Points(Topic.PARTIES, "R-PTY-2")

PILOT_UNTIL = date(2026, 12, 31)
_PILOT = "个人不良贷款批量转让试点延期至2026年12月31日的通知（二手来源，未核对原文）"
_NOTICE = ("民法典.546", "合同编通则解释2023.48")


@applies("民法典.546", "合同编通则解释2023.48")
def effective_on(*, notified_on: date | None, copy_served_on: date | None) -> date | None:
    """Return from when the assignment binds the debtor: notice, else service of the complaint's copy.

    A suit without earlier notice is no bar: the copy served works as notice. None while neither arrived.
    """
    return min((day for day in (notified_on, copy_served_on) if day), default=None)


@applies("民法典.545", "民法典.546", "民法典.547", "民法典.548", "合同编通则解释2023.48")
def assignee_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what an assignee must see to; nothing where the plaintiff is the lender itself."""
    if not case.creditor.assigned_from:
        return
    notices = [e for e in case.events if e.kind is EventKind.ASSIGNMENT and e.on <= on]
    yield from _not_told(case, notices)
    yield from _unproved(notices)
    yield from _in_newspaper(case, on)
    yield from _during_suit(case, notices, on)
    yield from _personal(case, on)


def _not_told(case: CaseFile, notices: list[CaseEvent]) -> Iterator[Point]:
    told = {each.target for each in notices}
    untold = [each.name for each in case.debtors if each.name not in told]
    if untold:
        names = "、".join(untold)
        said = (
            f"没有向{names}通知债权转让的记录。未通知不影响起诉，经法院确认转让的，自起诉状副本送达时对其发生效力，"
            "但因未通知增加的费用可能从债权中扣除，请在起诉前书面通知并留证"
        )
        act = NextAct(act=f"书面通知{names}债权已经转让", by=None, paper="债权转让通知书", articles=_NOTICE)
        yield _point("assignment_not_notified", Level.CHECK, names, said, *_NOTICE, next_acts=(act,))


def _unproved(notices: list[CaseEvent]) -> Iterator[Point]:
    if names := "、".join(dict.fromkeys(each.target for each in notices if not each.evidence)):
        said = f"对{names}的债权转让通知没有证据文件，请补充通知书及其送达凭证"
        yield _point("assignment_notice_unproved", Level.CHECK, names, said, "民法典.546")


def _in_newspaper(case: CaseFile, on: date) -> Iterator[Point]:
    printed = [each for each in case.contacts if each.channel is Channel.NEWSPAPER and each.on <= on]
    if printed:
        said = (
            "登报公告通知债权转让、催收债务的旧规定（2001年，仅适用于国有银行不良贷款）已经废止，"
            "不能依据登报认定已经通知债务人或者时效中断，请以能够证明到达的方式另行通知"
        )
        proofs = tuple(proof for each in printed for proof in each.evidence)
        yield _point("assignment_by_newspaper", Level.CHECK, "", said, "民法典.546").model_copy(
            update={"proofs": proofs}
        )


@applies("民诉法解释2022.249", "民诉法解释2022.250")
def _during_suit(case: CaseFile, notices: list[CaseEvent], on: date) -> Iterator[Point]:
    suits = [e for e in case.events if e.kind is EventKind.SUIT and e.on <= on and e.ended_on is None]
    if any(notice.on > suit.on and notice.target == suit.target for notice in notices for suit in suits):
        said = (
            "债权在诉讼中转让，原债权人仍是当事人，裁判对受让人有拘束力；"
            "受让人可以申请替代其承担诉讼，由法院决定"
        )
        yield _point(
            "assigned_during_suit", Level.CHECK, "", said, "民诉法解释2022.249", "民诉法解释2022.250"
        )


def _personal(case: CaseFile, on: date) -> Iterator[Point]:
    kinds = (LoanKind.CONSUMER, LoanKind.HOUSING, LoanKind.PERSONAL_BUSINESS)
    private = any(isinstance(case.person(each.name), NaturalPerson) for each in case.debtors)
    if private and (case.cards or any(loan.kind in kinds for loan in case.loans)):
        over = "，该期限已过，请查明有无新的规定" if on > PILOT_UNTIL else ""
        said = (
            f"个人不良贷款的批量转让依据试点政策，据二手资料试点至2026年12月31日{over}。"
            "请核对转让是否在试点范围内"
        )
        yield _point("personal_npl_transfer", Level.CHECK, "", said).model_copy(
            update={"grade": Grade.SECONDARY, "source": _PILOT}
        )
