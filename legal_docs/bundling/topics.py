"""What kinds of fact an exhibit may prove, and the sentence each fact makes, from the case file alone.

A sentence says what the case file records: who, when, how much, which contract. It draws no
conclusion of law.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from legal_docs.bundling import balances, demands, facts, identity
from legal_docs.bundling.wording import roles
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile


class Fact(NamedTuple):
    """One thing of the case file and the papers it says prove it."""

    subject: Any
    evidence: tuple[Proof, ...]


class Topic(NamedTuple):
    """A kind of fact: the words that name it in a title, its facts, its sentence, and a general one."""

    words: re.Pattern[str]
    facts: Callable[[CaseFile], Sequence[Fact]]
    say: Callable[[CaseFile, Sequence[Any]], str]
    general: str

    def in_general(self, case: CaseFile) -> str:
        """Return the sentence that names no single fact."""
        ours, theirs = roles(case)
        return self.general.format(ours=ours, theirs=theirs)


def _own(field: str) -> Callable[[CaseFile], Sequence[Fact]]:
    """Return how to find the facts in `field` of the case file, each with its own evidence."""
    return lambda case: [Fact(item, item.evidence) for item in getattr(case, field)]


def _disbursements(case: CaseFile) -> Sequence[Fact]:
    return [Fact(note, note.evidence) for _, note in case.debts()]


def _accelerations(case: CaseFile) -> Sequence[Fact]:
    return [Fact(loan, loan.acceleration.evidence) for loan in case.loans if loan.acceleration]


def _statements(case: CaseFile) -> Sequence[Fact]:
    return [Fact((card, one), one.evidence) for card in case.cards for one in card.statements]


def _unproved(find: Callable[[CaseFile], Sequence[Any]]) -> Callable[[CaseFile], Sequence[Fact]]:
    """Return how to find people, of whom the case file names no proof."""
    return lambda case: [Fact(each, ()) for each in find(case)]


def _nothing(case: CaseFile) -> Sequence[Fact]:
    return []


def _topic(words: str, find: Callable[[CaseFile], Sequence[Fact]], say: Any, general: str) -> Topic:
    return Topic(re.compile(words), find, say, general)


TOPICS: tuple[Topic, ...] = (
    _topic("提前到期", _accelerations, facts.acceleration, "{ours}宣布借款提前到期的情况"),
    _topic(
        "抵押|质押|他项权|不动产登记|不动产权",
        _own("collateral"),
        facts.collateral,
        "担保物权的设立及登记情况",
    ),
    _topic("保证合同|保证人|担保函|保证函", _own("guarantors"), facts.guarantee, "保证担保的约定"),
    _topic(
        "借据|放款|借款凭证|贷款发放|支付凭证", _disbursements, facts.disbursement, "{ours}发放借款的情况"
    ),
    _topic("流水|还款记录|还款明细|扣款|交易明细", _own("repayments"), facts.repayment, "{theirs}的还款情况"),
    _topic(
        "催收|催告|律师函|短信|通话|通知书|快递|送达|公告",
        _own("contacts"),
        demands.contact,
        "{ours}向{theirs}催收、主张权利的情况",
    ),
    _topic("账单", _statements, facts.statement, "信用卡账单记载的交易及欠款情况"),
    _topic("欠款|欠息|余额|对账|债权计算", _own("balances"), balances.balance, "欠款的金额及构成"),
    _topic("信用卡|领用合约|申领|申请表", _own("cards"), facts.card, "信用卡的申领及领用合约的约定"),
    _topic(
        "判决|调解书|裁决书|支付令|公证债权|执行依据|执行证书",
        _own("judgments"),
        facts.judgment,
        "执行依据及其生效情况",
    ),
    _topic("保全|查封|冻结|扣押", _own("preservations"), facts.preservation, "财产保全的情况"),
    _topic(
        "律师费|代理费|代理合同|发票|保险费|公证费", _own("costs"), facts.cost, "{ours}为实现债权支出的费用"
    ),
    _topic("财产线索", _own("clues"), facts.clue, "{theirs}的财产情况"),
    _topic("借款合同|贷款合同|授信|额度合同|借款", _own("loans"), facts.loan, "借款合同关系及双方的约定"),
    _topic("承诺|还款计划|确认书|对账单|死亡|报案", _own("events"), facts.event, "与本案债务有关的事实"),
    _topic("身份|户籍|户口", _unproved(identity.people), identity.person, "{theirs}的身份情况"),
    _topic("结婚证|离婚证|婚姻", _nothing, facts.nothing, "{theirs}的婚姻情况"),
    _topic("金融许可", _nothing, facts.nothing, "{ours}的主体资格"),
    _topic(
        "主体|营业执照|工商|企业信用", _unproved(identity.companies), identity.company, "当事人的主体资格"
    ),
)
