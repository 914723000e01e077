"""doctor: which parts of the machine are there, which are missing, how to get them (zh and en)."""

import ctypes.util
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec

from legal_docs import shipped

APT = "apt-get install -y --no-install-recommends "


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the machine. `needed` parts stop the main job when missing; others only what they name."""

    name: str
    there: bool
    detail: str
    how_zh: str
    how_en: str
    needed: bool = True


def examine() -> tuple[Part, ...]:
    """Return every part in the order in which set-up needs them."""
    return (_python(), *_libraries(), *_fonts(), *_packages(), *_for_tests())


def _python() -> Part:
    have, how = ".".join(map(str, sys.version_info[:3])), APT + "python3 python3-venv"
    return Part(
        "Python ≥ 3.11",
        sys.version_info >= (3, 11),
        have,
        how,
        how,
    )


def _libraries() -> tuple[Part, ...]:
    rows = (
        ("Pango", "pango-1.0", "libpango-1.0-0", True, "没有它不能生成 PDF", "no PDF without it"),
        ("PangoFT2", "pangoft2-1.0", "libpangoft2-1.0-0", True, "没有它不能生成 PDF", "no PDF without it"),
        (
            "HarfBuzz subset",
            "harfbuzz-subset",
            "libharfbuzz-subset0",
            False,
            "没有它 PDF 慢二十倍以上",
            "PDF is over twenty times slower without it",
        ),
    )
    return tuple(_library(*row) for row in rows)


def _library(name: str, library: str, package: str, needed: bool, why_zh: str, why_en: str) -> Part:
    found = ctypes.util.find_library(library)
    zh, en = f"{APT}{package}（{why_zh}）", f"{APT}{package} ({why_en}); macOS: brew install pango"
    return Part(name, bool(found), found or "", zh, en, needed)


def _fonts() -> tuple[Part, ...]:
    return tuple(_font(name) for name in (shipped.SERIF, shipped.SANS))


def _font(name: str) -> Part:
    how = "pip install pylopdf-fonts-zh-cn"
    try:
        return Part(name, True, str(shipped.font(name).stat().st_size // 1024) + " KB", how, how)
    except FileNotFoundError:
        return Part(name, False, "", how, how)


def _packages() -> tuple[Part, ...]:
    names = ("docxtpl", "weasyprint", "pikepdf", "pypdfium2", "python_calamine", "streamlit")
    zh, en = "在项目目录运行 ./run demo", "run ./run demo in the project folder"
    return tuple(Part(n, find_spec(n) is not None, "", zh, en) for n in names)


def _for_tests() -> tuple[Part, ...]:
    atomic = ctypes.util.find_library("atomic")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    server = postgres_folder()
    return (
        Part(
            "Chromium",
            bool(browser),
            browser or "",
            APT + "chromium（仅测试用）",
            APT + "chromium (tests only)",
            False,
        ),
        Part(
            "libatomic",
            bool(atomic),
            atomic or "",
            APT + "libatomic1（仅测试用）",
            APT + "libatomic1 (tests only)",
            False,
        ),
        Part(
            "PostgreSQL",
            bool(server),
            server,
            APT + "postgresql（仅测试用）",
            APT + "postgresql (tests only)",
            False,
        ),
    )


def postgres_folder() -> str:
    """Return the folder of the newest PostgreSQL server programs, or ""."""
    from pathlib import Path

    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3].zfill(4))
    if found:
        return str(found[-1].parent)
    initdb = shutil.which("initdb")
    return str(Path(initdb).resolve().parent) if initdb else ""
