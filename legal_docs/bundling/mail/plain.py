"""HTML as plain lines: words, line breaks, the cells of a row side by side; no picture or page is fetched."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "div", "br", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
_BLOCKS |= {"blockquote", "pre", "section", "article", "header", "footer"}
_HIDDEN = {"script", "style", "head", "title", "template", "noscript"}
_CELLS = {"td", "th"}
_SPACES = re.compile(r"[ \t\r\n\f]+")


def text(html: str) -> str:
    """Return what a reader of the page reads; an address follows its link, a name stands for a picture."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(reader.words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0
        self._link = ""
        self._said = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell or a link; stop listening inside what is not shown."""
        given = dict(attrs)
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.words.append("\n")
        elif tag in _CELLS:
            self.words.append("　")
        elif tag == "img":
            self.words.append(f"〔图片{'：' + name if (name := given.get('alt') or '') else ''}〕")
        elif tag == "a":
            self._link, self._said = given.get("href") or "", len(self.words)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun; say where a link leads if its words do not."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.words.append("\n")
        elif tag == "a" and self._link:
            said = "".join(self.words[self._said :])
            if self._link.removeprefix("mailto:") not in said:
                self.words.append(f"〔{self._link}〕")
            self._link = ""

    def handle_data(self, data: str) -> None:
        """Take the words, unless they are not shown."""
        if not self._hidden:
            self.words.append(_SPACES.sub(" ", data))
