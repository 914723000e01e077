"""Traces of a template are found, and what only looks like one is left alone."""

import pytest

from legal_docs.rendering.residue import residue


def named(words: str, *, printed: bool = False) -> list[str]:
    return [zh[len("留有“") : zh.index("”（见")] for zh, _ in residue(words, printed=printed)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("[[姓名]]", "[["),
        ("姓名]]", "]]"),
        ("被告XXX", "XXX"),
        ("被告xxx。", "XXX"),
        ("住×××路", "XXX"),
        ("JINJA jinja2", "jinja"),
        ("【 】", "【】"),
        ("〔〕", "〔〕"),
        ("“”", "“”"),
        ("「 」", "「」"),
        ("〈〉", "〈〉"),
        ("电话( )", "()"),
        ("联系电话：，住", "：，"),
        ("住所地：。", "：，"),
        ("甲，，乙", "：，"),
        ("甲、。", "：，"),
        ("（，男）", "：，"),
        ("（大写：）", "（，"),
        ("（甲，）", "（，"),
    ],
)
def test_what_a_template_leaves_behind_is_named(words: str, name: str) -> None:
    assert name in named(f"原告某银行{words}，")


@pytest.mark.parametrize(
    "words",
    [
        "卡号6222XXXX1234",
        "车架号LXXX12345",
        "WXXX公司",
        "某某公司、王某某",
        "（大写：人民币壹元整）",
        "此致：\n某法院",
        "附：1.副本；\n　　2.证据",
        "________",
        "　　年　　月　　日",
        "f(x)",
        "“重要”【提示】",
    ],
)
def test_words_that_only_look_like_traces_pass(words: str) -> None:
    assert named(words) == []


def test_a_printed_form_may_have_empty_blanks_but_no_tags() -> None:
    assert named("其他（　）：，", printed=True) == []
    assert named("其他{{ 甲 }}", printed=True) == ["{{", "}}"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("｛｛ 法院", "｛｛"),
        ("{ { 法院", "｛｛"),
        ("法院 } }", "｝｝"),
        ("法院｝｝", "｝｝"),
        ("｛% if", "｛%"),
        ("{％ if", "｛%"),
        ("endif ％｝", "%｝"),
        ("endif % }", "%｝"),
    ],
)
def test_tags_in_full_width_or_with_a_space_are_traces(words: str, name: str) -> None:
    assert named(words) == [name] and named(words, printed=True) == [name]


def test_one_trace_is_told_once() -> None:
    assert named("{{ 法院") == ["{{"]
