"""Feedback: what counsel reports of a case that was handed over."""

from datetime import date
from typing import Annotated

from pydantic import Field

from legal_docs.model.base import Day, FreeText, Labelled, Model, Text


class FeedbackResult(Labelled):
    """办理结果: where the case stands, or how it ended."""

    FILED = "filed", "已立案", "立案"
    REFUSED = "refused", "不予受理", "不予立案"
    TRANSFERRED = "transferred", "移送管辖", "移送"
    WON = "won", "判决支持", "支持", "全部支持"
    PARTLY_WON = "partly_won", "判决部分支持", "部分支持"
    LOST = "lost", "判决驳回", "驳回诉讼请求"
    DISMISSED = "dismissed", "裁定驳回起诉", "驳回起诉"
    SETTLED = "settled", "调解结案", "调解"
    WITHDRAWN = "withdrawn", "撤诉", "准许撤诉"
    PAYMENT_ORDER = "payment_order", "支付令生效"
    PAID = "paid", "执行完毕", "已履行"
    ENDED_FOR_NOW = "ended_for_now", "终结本次执行", "终本"
    OTHER = "other", "其他"

    @property
    def is_decided(self) -> bool:
        """Return whether a court has decided, so that its paper has a number and a day."""
        return self in (
            FeedbackResult.WON, FeedbackResult.PARTLY_WON, FeedbackResult.LOST, FeedbackResult.DISMISSED,
            FeedbackResult.SETTLED, FeedbackResult.WITHDRAWN, FeedbackResult.ENDED_FOR_NOW,
        )  # fmt: skip


class CaseUpdate(Model):
    """案件反馈: what one row of the form says of one case; what is empty was left empty.

    `filed_on` is the day the court opened the case (立案), `sued_on` the earlier day it got the complaint,
    from which the suit counts (诉讼时效规定2020.10).
    """

    case_number: Text
    row: Annotated[int, Field(ge=1)]
    court_case_number: FreeText = ""
    filed_on: Day | None = None
    sued_on: Day | None = None
    court: FreeText = ""
    judge: FreeText = ""
    hearing_on: Day | None = None
    result: FeedbackResult | None = None
    document_number: FreeText = ""
    decided_on: Day | None = None
    remarks: FreeText = ""


class Feedback(Model):
    """反馈: a form that came back, by its SHA-256, with the updates that may be taken over."""

    file: Text
    sha256: Text
    read_on: date
    updates: tuple[CaseUpdate, ...]
