"""Where the files that ship with the program are: templates, samples, fonts, tables.

In a checkout they are the repository's own folders; in an installed wheel they lie under
`legal_docs/_shipped/`. Nothing here is written to.
"""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_WHEEL = PACKAGE / "_shipped"
_CHECKOUT = PACKAGE.parent


def templates() -> Path:
    """Return the folder of the Word, HTML and CSS templates."""
    packed = _WHEEL / "templates"
    return packed if packed.is_dir() else _CHECKOUT / "templates"


def samples() -> Path:
    """Return the folder of the made-up sample cases."""
    packed = _WHEEL / "samples"
    return packed if packed.is_dir() else _CHECKOUT / "evidence" / "samples"


def font(name: str) -> Path:
    """Return the path of the packaged font file `name` (OFL-1.1, package pylopdf-fonts-zh-cn).

    Raises FileNotFoundError where the package or the file is missing; `doctor` explains it.
    """
    spec = find_spec("pylopdf_fonts_zh_cn")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(name)
    path = Path(spec.origin).parent / name
    if not path.is_file():
        raise FileNotFoundError(name)
    return path


SERIF = "NotoSerifSC-Regular.otf"
SANS = "NotoSansSC-Regular.otf"
