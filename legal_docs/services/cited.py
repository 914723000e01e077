"""Every article that is cited anywhere, and by what: rules, sentences of findings, tables, templates."""

import ast
import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import legal_docs
from legal_docs import shipped
from legal_docs.law.articles import Article, all_articles, registry
from legal_docs.law.citing import cited_in

LAYERS = ("law", "ledger", "drafting", "bundling", "intake")
"""The packages whose code may cite law."""


def cited() -> tuple[tuple[Article, tuple[str, ...]], ...]:
    """Return every article cited anywhere, law by law in order of number, with what cites it."""
    users = used_by()
    return tuple((each, users[each.id]) for each in all_articles() if each.id in users)


def used_by() -> Mapping[str, tuple[str, ...]]:
    """Return what cites an article, by its id: dotted names of code, paths of tables and templates."""
    found: dict[str, set[str]] = {}
    for user, ids in (*registered().items(), *_in_code(), *_in_tables(), *_in_templates()):
        for each in ids:
            found.setdefault(each, set()).add(user)
    return {id: tuple(sorted(users)) for id, users in found.items()}


def registered() -> Mapping[str, tuple[str, ...]]:
    """Return the articles each rule applies, by its dotted name, after importing every rule there is."""
    for layer in LAYERS:
        package = importlib.import_module(f"{legal_docs.__name__}.{layer}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return registry()


def _in_code() -> Iterator[tuple[str, set[str]]]:
    held = _ids()
    for layer in LAYERS:
        for path in sorted((shipped.PACKAGE / layer).rglob("*.py")):
            module = ".".join(path.relative_to(shipped.PACKAGE.parent).with_suffix("").parts)
            for statement in ast.parse(path.read_text("utf-8")).body:
                yield f"{module}.{_name(statement)}", set(_literals(statement)) & held


def _literals(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _name(statement: ast.stmt) -> str:
    """Return what a statement of a module defines: a function, a class, or a constant."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement
    named = getattr(target, "target", target)
    return str(getattr(named, "name", "") or getattr(named, "id", ""))


def _in_tables() -> Iterator[tuple[str, set[str]]]:
    held = _ids()
    for path in sorted((shipped.PACKAGE / "law" / "tables").glob("*.json")):
        yield f"law/tables/{path.name}", set(_strings(json.loads(path.read_text("utf-8")))) & held


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from _strings(list(data.values()))
    elif isinstance(data, list):
        for each in data:
            yield from _strings(each)


def _in_templates() -> Iterator[tuple[str, Iterable[str]]]:
    root = shipped.templates()
    for path in sorted(root.rglob("*")):
        found = cited_in(_words(path))
        yield f"templates/{path.relative_to(root).as_posix()}", {c.article.id for c in found if c.article}


def _words(path: Path) -> str:
    from legal_docs.rendering.text import docx_text

    if path.suffix == ".docx":
        return docx_text(path.read_bytes())
    return path.read_text("utf-8") if path.suffix in (".html", ".md") else ""


def _ids() -> frozenset[str]:
    return frozenset(each.id for each in all_articles())
