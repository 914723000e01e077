"""How far off a day is: in words and a colour, so that neither is needed to understand the other."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

Tone = Literal["red", "orange", "blue", "gray"]
URGENT, SOON = 7, 30
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
"""Of a field for a day: a browser keeps back what lies outside and sends the day before it, so the limit of
a rule does not stand here; the service refuses in words."""


@dataclass(frozen=True, slots=True)
class Left:
    """剩余天数: the words, and the colour that goes with them."""

    words: str
    tone: Tone

    @property
    def text(self) -> str:
        """Return the words with a sign that stays visible without colour."""
        return {"red": "● ", "orange": "◐ ", "blue": "○ ", "gray": ""}[self.tone] + self.words


def left(day: date | None, today: date, is_computed: bool = True) -> Left:
    """Return how far `day` lies ahead: gone or within a week is red, within a month orange.

    No day means that no period runs, but only where the case has been computed.
    """
    if day is None:
        return Left("无进行中的期间" if is_computed else "尚未计算", "gray")
    days = (day - today).days
    if days < 0:
        return Left(f"已过{-days}天", "red")
    if days == 0:
        return Left("今天到期", "red")
    return Left(f"还有{days}天", "red" if days <= URGENT else "orange" if days <= SOON else "blue")


def badge(day: date | None, today: date) -> None:
    """Show it as a badge."""
    found = left(day, today)
    st.badge(found.text, color=found.tone)
