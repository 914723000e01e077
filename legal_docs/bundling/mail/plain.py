"""HTML as plain lines: words, line breaks, the cells of a row side by side; no picture or page is fetched."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

_BLOCKS = {"p", "div", "br", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
_BLOCKS |= {"blockquote", "pre", "section", "article", "header", "footer"}
_HIDDEN = {"script", "style", "head", "title", "template", "noscript"}
_CELLS = {"td", "th"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NOT_WORDS = re.compile(
    r"〔图片[^〕]*〕|\[(?:cid|image|图片)[:：][^\]]*\]|(?:https?|mailto|ftp|tel):[^\s<>()〔〕]+|www\.[^\s<>()〔〕]+",
    re.IGNORECASE,
)


def text(html: str, pictures: Mapping[str, str] | None = None) -> str:
    """Return what a reader of the page reads; an address follows its link, a name stands for a picture.

    `pictures` are the names of those that came with the mail, by Content-ID.
    """
    reader = _Reader(pictures or {})
    reader.feed(html)
    reader.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(reader.words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def says_the_same(one: str, other: str) -> bool:
    """Return whether two texts have the same letters and digits in the same order; addresses do not count."""
    return _bare(one) == _bare(other)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", _NOT_WORDS.sub("", words)).casefold()


class _Reader(HTMLParser):
    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self.words: list[str] = []
        self._hidden = 0
        self._link = ""
        self._said = 0
        self._lists: list[int | None] = []  # of each open list the number of its next item, if it has numbers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell or a link; stop listening inside what is not shown."""
        given = dict(attrs)
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.words.append(f"\n{self._item(tag, given)}")
        elif tag in _CELLS:
            self.words.append("　")
        elif tag == "img":
            self.words.append(self._picture(given))
        elif tag == "a":
            self._link, self._said = given.get("href") or "", len(self.words)

    def _item(self, tag: str, given: dict[str, str | None]) -> str:
        """Return the number before an item of a numbered list, and "" before anything else."""
        if tag in ("ol", "ul"):
            start = given.get("start") or ""
            self._lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
        number = self._lists[-1] if tag == "li" and self._lists else None
        if number is None:
            return ""
        self._lists[-1] = number + 1
        return f"{number}. "

    def _picture(self, given: dict[str, str | None]) -> str:
        source = unquote(given.get("src") or "")
        name = self._pictures.get(source.removeprefix("cid:"), "") if source.startswith("cid:") else ""
        said = "，".join(filter(None, (name, given.get("alt"))))
        return f"〔图片：{said}〕" if said else "〔图片〕"

    def handle_endtag(self, tag: str) -> None:
        """End what was begun; say where a link leads if its words do not."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.words.append("\n")
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()
        elif tag == "a" and self._link:
            said = "".join(self.words[self._said :])
            if self._link.removeprefix("mailto:") not in said:
                self.words.append(f"〔{self._link}〕")
            self._link = ""

    def handle_data(self, data: str) -> None:
        """Take the words, unless they are not shown."""
        if not self._hidden:
            self.words.append(_SPACES.sub(" ", data))
