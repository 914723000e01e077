from string import Formatter

import pytest

from legal_docs.bundling import refusal
from legal_docs.bundling.refusal import RefusedError


@pytest.mark.parametrize("table", [refusal.REFUSALS, refusal.WARNINGS, refusal.FAULTS])
def test_both_languages_say_all_there_is_to_say(table: dict[str, refusal.Words]) -> None:
    for words in table.values():
        assert all(words)
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in words[:2]]
        assert fields[0] == fields[1]


def test_a_refusal_names_file_reason_and_advice() -> None:
    refused = RefusedError("exhibit_encrypted").naming("a/锁.pdf")
    assert refused.sentence().startswith("a/锁.pdf：文件设有打开密码")
    assert refused.problem("a/锁.pdf").sentence("en").startswith("a/锁.pdf: The file needs a password")
