"""What was found of one signature or timestamp."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class After(StrEnum):
    """What was added to the file after the signature."""

    NOTHING = "nothing"
    SIGNATURES = "signatures"
    CHANGES = "changes"


class Trust(StrEnum):
    """Whether the certificate's chain leads to a root that was given."""

    NOT_JUDGED = "not_judged"
    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, or one timestamp by itself (`is_stamp`; then `signer` is the timestamp server).

    `sound`: it fits the content; `signed_at`: what the signer's clock said; `stamped_at` and `stamped_by`:
    a sound timestamp, None and "" without; `certificate`: SHA-256 of the signer's certificate, in hex.
    """

    file: str
    signer: str
    issuer: str
    certificate: str
    sound: bool
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    stamped_by: str = ""
    after: After = After.NOTHING
    trust: Trust = Trust.NOT_JUDGED
    is_stamp: bool = False
