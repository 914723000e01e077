"""Numbers that look right and can belong to nobody: check digits hold, region and prefix do not exist."""

from datetime import date

from legal_docs.model.party import Sex

NOWHERE = "999999"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def id_number(born_on: date, sex: Sex, serial: int) -> str:
    """Return a resident identity number of no region, with birth date, sex and check digit in order."""
    order = serial * 2 + (1 if sex is Sex.MALE else 0)
    body = f"{NOWHERE}{born_on:%Y%m%d}{order:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _ID_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def uscc(serial: int, kind: str = "91") -> str:
    """Return a 统一社会信用代码 of no region with both check digits (GB 11714, GB 32100) in order.

    `kind` is 91 for a company, 92 for a sole trader.
    """
    organisation = f"MA9{serial:05d}"
    values = [int(c) if c.isdigit() else ord(c) - 55 for c in organisation]
    check = 11 - sum(v * w for v, w in zip(values, _ORG_WEIGHTS, strict=True)) % 11
    body = f"{kind}{NOWHERE}{organisation}{'0' if check == 11 else 'X' if check == 10 else check}"
    total = sum(_USCC_ALPHABET.index(c) * w for c, w in zip(body, _USCC_WEIGHTS, strict=True))
    return body + _USCC_ALPHABET[(31 - total % 31) % 31]


def card_number(serial: int, length: int = 16) -> str:
    """Return a card or account number of no issuer that passes the Luhn check."""
    body = f"{NOWHERE}{serial:0{length - 7}d}"
    digits = [int(d) for d in reversed(body)]
    total = sum((d * 2 - 9 if d > 4 else d * 2) if i % 2 == 0 else d for i, d in enumerate(digits))
    return f"{body}{-total % 10}"


def phone(serial: int) -> str:
    """Return an eleven-digit number that no network gives out."""
    return f"100{serial:08d}"
