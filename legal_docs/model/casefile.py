"""The case file: everything a bank's lawyer has on one escalated case."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from legal_docs.model.base import Amount, Day, FreeText, Labelled, Model, Text
from legal_docs.model.card import CardAccount
from legal_docs.model.contact import CaseEvent, ContactRecord
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.judgment import Judgment
from legal_docs.model.loan import ClaimedBalance, Cost, Disbursement, Loan, Repayment
from legal_docs.model.party import Creditor, Debtor, NaturalPerson, Organisation, Person
from legal_docs.model.property import Preservation, PropertyClue
from legal_docs.model.security import Collateral, Guarantor


class Cause(Labelled):
    """案由 (names as the SPC's list prints them)."""

    LOAN = "loan", "金融借款合同纠纷"
    CARD = "card", "信用卡纠纷"


class Stage(Labelled):
    """办理阶段."""

    SUIT = "suit", "起诉"
    ENFORCEMENT = "enforcement", "申请执行", "执行"


class Willingness(Labelled):
    """还款意愿."""

    WILLING = "willing", "愿意还款", "有还款意愿"
    EVASIVE = "evasive", "推诿拖延"
    REFUSES = "refuses", "拒绝还款"
    LOST = "lost", "失联"


class DefaultCause(Labelled):
    """违约原因: beyond the debtor's control, or not."""

    OBJECTIVE = "objective", "客观原因", "失业、疾病等"
    SUBJECTIVE = "subjective", "主观原因", "恶意拖欠"


class Escalation(Model):
    """移交情况: what collection knows when it hands the case over. Null: not known.

    `is_simple`: facts clear, rights clear, little dispute. `other_debts_between`: the parties owe each
    other something else. `average_wage` is the province's average yearly wage last published (yuan).
    """

    on: Day | None = None
    willingness: Willingness | None = None
    default_cause: DefaultCause | None = None
    is_simple: bool | None = None
    is_disputed: bool | None = None
    expects_counterclaim: bool | None = None
    needs_appraisal: bool | None = None
    other_debts_between: bool | None = None
    average_wage: Amount | None = None
    note: FreeText = ""


_NUMBER = re.compile(r"[0-9A-Za-z\u3400-\u9fff（）()〔〕【】._-]{1,60}")
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}


def _safe_number(value: str) -> str:
    if not _NUMBER.fullmatch(value) or set(value) <= {"."} or value[0] in ".-" or value[-1] == ".":
        raise ValueError("unsafe_case_number")
    if value.split(".")[0].upper() in _DEVICES:
        raise ValueError("unsafe_case_number")
    return value


CaseNumber = Annotated[Text, AfterValidator(_safe_number)]
"""案件编号: the bank's own number; also the name of the evidence folder, so only safe characters."""


class CaseFile(Model):
    """案件 / 案卷: one escalated case. People are named once in `people`; all else refers to them by name.

    `cutoff_on` is the day the claim is computed to (default: the day of the run). `file_on` is the
    date printed under the signature; left out, the space stays open for the pen.
    """

    number: CaseNumber
    cause: Cause
    stage: Stage = Stage.SUIT
    court: Text
    cutoff_on: Day | None = None
    file_on: Day | None = None
    creditor: Creditor
    people: Annotated[tuple[Person, ...], Field(min_length=1)]
    debtors: Annotated[tuple[Debtor, ...], Field(min_length=1)]
    loans: tuple[Loan, ...] = ()
    cards: tuple[CardAccount, ...] = ()
    repayments: tuple[Repayment, ...] = ()
    balances: tuple[ClaimedBalance, ...] = ()
    costs: tuple[Cost, ...] = ()
    guarantors: tuple[Guarantor, ...] = ()
    collateral: tuple[Collateral, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
    events: tuple[CaseEvent, ...] = ()
    clues: tuple[PropertyClue, ...] = ()
    preservations: tuple[Preservation, ...] = ()
    judgments: tuple[Judgment, ...] = ()
    evidence: tuple[ExhibitNote, ...] = ()
    escalation: Escalation | None = None
    remarks: FreeText = ""

    def person(self, name: str) -> NaturalPerson | Organisation:
        """Return the person called `name`; KeyError if the case has none (intake refuses such files)."""
        for person in self.people:
            if person.name == name:
                return person
        raise KeyError(name)

    def debts(self) -> tuple[tuple[Loan, Disbursement], ...]:
        """Return every (loan, disbursement) of the case, in order."""
        return tuple((loan, note) for loan in self.loans for note in loan.disbursements)

    def defendants(self) -> tuple[str, ...]:
        """Return the names of all who would be sued: debtors, guarantors, third-party owners; each once."""
        names = [d.name for d in self.debtors] + [g.name for g in self.guarantors]
        owners = [name for c in self.collateral for name in (c.owner, *c.co_owners)]
        return tuple(dict.fromkeys(names + owners))
