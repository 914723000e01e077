"""What follows once the safe last day has gone by: the defence, who has it, and where it is raised."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns
from legal_docs.law.limiting.chains import Chains
from legal_docs.law.limiting.interruption import Effect
from legal_docs.law.wording import step
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Step


@applies(
    "民法典.192",
    "民法典.197",
    "民法典.701",
    "诉讼时效规定2020.2",
    "诉讼时效规定2020.3",
    "诉讼时效规定2020.18",
    "合同编通则解释2023.58",
)
def defence_notes(case: CaseFile, debt: Debt, chains: Chains, on: date) -> tuple[Step, ...]:
    """Return how the defence works, where one is possible or a promise after the period is relied on."""
    waived = Effect.WAIVER in chains.event_effects
    passed = chains.safe_last_day is not None and chains.safe_last_day < on
    if not (waived or passed):
        return ()
    return (
        *(_in_court() if passed else ()),
        *_for_guarantors(case, debt),
        *(_set_off(case) if passed else ()),
    )


def _in_court() -> tuple[Step, ...]:
    said = (
        "时效抗辩须由对方在一审提出，二审提出的须有新的证据，法院不就此释明；合同中预先放弃时效利益或者"
        "另行约定时效期间、中断事由的条款无效"
    )
    articles = ("诉讼时效规定2020.2", "诉讼时效规定2020.3", "民法典.197")
    return (step(said, *articles, effect="defence_procedure"),)


def _for_guarantors(case: CaseFile, debt: Debt) -> tuple[Step, ...]:
    bound = [each.name for each in case.guarantors if concerns(each.debts, debt)]
    if not bound:
        return ()
    said = f"保证人{'、'.join(bound)}可以主张债务人的时效抗辩，债务人放弃抗辩的，保证人仍可主张"
    return (step(said, "诉讼时效规定2020.18", "民法典.701", effect="guarantor_has_defence"),)


def _set_off(case: CaseFile) -> tuple[Step, ...]:
    if case.escalation is None or not case.escalation.other_debts_between:
        return ()
    said = "双方互负债务；对方提出时效抗辩的，不宜以该债权通知抵销，已作抵销的须由律师核对"
    return (step(said, "合同编通则解释2023.58", effect="set_off_defence"),)
