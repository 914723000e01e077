"""The trail: what was done, by whom, to what; without personal data."""

from datetime import datetime

from pydantic import Field

from legal_docs.model.base import FreeText, Model, Text


class TrailEvent(Model):
    """审计记录: one change, or one reading of personal data.

    `action` is a stable code (`case.read`), `object` what it was done to (`case:12`), `detail` names and
    counts only, never a name, number, phone, address or account of a party. `seq` counts from 1 without a
    gap; 0: not written yet. `who` is an account's id, 0 the program itself.
    """

    seq: int = 0
    at: datetime
    who: int
    action: Text
    object: FreeText = ""
    detail: dict[str, str] = Field(default_factory=dict)


class SealedEvent(Model):
    """链上的审计记录: an event with the seal before it and its own (hex of HMAC-SHA256)."""

    event: TrailEvent
    before: str
    seal: str


class Anchor(Model):
    """锚点: how far the trail had come at a moment; kept elsewhere, it shows a tail that was cut."""

    seq: int
    seal: str
    at: datetime
