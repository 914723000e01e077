"""Moments as people in China read them."""

from datetime import datetime

from legal_docs.services.wiring import CHINA


def said(moment: datetime | None) -> str:
    """Return `2026-06-30 14:05`, in China's time; empty where there is none."""
    return f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M}" if moment else ""
