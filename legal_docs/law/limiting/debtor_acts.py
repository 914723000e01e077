"""What to do next about the limitation of one debt: the act, the last safe day for it, the paper."""

from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.debts import CardDebt, Debt
from legal_docs.law.executing.enforcement import enforcement_end
from legal_docs.law.limiting.chains import Chains
from legal_docs.law.limiting.gathering import joint_with
from legal_docs.law.limiting.interruption import Effect, Interruption
from legal_docs.law.limiting.limitation import limitation_end
from legal_docs.law.limiting.single_events import Without
from legal_docs.law.reporting import waiver_in
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import NextAct
from legal_docs.model.party import NaturalPerson, Whereabouts

_DEMAND = ("民法典.195", "诉讼时效规定2020.8", "诉讼时效规定2020.10")
_JOINT = "诉讼时效规定2020.15"
_ON_CARD = ("民法典.195", "银行卡规定2021.3", "诉讼时效规定2020.10")


@applies(
    "民法典.192",
    "民法典.195",
    "诉讼时效规定2020.8",
    "诉讼时效规定2020.10",
    "诉讼时效规定2020.15",
    "诉讼时效规定2020.19",
)
def debtor_acts(
    case: CaseFile,
    debt: Debt,
    name: str,
    chains: Chains,
    rests_on: tuple[Without, ...],
    on: date,
    interest_until: date | None = None,
) -> tuple[NextAct, ...]:
    """Return what would protect the claim against `name`; `by` null means at once.

    `rests_on` are the events without which the period would end earlier. `interest_until` is the last
    day for interest of the earliest unpaid instalment, if it comes first.
    """
    if chains.safe_last_day is None:
        return _while_stopped(name, chains)
    if chains.safe_last_day < on:
        act = f"取得{name}同意履行的书面承诺或者另行达成还款协议；起诉前由律师评估时效抗辩"
        return (NextAct(act=act, by=None, paper="还款协议", articles=("民法典.192", "诉讼时效规定2020.19")),)
    if waiver_in(chains) is not None:
        return (_sue_on_waiver(name),)
    if any(each.last < on for each in rests_on):
        return (_sue_or_confirm(name),)
    wish = _Wish(case, debt, name)
    whole = wish.act(_when(chains, on), chains.safe_last_day, chains.act_by, on)
    if interest_until is None or interest_until < on:
        return (whole,)
    return (whole, wish.act("就最早未付一期的利息，", interest_until, back(interest_until).day, on))


@applies("民法典.192", "诉讼时效规定2020.10", "诉讼时效规定2020.19")
def _sue_on_waiver(name: str) -> NextAct:
    act = f"尽快对{name}提起诉讼（以法院收件日期为准；新期间的起算有争议，不宜依靠再次催收）"
    articles = ("民法典.192", "诉讼时效规定2020.10", "诉讼时效规定2020.19")
    return NextAct(act=act, by=None, paper="民事起诉状", articles=articles)


@applies("民法典.192", "民法典.195", "诉讼时效规定2020.10", "诉讼时效规定2020.14")
def _sue_or_confirm(name: str) -> NextAct:
    act = (
        f"尽快对{name}提起诉讼（以法院收件日期为准），或者取得{name}对债务的书面确认或者还款协议；"
        "所依靠的中断如不被认定，再次催收不能补救"
    )
    articles = ("民法典.192", "民法典.195", "诉讼时效规定2020.10", "诉讼时效规定2020.14")
    return NextAct(act=act, by=None, paper="民事起诉状；还款协议", articles=articles)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What to do towards one debtor, as far as they can be found and whoever owes with them."""

    case: CaseFile
    debt: Debt
    name: str

    def act(self, when: str, last: date, working_day: date | None, on: date) -> NextAct:
        """Return the act by its last working day; where that has gone by, by the last day itself."""
        others = sorted(joint_with(self.case, self.debt, self.name) - {self.name})
        missing = _is_missing(self.case, self.name) and not _holds_card(self.debt, self.name)
        said = f"{when}{_by_notice(self.name, others) if missing else _ask(self.debt, self.name, others)}"
        law = _ON_CARD if isinstance(self.debt, CardDebt) else _DEMAND
        articles = (*law, _JOINT) if others else law
        paper = "民事起诉状；催收公告" if missing else "民事起诉状；催收通知书"
        if working_day is not None and working_day >= on:
            return NextAct(act=said, by=working_day, paper=paper, articles=articles)
        how = "通过网上立案办理" if missing else "通过网上立案或者直接送达办理"
        urgent = f"可供办理的最后工作日已过，须立即{how}：{said}"
        return NextAct(act=urgent, by=last, paper=paper, articles=articles)


def _holds_card(debt: Debt, name: str) -> bool:
    """Return whether sending to the contact left with the issuer is enough towards the person."""
    return isinstance(debt, CardDebt) and debt.card.holder == name


def _is_missing(case: CaseFile, name: str) -> bool:
    person = case.person(name)
    return isinstance(person, NaturalPerson) and person.whereabouts is Whereabouts.MISSING


@applies("诉讼时效规定2020.8", "诉讼时效规定2020.15")
def _by_notice(name: str, others: list[str]) -> str:
    joint = (
        f"，或者向连带债务人{'、'.join(others)}送达书面催收并取得签收（中断的效力及于{name}）"
        if others
        else ""
    )
    return (
        f"{name}下落不明，向法院提起诉讼（以法院收件日期为准）{joint}，或者在国家级或者{name}住所地省级有影响的媒体"
        "刊登催收公告"
    )


@applies("诉讼时效规定2020.15")
def _ask(debt: Debt, name: str, others: list[str]) -> str:
    return _alone(debt, name) + (
        f"；对{name}有效的中断同时及于连带债务人{'、'.join(others)}" if others else ""
    )


def _alone(debt: Debt, name: str) -> str:
    if _holds_card(debt, name):
        return (
            f"向法院提起诉讼（以法院收件日期为准），或者向{name}预留的电话号码、通讯地址、电子邮箱发送催收"
            "并保存发送记录"
        )
    return f"向法院提起诉讼（以法院收件日期为准），或者向{name}送达书面催收并取得签收"


def _when(chains: Chains, on: date) -> str:
    """Return the words for a debt not yet due: what is done before does not interrupt."""
    return f"{zh(chains.starts_on)}到期之后（到期之前催收不中断时效）" if chains.starts_on > on else ""


@applies("民法典.195", "民诉法2023.250")
def _while_stopped(name: str, chains: Chains) -> tuple[NextAct, ...]:
    """Return what to see to while proceedings stand in for the period."""
    by_effect = {outcome.effect: outcome.event for outcome in chains.outcomes}
    if (open_one := by_effect.get(Effect.PENDING)) is not None:
        return (_find_out(name, open_one),)
    if (ended := by_effect.get(Effect.REPLACED)) is not None and ended.ended_on is not None:
        last = enforcement_end(ended.ended_on)
        act = f"补录对{name}的生效法律文书；未履行的，在申请执行期间内申请执行"
        return (NextAct(act=act, by=back(last).day, paper="强制执行申请书", articles=("民诉法2023.250",)),)
    return ()


def _find_out(name: str, event: Interruption) -> NextAct:
    """Return the act that keeps an end nobody recorded from costing the claim: counted from the filing."""
    last = limitation_end(event.on)
    act = (
        f"核实{zh(event.on)}所提程序是否已经终结并补录终结日期；已经终结而未录入的，时效最早可能自提出之日"
        f"重新计算至{zh(last)}，请在此之前再次向{name}催收"
    )
    articles = ("民法典.195", "诉讼时效规定2020.10")
    return NextAct(act=act, by=back(last).day, paper="催收通知书", articles=articles)
