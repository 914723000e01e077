"""Scales and weights of the risk class: a bank's own choice, not law."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from legal_docs.model.base import Model, Percent
from legal_docs.model.casefile import DefaultCause, Willingness

Count = Annotated[int, Field(ge=0, strict=True)]
"""A whole number, not negative."""
Share = Annotated[Percent, Field(le=100)]
"""From 0 to 100 per cent."""


class Scale(Model):
    """分段评分: `steps` are (from, per cent of `weight`); the last step reached counts."""

    weight: Share
    steps: Annotated[tuple[tuple[Decimal, Share], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rising(self) -> "Scale":
        starts = [start for start, _ in self.steps]
        if starts != sorted(set(starts)):
            raise ValueError("steps_not_rising")
        return self

    def points(self, value: Decimal) -> Decimal:
        """Return the points of a value; below the first step those of the first."""
        reached = [share for start, share in self.steps if start <= value]
        return self.weight * (reached[-1] if reached else self.steps[0][1]) / 100


class CoverageScale(Scale):
    """覆盖程度评分: like the others; each guarantor counts as `guarantor_percent` of the claim."""

    guarantor_percent: Share


class WillingnessScale(Model):
    """还款意愿评分: per cent of `weight` for each answer."""

    weight: Share
    willing: Share
    evasive: Share
    refuses: Share
    lost: Share

    def points(self, value: Willingness) -> Decimal:
        """Return the points of an answer."""
        share: Decimal = getattr(self, value.value)
        return self.weight * share / 100


class CauseScale(Model):
    """违约原因评分: per cent of `weight` for each answer."""

    weight: Share
    objective: Share
    subjective: Share

    def points(self, value: DefaultCause) -> Decimal:
        """Return the points of an answer."""
        share: Decimal = getattr(self, value.value)
        return self.weight * share / 100


class RiskWeights(Model):
    """风险评分表: the weight of each factor, and from how many points a class or priority begins."""

    high_from: Share
    medium_from: Share
    priority_from: tuple[Share, Share, Share, Share]
    urgent_days: Count
    days_past_due: Scale
    amount: Scale
    days_left: Scale
    coverage: CoverageScale
    willingness: WillingnessScale
    cause: CauseScale

    @model_validator(mode="after")
    def _in_order(self) -> "RiskWeights":
        if self.medium_from > self.high_from:
            raise ValueError("medium_above_high")
        if list(self.priority_from) != sorted(self.priority_from, reverse=True):
            raise ValueError("priorities_not_falling")
        by_number = (self.days_past_due, self.amount, self.days_left, self.coverage)
        by_answer = (self.willingness.weight, self.cause.weight)
        if sum((each.weight for each in by_number), sum(by_answer)) != 100:
            raise ValueError("weights_not_100")
        return self
