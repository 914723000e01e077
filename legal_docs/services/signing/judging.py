"""One signature judged: does it fit the content, when was it made, does its certificate bear it."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from legal_docs.model.problem import Problem
from legal_docs.services.handover.said import said
from legal_docs.services.signing import token
from legal_docs.services.signing.found import After, Signature, Trust
from legal_docs.services.signing.key import issuer_of, name_of
from legal_docs.services.signing.token import Stamp
from legal_docs.services.signing.trust import Watch, context

_NATIONAL = "1.2.156.10197."
"""All SM algorithms (国密) have numbers under this one."""
Imprint = Callable[[str], bytes]
Judged = tuple[Signature, list[Problem]]


def signature(signed: Any, imprint: Imprint, watch: Watch, claimed: datetime | None = None) -> Judged:
    """Return the signature (its SignedData) over content whose digest `imprint` gives, and what is wrong.

    A sound timestamp, trusted where roots are given, says when; else the certificate is judged as of now,
    or without it as of the moment the signer's clock gave (`claimed`, or in the signature itself).
    Whether a certificate was revoked is not looked up: nothing is fetched.
    """
    from pyhanko.sign.general import extract_signer_info
    from pyhanko.sign.validation.generic_cms import extract_self_reported_ts

    info = extract_signer_info(signed)
    found = replace(_named(signed), signed_at=extract_self_reported_ts(info) or claimed)
    if _is_national(info):
        return found, [said("signature_national", signer=found.signer)]
    stamps = list(_stamps(info, watch))
    best = next((one for one in stamps if one.sound and (one.trusted or not watch.roots)), None)
    at = best.at if best else watch.now or found.signed_at
    sound, trusted = _validated(signed, info, imprint, context(watch.roots, at))
    found = replace(found, sound=sound, trust=_trust(trusted, watch))
    if best:
        found = replace(found, stamped_at=best.at, stamped_by=best.by)
    return found, [*_wrong(found), *_wrong_stamps(found, stamps, watch), *_wrong_days(found, signed, watch)]


def stamp(signed: Any, imprint: Imprint, watch: Watch) -> Judged:
    """Return the timestamp (its SignedData) that stands by itself, and what is wrong with it."""
    read = token.read(signed, imprint, watch.roots)
    found = replace(
        _named(signed),
        sound=read.sound,
        stamped_at=read.at if read.sound else None,
        stamped_by=read.by if read.sound else "",
        trust=_trust(read.trusted, watch),
        is_stamp=True,
    )
    return found, list(_wrong_stamps(found, [read], watch))


def followed(judged: Judged, after: After) -> Judged:
    """Return the same with what came after it in its file."""
    found, wrong = replace(judged[0], after=after), judged[1]
    changed = [said("signature_changed_after", signer=found.signer)] if after is After.CHANGES else []
    return found, [*wrong, *changed]


def _named(signed: Any) -> Signature:
    mine = _certificate(signed)
    return Signature("", name_of(mine), issuer_of(mine), mine.sha256.hex(), sound=False)


def _certificate(signed: Any) -> Any:
    from pyhanko.sign.general import extract_certificate_info

    return extract_certificate_info(signed).signer_cert


def _is_national(info: Any) -> bool:
    names = (info["signature_algorithm"]["algorithm"].dotted, info["digest_algorithm"]["algorithm"].dotted)
    return any(name.startswith(_NATIONAL) for name in names)


def _stamps(info: Any, watch: Watch) -> Iterator[Stamp]:
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter, message_imprint_checker

    for signed in extract_tst_data_iter(info, signed=False):
        yield token.read(signed, message_imprint_checker(info), watch.roots)


def _validated(signed: Any, info: Any, imprint: Imprint, judge: Any) -> tuple[bool, bool]:
    """Return whether the signature fits the content, and whether its chain is trusted."""
    from pyhanko.sign.validation.generic_cms import cms_basic_validation
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureStatus

    uses = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    digest = imprint(info["digest_algorithm"]["algorithm"].native)
    status = SignatureStatus(
        **asyncio.run(cms_basic_validation(signed, digest, judge, key_usage_settings=uses))
    )
    return status.intact and status.valid, status.trusted


def _trust(trusted: bool, watch: Watch) -> Trust:
    if not watch.roots:
        return Trust.NOT_JUDGED
    return Trust.TRUSTED if trusted else Trust.UNTRUSTED


def _wrong(found: Signature) -> Iterator[Problem]:
    if not found.sound:
        yield said("signature_broken", signer=found.signer)
    elif found.trust is Trust.UNTRUSTED:
        yield said("signature_untrusted", signer=found.signer)


def _wrong_stamps(found: Signature, stamps: list[Stamp], watch: Watch) -> Iterator[Problem]:
    for one in stamps:
        if not one.sound:
            yield said("signature_timestamp_broken", signer=found.signer)
        elif watch.roots and not one.trusted:
            yield said("signature_untrusted", signer=one.by)


def _wrong_days(found: Signature, signed: Any, watch: Watch) -> Iterator[Problem]:
    mine, at = _certificate(signed), found.stamped_at or found.signed_at
    begin, end = (f"{moment:%Y-%m-%d}" for moment in (mine.not_valid_before, mine.not_valid_after))
    if at and not token.was_valid(mine, at):
        yield said("signature_dates", signer=found.signer, at=f"{at:%Y-%m-%d}", begin=begin, end=end)
    elif not found.stamped_at and watch.now and not token.was_valid(mine, watch.now):
        yield said("signature_expired_since", signer=found.signer, end=end)
