"""Problems: mistakes in the input, as values with a place and advice."""

from typing import Any

from legal_docs.model.base import Labelled, Model


class Severity(Labelled):
    """严重程度: an error stops the case, a warning is shown to the lawyer."""

    ERROR = "error", "错误"
    WARNING = "warning", "提醒"


class Place(Model):
    """位置: where in the input something stands; all parts that are known."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    case: str = ""

    def text(self) -> str:
        """Return the place as people read it: `cases.xlsx › 借款 › 第3行 › 年利率%`."""
        row = f"第{self.row}行" if self.row is not None else ""
        return " › ".join(part for part in (self.file, self.sheet, row, self.column) if part)


class Problem(Model):
    """问题: what is wrong (`zh`, `en`), where, and what to do about it (`advice_*`).

    `code` is a stable name listed in docs/errors.md.
    """

    code: str
    severity: Severity = Severity.ERROR
    place: Place = Place()
    zh: str
    en: str
    advice_zh: str = ""
    advice_en: str = ""

    @property
    def is_error(self) -> bool:
        """Return whether the case cannot be used until this is mended."""
        return self.severity is Severity.ERROR

    def sentence(self, lang: str = "zh") -> str:
        """Return one line for people: place, what is wrong, what to do."""
        what, advice = (self.en, self.advice_en) if lang == "en" else (self.zh, self.advice_zh)
        where = self.place.text()
        stop, gap = (". ", ": ") if lang == "en" else ("。", "：")
        text = f"{where}{gap}{what}" if where else what
        return f"{text.rstrip('。. ')}{stop}{advice}".strip() if advice else text

    def at(self, **changes: Any) -> "Problem":
        """Return the same problem with parts of its place filled in."""
        return self.model_copy(update={"place": self.place.model_copy(update=changes)})
