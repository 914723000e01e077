"""Rows changed behind the program's back."""

from sqlalchemy import text

from legal_docs.storage.records import Records, Tx


def flipped(records: Records, column: str) -> str:
    """The SQL of a ciphertext with some of its bytes turned over."""
    if records.engine.dialect.name == "postgresql":
        return f"set_byte({column}, 20, 255 - get_byte({column}, 20))"
    return f"cast(substr({column}, 1, 20) || x'00ff00' || substr({column}, 24) as blob)"


def tamper(records: Records, table: str, id: int, column: str = "sealed", value: str = "") -> None:
    """Change a column of a row; without a value its ciphertext is turned over."""
    told = value or flipped(records, column)
    with records.writing() as tx:
        tx.connection.execute(text(f"update {table} set {column} = {told} where id = {id}"))  # noqa: S608


def rows_of(tx: Tx, table: str) -> list[int]:
    """The ids of a table's rows."""
    return list(tx.connection.execute(text(f"select id from {table} order by id")).scalars())  # noqa: S608
