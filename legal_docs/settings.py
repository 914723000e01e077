"""Settings: read from the environment (`LEGAL_DOCS_…`) or a `.env` file; docs/guide.md lists them."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation can choose. Every field may be set as LEGAL_DOCS_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="LEGAL_DOCS_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(default=Path("var"), description="folder for the database and other working data")
    database_url: str = Field(
        default="", repr=False, description="SQLAlchemy address; empty means SQLite inside `home`"
    )
    keys: str = Field(default="", description="file with the keys of the records; empty: `home`/keys.toml")
    out: Path = Field(default=Path("out"), description="folder the finished cases are written to")
    lang: Literal["zh", "en"] = Field(default="zh", description="language of messages")
    tables: str = Field(default="", description="TOML file with the bank's own figures; empty: the packaged")
    courts: str = Field(
        default="", description="TOML file with what courts want of bundles and uploads; empty: the packaged"
    )
    holidays: str = Field(
        default="", description="TOML file with newer years of days off; empty: the packaged"
    )
    lpr: str = Field(
        default="", description="TOML file with newer publications of the LPR; empty: the packaged"
    )
    look: Literal["official", "compact"] = Field(
        default="official", description="how the Word papers look: the official style, or 小四 at 1.5 lines"
    )
    templates: str = Field(default="", description="folder of the bank's own Word templates; empty: none")
    pdf_lane: Literal["default", "batch"] = Field(
        default="default", description="how PDFs are made: WeasyPrint, or typst, which is faster (PDF/A-2b)"
    )
    ocr: Literal["off", "text"] = Field(
        default="off", description="whether words in scans are recognised, for search and hints (extra `ocr`)"
    )
    public_url: str = Field(
        default="", description="address people open in the browser; empty: only this machine, without https"
    )
    session_hours: int = Field(default=10, ge=1, le=24, description="hours after which a log-in ends")
    session_idle_minutes: int = Field(
        default=60, ge=5, le=600, description="minutes without any use after which a log-in ends"
    )
    sign_password: SecretStr = Field(
        default=SecretStr(""), description="password of the key that signs; empty: it is asked for"
    )
    sign_roots: str = Field(
        default="",
        description="certificates, a file or folder, that `verify` trusts; empty: no chain is judged",
    )
    worker: Literal["own", "none"] = Field(
        default="own",
        description="who does long work: a process the program starts, or none: `legal-docs work` elsewhere",
    )
    debug: bool = Field(default=False, description="show where the program failed, on stderr")

    @property
    def database(self) -> str:
        """Return the database address in force."""
        return self.database_url or f"sqlite:///{(self.home / 'legal_docs.sqlite').as_posix()}"

    @property
    def key_file(self) -> Path:
        """Return where the keys of the records lie."""
        return Path(self.keys) if self.keys else self.home / "keys.toml"
