"""Settings: read from the environment (`LEGAL_DOCS_…`) or a `.env` file; docs/guide.md lists them."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation can choose. Every field may be set as LEGAL_DOCS_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="LEGAL_DOCS_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(default=Path("var"), description="folder for the database and other working data")
    database_url: str = Field(default="", description="SQLAlchemy address; empty means SQLite inside `home`")
    out: Path = Field(default=Path("out"), description="folder the finished cases are written to")
    lang: Literal["zh", "en"] = Field(default="zh", description="language of messages")
    tables: str = Field(default="", description="TOML file with the bank's own figures; empty: the packaged")
    courts: str = Field(
        default="", description="TOML file with what courts want of bundles and uploads; empty: the packaged"
    )
    look: Literal["official", "compact"] = Field(
        default="official", description="how the Word papers look: the official style, or 小四 at 1.5 lines"
    )
    templates: str = Field(default="", description="folder of the bank's own Word templates; empty: none")
    pdf_lane: Literal["default", "batch"] = Field(
        default="default", description="how PDFs are made: WeasyPrint, or typst, which is faster (PDF/A-2b)"
    )
    debug: bool = Field(default=False, description="show where the program failed, on stderr")

    @property
    def database(self) -> str:
        """Return the database address in force."""
        return self.database_url or f"sqlite:///{(self.home / 'legal_docs.sqlite').as_posix()}"
