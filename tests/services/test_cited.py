"""Every article cited anywhere is found, with what cites it."""

import ast
import re
from datetime import date

from legal_docs import shipped
from legal_docs.law.articles import all_articles, article, registry
from legal_docs.services.cited import LAYERS, cited, registered, used_by

ON = date(2026, 6, 30)
CURRENT_ONLY = ("drafting",)


def test_every_rule_of_every_layer_is_in_the_registry() -> None:
    rules = registered()
    assert rules == registry()
    assert len(rules) > 100
    assert {name.split(".")[1] for name in rules} <= set(LAYERS)


def test_articles_come_law_by_law_in_order_and_once() -> None:
    ids = [each.id for each, _ in cited()]
    held = [each.id for each in all_articles()]
    assert ids == [id for id in held if id in set(ids)]
    assert all(users for _, users in cited())


def test_articles_of_papers_are_found_with_what_prints_them() -> None:
    users = used_by()
    assert "legal_docs.drafting.basis.ENFORCEMENT" in users["民诉法2023.250"]
    assert "legal_docs.drafting.basis.LOAN" in users["民法典.674"]
    assert "law/tables/never.json" in users["民法典.1161"]


def test_every_article_written_in_the_code_is_held() -> None:
    laws = {each.id.rsplit(".", 1)[0] for each in all_articles()}
    known = {each.id for each in all_articles()}
    shape = re.compile(rf"(?:{'|'.join(map(re.escape, laws))})\.\d+")
    missing = set()
    for path in shipped.PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = shape.fullmatch(node.value)
                missing |= {node.value} if found and node.value not in known else set()
    assert missing == set()


def test_what_papers_cite_is_not_repealed() -> None:
    for id, users in used_by().items():
        if any(user.split(".")[1] in CURRENT_ONLY for user in users if user.startswith("legal_docs.")):
            assert article(id).in_force(ON), id
        if any(user.startswith("templates/") for user in users):
            assert article(id).in_force(ON), id
