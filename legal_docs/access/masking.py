"""Personal data shown only in part: for lists that managers see, for logs and for error messages. Pure.

What cannot be recognised is hidden as a whole rather than shown.
"""

import re
from collections.abc import Iterable

STAR = "*"
_ENDS = (
    "有限责任公司", "股份有限公司", "有限公司", "合伙企业", "专业合作社", "合作社", "经营部", "服务部",
    "商行", "公司", "集团", "银行", "中心", "工厂", "医院", "学校", "厂", "店", "社",
)  # fmt: skip
_REGION = re.compile(
    r"(?:.{2,6}?(?:省|自治区|特别行政区))?(?:.{1,8}?(?:市|自治州|地区|盟))?(?:.{1,6}?(?:区|县|旗|市))?"
)
_HASH = r"(?=\d*[A-Fa-f])[0-9A-Fa-f]{32,}"
_ID = r"(?<!\d)(?:[1-9]\d{16}[0-9Xx]|[1-9]\d{14})(?!\d)"
_MOBILE = r"(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)"
_LANDLINE = r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)"
_ACCOUNT = r"\d(?:[ -]?\d){11,}"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_FOUND = re.compile(
    f"(?P<mail>{_MAIL})|(?P<hash>{_HASH})|(?P<id>{_ID})|(?P<mobile>{_MOBILE})|(?P<landline>{_LANDLINE})"
    f"|(?P<account>{_ACCOUNT})"
)


def name(text: str) -> str:
    """Return a person's name as its first sign (张*), a company's as its first two and what kind it is."""
    text = text.strip()
    if not text:
        return ""
    end = next((end for end in _ENDS if text.endswith(end) and len(text) > len(end)), "")
    if end:
        return f"{text[: min(2, len(text) - len(end) - 1) or 1]}{STAR * 3}{end}"
    return text[0] + STAR * min(max(len(text) - 1, 1), 3)


def names(text: str, between: str = "、") -> str:
    """Return several names, each masked."""
    return between.join(name(each) for each in re.split("[、，,；;]", text) if each.strip())


def number(text: str) -> str:
    """Return an identity number, phone or account with its first three and last four signs (138****5678).

    Of fewer than nine signs nothing is shown.
    """
    text = text.strip()
    if len(text) < 9:
        return STAR * len(text)
    return text[:3] + STAR * (len(text) - 7) + text[-4:]


def account(text: str) -> str:
    """Return a bank account with its last four digits only."""
    digits = re.sub(r"[\s-]", "", text)
    return STAR * 4 + (digits[-4:] if len(digits) >= 9 else "")


def address(text: str) -> str:
    """Return an address down to its district; what names no place of administration is hidden."""
    found = _REGION.match(text.strip())
    return f"{found.group() if found else ''}{STAR * 3}" if text.strip() else ""


def scrub(text: str, known: Iterable[str] = ()) -> str:
    """Return any text without identity numbers, phones, accounts, mail addresses, and without known names.

    Letters glued to a number do not hide it; only a hash (32 hex signs and more) stays as it is.
    """
    for each in sorted({k for k in known if len(k) > 1}, key=len, reverse=True):
        text = text.replace(each, name(each))
    return _FOUND.sub(lambda found: _masked(found.lastgroup or "", found.group()), text)


def _masked(kind: str, text: str) -> str:
    if kind == "hash":
        return text
    return f"{text[0]}{STAR * 3}" if kind == "mail" else account(text) if kind == "account" else number(text)
