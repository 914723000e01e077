"""A timestamp token (RFC 3161): what it says, and whether it is sound, of this content, and by whom."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from legal_docs.services.signing.key import name_of
from legal_docs.services.signing.trust import context


@dataclass(frozen=True, slots=True)
class Stamp:
    """When, by whom; `sound`: over this content and unchanged; `trusted`: its chain leads to a given root."""

    at: datetime
    by: str
    sound: bool
    trusted: bool


def read(signed: Any, imprint: Callable[[str], bytes], roots: Iterable[Any]) -> Stamp:
    """Return what the token (its SignedData) says and is worth, judged as of its own time.

    `imprint` gives the digest it must be over, by the name of the algorithm. Raises what the library raises
    for a token without the structure of one; see `reading.UNREADABLE`.
    """
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus

    at = signed["encap_content_info"]["content"].parsed["gen_time"].native
    judge = context(roots, at)
    found = TimestampSignatureStatus(**asyncio.run(validate_tst_signed_data(signed, judge, imprint)))
    mine = found.signing_cert
    sound = found.intact and found.valid and _is_clock(mine) and was_valid(mine, at)
    return Stamp(at, name_of(mine), sound, sound and found.trusted)


def was_valid(certificate: Any, at: datetime) -> bool:
    """Return whether the certificate's dates allow it to be used at that moment."""
    return bool(certificate.not_valid_before <= at <= certificate.not_valid_after)


def _is_clock(certificate: Any) -> bool:
    """Return whether the certificate is for timestamps, as RFC 3161 demands."""
    purposes = certificate.extended_key_usage_value
    return purposes is not None and "time_stamping" in purposes.native
