"""What the exhibits are worth: which are wanted, what contradicts the case file, what should not be in."""

from legal_docs.model.base import FreeText, Labelled, Model, Proof, Text
from legal_docs.model.point import Level


class Weight(Labelled):
    """证据的必要程度: without an essential paper the claim or part of it fails."""

    ESSENTIAL = "essential", "必备"
    IMPORTANT = "important", "重要"
    ADVISED = "advised", "建议"


class Held(Labelled):
    """核对结果: whether a wanted paper is among the exhibits; `to_check` where the data cannot tell."""

    YES = "yes", "已有"
    TO_CHECK = "to_check", "待核对"
    MISSING = "missing", "缺少"


class Requirement(Model):
    """证据要求: one paper a case of this kind needs, for whom or what, and the exhibits that are it.

    `code` is stable, `why` one sentence on what it is for, `note` what to do or what is known of it.
    """

    code: Text
    paper: Text
    subject: FreeText = ""
    weight: Weight
    state: Held
    why: Text
    note: FreeText = ""
    articles: tuple[str, ...] = ()
    met_by: tuple[Proof, ...] = ()

    @property
    def missing(self) -> bool:
        """Return whether no exhibit is this paper."""
        return self.state is Held.MISSING


class Spot(Model):
    """出处: one place that says something: an exhibit (`proof`, and the row of a table) or a case-file field.

    `value` is what it says, as people read it.
    """

    proof: Proof | None = None
    row: int | None = None
    field: FreeText = ""
    value: Text


class Contradiction(Model):
    """证据矛盾: one fact told differently in the `spots`, of which one is the case file or another exhibit.

    `code` is stable, `what` the fact (年利率), `subject` whose or which.
    """

    code: Text
    what: Text
    subject: FreeText = ""
    level: Level = Level.CHECK
    spots: tuple[Spot, ...]
    advice: Text


class StrangerData(Model):
    """案外人信息: a page (or a table) with how many numbers of people outside the case."""

    proof: Proof
    phones: int = 0
    ids: int = 0


class Proving(Model):
    """证据核对: the papers wanted, the contradictions found, pages with strangers' data.

    `unread` are the files without text of their own (scans, photos): nothing in them was compared.
    `cut` are those of which only the first pages or rows were read. `hints` and `stranger_hints` rest on
    words recognised in scans: they are to be looked at by a person, and are no facts.
    """

    requirements: tuple[Requirement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    strangers: tuple[StrangerData, ...] = ()
    unread: tuple[Text, ...] = ()
    cut: tuple[Text, ...] = ()
    hints: tuple[Contradiction, ...] = ()
    stranger_hints: tuple[StrangerData, ...] = ()
