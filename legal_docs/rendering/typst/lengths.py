"""CSS lengths in points."""

from legal_docs.errors import BadInputError

_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "px": 0.75, "in": 72.0}


def points(length: str, size: float = 0, line: float = 0) -> float:
    """Return `length` in points; `size` is what 1em and `line` what 1lh stands for.

    Raises BadInputError where the unit is unknown.
    """
    for unit, worth in {**_UNITS, "em": size, "lh": line}.items():
        if length.endswith(unit):
            return float(length.removesuffix(unit)) * worth
    if not length.strip("0."):
        return 0.0
    raise BadInputError(f"长度“{length}”的单位无法识别", f'The unit of the length "{length}" is unknown')


def line_height(height: str, size: float) -> float:
    """Return a CSS line height in points: a plain number is a multiple of the size."""
    try:
        return float(height) * size
    except ValueError:
        return points(height, size)
