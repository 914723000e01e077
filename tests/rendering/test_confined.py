import time
from typing import Any

import pytest
from jinja2 import TemplateError

from legal_docs.errors import MissingValueError
from legal_docs.rendering import confined, values
from legal_docs.rendering.sandbox import environment

DATA = {
    "甲": "原告",
    "数": 3,
    "空": None,
    "被告们": [{"姓名": "张某", "自然人": True}, {"姓名": "李某", "自然人": False}],
    "长": ["行"] * 900,
}


def made(source: str) -> str:
    return str(environment().from_string(source).render(values.plain(DATA)))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 甲 }}", "原告"),
        (
            "{% for 人 in 被告们 %}{{ loop.index }}{{ 人.姓名 }}{{ '' if loop.last else '、' }}{% endfor %}",
            "1张某、2李某",
        ),
        ("{{ 被告们|join('、', attribute='姓名') }}", "张某、李某"),
        ("{{ 被告们|map(attribute='姓名')|join('、') }}", "张某、李某"),
        ("{{ (被告们|selectattr('自然人')|first).姓名 }}", "张某"),
        ("{% for 人 in 被告们 if not 人.自然人 %}{{ 人.姓名 }}{% else %}无{% endfor %}", "李某"),
        ("{{ 数 * 2 + 1 }}", "7"),
        ("{{ 甲 + '：' + 甲 }}", "原告：原告"),
        ("{% set 首 = 被告们[0] %}{{ 首.姓名 }}", "张某"),
        ("{{ 甲|replace('告', '方') }}", "原方"),
        ("{% for 次 in range(3) %}{{ 次 }}{% endfor %}", "012"),
        ("{{ '2026-06'|replace('-', '年') ~ '月' }}", "2026年06月"),
    ],
)
def test_what_a_filing_needs_works(source: str, text: str) -> None:
    assert made(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'x' * 10 ** 9 }}",
        "{{ 甲 * 999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 9 ** 9 }}",
        "{{ 9999999999999999 * 9999999999999999 }}",
        "{{ 被告们 + 被告们 }}",
        "{% for 次 in range(10 ** 9) %}x{% endfor %}",
        "{% for 次 in range(1001) %}x{% endfor %}",
        "{% for 次 in range(数 * 400) %}x{% endfor %}",
        "{% set 乙 = 甲 ~ 甲 %}{{ 乙 }}",
        "{% set 乙 %}{{ 甲 }}{% endset %}{{ 乙 }}",
        "{{ 甲|center(999999999) }}",
        "{{ 甲|safe }}",
        "{% autoescape false %}{{ 甲 }}{% endautoescape %}",
        "{{ 甲.upper() }}",
        "{{ 甲.upper }}",
        "{{ 甲.__class__ }}",
        "{{ 甲['__class__'] }}",
        "{{ self }}",
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% macro 甲() %}{% endmacro %}",
        "{% block 甲 %}{% endblock %}",
        "{% with 乙 = 甲 %}{{ 乙 }}{% endwith %}",
        "{% filter upper %}x{% endfilter %}",
        "{% for 人 in 被告们 recursive %}{{ loop(人) }}{% endfor %}",
        "{{ cycler('a') }}",
        "{{ lipsum }}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% if 数 %}" * 400 + "x" + "{% endif %}" * 400,
        "{% if 数 %}" * 21 + "x" + "{% endif %}" * 21,
        "{% for 次 in range(2) %}" * 7 + "x" + "{% endfor %}" * 7,
    ],
)
def test_what_could_escape_hang_or_grow_is_refused(source: str) -> None:
    start = time.monotonic()
    with pytest.raises(TemplateError):
        made(source)
    assert time.monotonic() - start < 5


def test_loops_inside_loops_stop_where_the_paper_grows_beyond_every_measure() -> None:
    source = "{% for a in 长 %}{% for b in 长 %}{% for c in 长 %}{{ a }}{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateError, match="内容过多"):
        made(source)


def test_printed_values_count_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "MOST_CHARACTERS", 3)
    assert made("{{ 甲 }}") == "原告"
    with pytest.raises(TemplateError, match="内容过多"):
        made("{{ 甲 }}{{ 甲 }}")


def test_each_run_has_a_budget_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "MOST_CHARACTERS", 1000)
    template = environment().from_string("{% for 人 in 被告们 %}{{ 人.姓名 }}{% endfor %}")
    for _ in range(20):
        assert template.render(values.plain(DATA)) == "张某李某"


def test_the_text_inside_a_loop_counts_for_each_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "MOST_CHARACTERS", 500)
    with pytest.raises(TemplateError, match="内容过多"):
        made("{% for 人 in 被告们 %}" + "字" * 200 + "{% endfor %}")


@pytest.mark.parametrize(
    "source", ["{{ 甲|replace('', 'x' ~ 长文) }}", "{{ 长|join(长文) }}", "{{ 长文 + 长文 }}"]
)
def test_a_text_cannot_be_blown_up_by_a_filter(source: str) -> None:
    data: dict[str, Any] = DATA | {"长文": "字" * 600_000}
    with pytest.raises(TemplateError, match="文字过长"):
        environment().from_string(source).render(values.plain(data))


@pytest.mark.parametrize("source", ["{{ 空 }}", "{% for 一 in 空 %}{% endfor %}", "{{ 空|join('、') }}"])
def test_a_field_without_a_value_is_named(source: str) -> None:
    with pytest.raises(MissingValueError) as caught:
        made(source)
    assert "“空”" in caught.value.zh


def test_a_refusal_says_what_may_be_used_instead() -> None:
    with pytest.raises(TemplateError, match=r"过滤器 center（可用：.*join"):
        made("{{ 甲|center(3) }}")


def test_nothing_but_range_may_be_called_even_where_the_policy_let_it_pass() -> None:
    inner = environment()
    assert inner.is_safe_callable(inner.globals["range"])
    assert not inner.is_safe_callable(len)
