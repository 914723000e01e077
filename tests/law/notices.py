"""A made-up notice for 2027, as a bank would enter it."""

from typing import Any

REST = (
    "2027-01-01至2027-01-03",
    "2027-02-05至2027-02-11",
    "2027-04-03至2027-04-05",
    "2027-05-01至2027-05-05",
    "2027-06-09",
    "2027-09-15",
    "2027-10-01至2027-10-07",
)
WORK = ("2027-02-14", "2027-02-20", "2027-10-09")
SOURCE = "某年某月某日的放假通知（虚构）"


def notice(**changes: Any) -> dict[str, Any]:
    """The notice as a TOML table has it, with other items."""
    return {"2027": {"source": SOURCE, "rest": list(REST), "work": list(WORK)} | changes}


def toml() -> str:
    """The notice as a TOML file."""
    rest = ", ".join(f'"{each}"' for each in REST)
    work = ", ".join(f'"{each}"' for each in WORK)
    return f'[2027]\nsource = "{SOURCE}"\nrest = [{rest}]\nwork = [{work}]\n'
