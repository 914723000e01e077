"""WeasyPrint, loaded once a process: packaged fonts, parsed style sheets, one page at a time.

There are two sets of fonts: the small ones with the characters in daily use, and the full ones for a page
that holds a character beyond them. Both draw the same outlines at the same widths.
"""

import atexit
import gc
import os
import shutil
import threading
import warnings
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from legal_docs import shipped
from legal_docs.errors import MissingPartError
from legal_docs.rendering import marks

SERIF_FAMILY = "案卷宋体"
SANS_FAMILY = "案卷黑体"
MARK_FAMILY = "案卷符号"
SMALL_SERIF, SMALL_SANS = "anjuan-serif.ttf", "anjuan-sans.ttf"
FAMILIES = (SERIF_FAMILY, SANS_FAMILY, MARK_FAMILY)
PACKAGES = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

_one_at_a_time = threading.RLock()  # Pango's font map is not safe to share between threads


class Engine:
    """WeasyPrint with its fonts in place."""

    def __init__(self, serif: Path, sans: Path) -> None:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        self._weasyprint = weasyprint
        self.fonts = FontConfiguration()
        self.base = self._css(font_faces(serif, sans), serif.parent)
        self.stylesheet = lru_cache(maxsize=32)(self._css)
        atexit.register(_remove, self.fonts._folder, os.getpid())

    def fetcher(self, roots: Sequence[Path]) -> Any:
        """Return what the next page may open."""
        from legal_docs.rendering.fetcher import LockedFetcher

        return LockedFetcher(roots)

    def html(self, html: str, fetcher: Any, assets: Path | None) -> Any:
        """Return the parsed page."""
        base = None if assets is None else f"{assets.resolve()}{os.sep}"
        return self._weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)

    def _css(self, text: str, folder: Path) -> Any:
        base = f"{folder.resolve()}{os.sep}"
        fetcher = self.fetcher([folder])
        return self._weasyprint.CSS(string=text, base_url=base, url_fetcher=fetcher, font_config=self.fonts)


@contextmanager
def ready(*, rare: bool = False) -> Iterator[Engine]:
    """Give the engine to one caller at a time; `rare` where a character is not in the small fonts."""
    with _one_at_a_time, _undisturbed():
        yield _engine(rare)


def font_file(name: str) -> Path:
    """Return the packaged font `name`; raises MissingPartError where it is missing."""
    try:
        return shipped.font(name)
    except FileNotFoundError as missing:
        raise MissingPartError(
            f"缺少随程序提供的字体 {name}。请安装：pip install pylopdf-fonts-zh-cn",
            f"The packaged font {name} is missing. Install it: pip install pylopdf-fonts-zh-cn",
        ) from missing


def small_font(name: str) -> Path:
    """Return the small font `name`, made by `tools.make_fonts`."""
    return shipped.templates() / "pdf" / "fonts" / name


def font_files(rare: bool) -> tuple[Path, Path]:
    """Return the serif and the sans font: the full ones where a character is `rare`, else the small ones."""
    if rare:
        return font_file(shipped.SERIF), font_file(shipped.SANS)
    return small_font(SMALL_SERIF), small_font(SMALL_SANS)


def text_of(words: str) -> Any:
    """Return `words` as a PDF string."""
    from weasyprint.pdf import pydyf

    return pydyf.String(words)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector away while a page is made: it would walk the whole box tree many times."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@cache
def _engine(rare: bool) -> Engine:
    serif, sans = font_files(rare)
    with _own_fontconfig(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "no fonts configured" is what we want; the rest is checked below
        try:
            engine = Engine(serif, sans)
            from weasyprint.text.ffi import harfbuzz_subset
        except OSError as missing:
            raise _libraries_missing() from missing
    if harfbuzz_subset is None:
        raise _libraries_missing()  # WeasyPrint would go on, twenty times slower
    return engine


def _remove(folder: Path, owner: int) -> None:
    """Delete WeasyPrint's 20 MB copy of the fonts, unless a forked child is what ends here."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _libraries_missing() -> MissingPartError:
    return MissingPartError(
        f"生成 PDF 所需的系统库缺失。请安装：{PACKAGES}",
        f"System libraries needed to make PDF files are missing. Install them: {PACKAGES}",
    )


@contextmanager
def _own_fontconfig() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(shipped.templates() / "pdf" / "fontconfig.xml")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def font_faces(serif_file: Path, sans_file: Path) -> str:
    """Return the style sheet that brings the packaged fonts in."""
    serif, sans = serif_file.as_uri(), sans_file.as_uri()
    boxes = f"data:font/otf;base64,{b64encode(marks.font()).decode('ascii')}"
    faces = [
        (SERIF_FAMILY, "normal", serif),
        (SERIF_FAMILY, "bold", sans),
        (SANS_FAMILY, "normal", sans),
        (SANS_FAMILY, "bold", sans),
        (MARK_FAMILY, "normal", boxes),
    ]
    rules = [_font_face(*face) for face in faces]
    return "\n".join([*rules, f"html {{ font-family: {', '.join(FAMILIES)} }}"])


def _font_face(family: str, weight: str, url: str) -> str:
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{url}") }}'
