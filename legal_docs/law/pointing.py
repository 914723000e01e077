"""Points of one topic and one rule, made the same way by every module that raises them."""

from dataclasses import dataclass

from legal_docs.model.finding import Grade, NextAct
from legal_docs.model.point import Level, Point, Topic


@dataclass(frozen=True, slots=True)
class Points:
    """要点的来处: the topic and rule that the points of a module share."""

    topic: Topic
    rule: str

    def __call__(
        self,
        code: str,
        level: Level,
        subject: str,
        said: str,
        *articles: str,
        grade: Grade = Grade.SETTLED,
        next_acts: tuple[NextAct, ...] = (),
    ) -> Point:
        """Return the point `code` on `subject` ("": the case), with the articles it stands on."""
        return Point(
            topic=self.topic,
            code=code,
            rule=self.rule,
            level=level,
            subject=subject,
            sentence=said,
            articles=articles,
            grade=grade,
            next_acts=next_acts,
        )
