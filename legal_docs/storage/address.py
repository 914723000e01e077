"""The address of the database: which ones are possible, what they mean, how one is shown."""

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from legal_docs.errors import DatabaseError, MissingPartError

_SQLITE = ("sqlite", "sqlite+pysqlite")
_POSTGRESQL = ("postgresql+psycopg", "postgresql", "postgres")
_DRIVER = _POSTGRESQL[0]
_SECRETS = ("password", "sslpassword")
"""What may be a secret among the options after the question mark."""


def read(url: str) -> URL:
    """Return the address `url` means: `postgres://` and `postgresql://` stand for the driver psycopg.

    Raises DatabaseError saying which addresses are possible, without a word of what was written.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise impossible() from None
    if is_sqlite(address):
        return _plain(address)
    is_torn = "@" in (address.host or "")  # by a password that was not encoded: the host begins with its rest
    if address.drivername not in _POSTGRESQL or is_torn:
        raise impossible()
    return address.set(drivername=_DRIVER)


def is_sqlite(address: URL) -> bool:
    """Return whether the address names a file, rather than a server."""
    return address.drivername in _SQLITE


def shown(address: URL) -> str:
    """Return the address as messages may show it: no password in it, nor among its options."""
    return address.difference_update_query(_SECRETS).render_as_string(hide_password=True)


def impossible() -> DatabaseError:
    """Return which addresses are possible; what was written is not repeated: a password may be in it."""
    return DatabaseError(
        "数据库地址（LEGAL_DOCS_DATABASE_URL）不能使用。可以留空（使用 LEGAL_DOCS_HOME 里的 SQLite），或者写 "
        "sqlite:////文件夹/文件、postgresql+psycopg://用户:密码@主机:5432/数据库；不支持其他数据库和驱动程序。"
        "密码里的特殊字符须写成百分号编码，例如 @ 写成 %40",
        "The database address (LEGAL_DOCS_DATABASE_URL) cannot be used. Leave it empty (SQLite inside "
        "LEGAL_DOCS_HOME), or write sqlite:////folder/file or postgresql+psycopg://user:password@host:5432/"
        "database; no other database or driver is supported. Special signs in the password are written with "
        "percent signs, @ as %40",
    )


def no_driver() -> MissingPartError:
    """Return how the driver of PostgreSQL is installed."""
    return MissingPartError(
        "缺少连接 PostgreSQL 所需的 psycopg。请安装：pip install 'legal-docs[postgres]'",
        "psycopg, which connects to PostgreSQL, is missing. Install it: pip install 'legal-docs[postgres]'",
    )


def _plain(address: URL) -> URL:
    """Refuse what names a server, and SQLite's own file: addresses, which would make a file of that name."""
    if any((address.username, address.password, address.host, address.port)):
        raise impossible()
    if not str(address.database or "").startswith("file:"):
        return address
    where = shown(address)
    raise DatabaseError(
        f"数据库地址（{where}）不能以 file: 指定文件。请直接写路径，相对路径用 sqlite:///文件，绝对路径用 "
        "sqlite:////文件夹/文件（LEGAL_DOCS_DATABASE_URL）",
        f"The database address ({where}) may not name its file by file:. Write the plain path: "
        "sqlite:///file (relative) or sqlite:////folder/file (absolute), in LEGAL_DOCS_DATABASE_URL",
    )
