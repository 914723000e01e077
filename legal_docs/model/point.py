"""Points: what the rules have to say that is not a period, each with its article and grade."""

from legal_docs.model.base import Labelled, Model, Proof
from legal_docs.model.finding import Grade, NextAct


class Topic(Labelled):
    """要点所属事项."""

    JURISDICTION = "jurisdiction", "管辖"
    PARTIES = "parties", "当事人与案由"
    INTEREST = "interest", "利息与费用"
    SECURITY = "security", "担保与夫妻债务"
    PRESERVATION = "preservation", "财产保全"
    ENFORCEMENT = "enforcement", "执行"
    EVIDENCE = "evidence", "证据与送达"
    CONDUCT = "conduct", "催收合规与个人信息"
    FILING = "filing", "立案"


class Level(Labelled):
    """轻重: `stop` must be solved before filing, `check` needs a lawyer's eye, `note` is good to know."""

    STOP = "stop", "须先解决"
    CHECK = "check", "须核对"
    NOTE = "note", "说明"


class Point(Model):
    """要点: one thing a lawyer should know, with the rule, its articles, proofs and grade.

    `code` is stable (`interest_above_24`), `rule` the id of the rule (`R-INT-6`), `source` names a
    secondary source, which is never printed in a court paper.
    """

    topic: Topic
    code: str
    rule: str
    level: Level = Level.CHECK
    subject: str = ""
    sentence: str
    articles: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    grade: Grade = Grade.SETTLED
    source: str = ""
    next_acts: tuple[NextAct, ...] = ()
