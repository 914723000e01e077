"""The ground all models stand on: frozen, nothing extra, money in Decimal, days as dates."""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

CENT = Decimal("0.01")
_TOO_MUCH = Decimal(10) ** 15  # more yuan than any case; also keeps quantize from overflowing
# XML 1.0 cannot carry these; Word drops or cuts at them, so they are refused by name.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GROUPED = re.compile(r"[^\d,.]*\d{1,3}(,\d{3})+(\.\d+)?[^\d,.]*")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Model(BaseModel):
    """模型: a frozen record that refuses unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True
    )


class Labelled(StrEnum):
    """选项: a choice with an English value for code and a Chinese label for people.

    Members are written `NAME = "value", "中文标签", "别名", …`; value, label and aliases are all
    accepted as input.
    """

    label: str
    aliases: tuple[str, ...]

    def __new__(cls, value: str, label: str = "", *aliases: str) -> Self:
        """Make a member from its value, label and aliases."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        member.aliases = aliases
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        for member in cls:
            if value == member.label or value in member.aliases:
                return member
        return None

    @classmethod
    def labels(cls) -> tuple[str, ...]:
        """Return the Chinese labels in order, for drop-downs and messages."""
        return tuple(member.label for member in cls)


def cents(amount: Decimal) -> Decimal:
    """Return `amount` in yuan rounded half up to two places: the house's one way to round."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def _no_float(value: Any) -> Any:
    if isinstance(value, float | bool):
        raise ValueError("number_not_exact")
    return ungrouped(value) if isinstance(value, str) else value


def ungrouped(text: str) -> str:
    """Return a number without the commas between its groups of three digits.

    Any other comma stays, so that 3716,23 is no number: whether it means 3716.23 is not guessed.
    """
    plain = text.replace("，", ",")
    return plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain


def _two_places(value: Decimal) -> Decimal:
    if value.is_finite() and abs(value) >= _TOO_MUCH:
        raise ValueError("number_too_large")
    if not value.is_finite() or value != value.quantize(CENT):
        raise ValueError("more_than_two_places")
    return value.quantize(CENT)


def _clean_text(value: str) -> str:
    value = unicodedata.normalize("NFC", value)
    if found := _ILLEGAL.search(value):
        raise ValueError(f"illegal_character U+{ord(found.group()):04X}")
    return _INVISIBLE.sub("", value).strip()


def _not_empty(value: str) -> str:
    if not value:
        raise ValueError("empty_text")
    return value


def _plain_day(value: Any) -> Any:
    """Accept 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日 and 20260301; nothing that must be guessed."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):  # pydantic would take a number for seconds since 1970
        raise ValueError("not_a_day")
    text = value.strip()
    found = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", text)
    found = found or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    if found is None:
        raise ValueError("not_a_day")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise ValueError("impossible_day") from None


Money = Annotated[Decimal, BeforeValidator(_no_float), AfterValidator(_two_places)]
"""Yuan with two places; may be negative."""
Amount = Annotated[Money, Field(ge=0)]
"""Yuan with two places, not negative."""
Percent = Annotated[Decimal, BeforeValidator(_no_float), Field(ge=0, le=1000)]
"""A rate in per cent: 4.35 means 4.35 %."""
Day = Annotated[date, BeforeValidator(_plain_day)]
"""A calendar day."""
Text = Annotated[str, AfterValidator(_clean_text), AfterValidator(_not_empty)]
"""Text that is not empty and holds no control characters."""
FreeText = Annotated[str, AfterValidator(_clean_text)]
"""Text that may be empty."""


class Proof(Model):
    """证明材料: where a fact is proved, a file of the evidence folder and its page there.

    May be written as one string: `03-催收记录/通知书.pdf#2` is page 2 of that file.
    """

    file: Text
    page: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        name, hash_sign, page = value.strip().replace("\\", "/").rpartition("#")
        if hash_sign and page.strip().isdigit():
            return {"file": name, "page": int(page)}
        return {"file": value.strip().replace("\\", "/")}


def _basis(value: int) -> int:
    if value not in (360, 365):
        raise ValueError("day_count_360_or_365")
    return value


DayCount = Annotated[int, AfterValidator(_basis)]
"""The days of a year a contract or instrument reckons with: 360 or 365."""


def _split_proofs(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[;；\n]", value) if part.strip())
    return value


Proofs = Annotated[tuple[Proof, ...], BeforeValidator(_split_proofs)]
"""Several proofs; one string may hold them separated by `;`."""


def _split_names(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[;；、,，\n]", value) if part.strip())
    return value


Names = Annotated[tuple[Text, ...], BeforeValidator(_split_names)]
"""Several names; one string may hold them separated by 、 or ;."""
