import time
from typing import Any

import pytest
from jinja2 import TemplateError, UndefinedError

from legal_docs.errors import BadInputError, MissingValueError
from legal_docs.rendering import confined, values
from legal_docs.rendering.sandbox import environment

DATA = {
    "甲": "原告",
    "数": 3,
    "空": None,
    "空表": [],
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


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("{{ 被告们 }}", "被告们"),
        ("{{ 被告们[0] }}", "被告们[1]"),
        ("{{ 被告们|join('、') }}", "被告们[1]"),
        ("{{ 被告们|string }}", "被告们"),
        ("{{ 被告们|e }}", "被告们"),
        ("{{ 被告们|trim }}", "被告们"),
        ("{{ 被告们|replace('a', 'b') }}", "被告们"),
        ("{{ 被告们|map('upper')|join }}", "被告们[1]"),
        ("{{ 被告们|map('string')|first }}", "被告们[1]"),
        ("{{ 被告们[0:1] }}", "模板打印的内容"),
        ("{{ '人：' ~ 被告们[1] }}", "被告们[2]"),
        ("{{ [被告们]|join }}", "被告们"),
        ("{{ {'a': 被告们} }}", "模板打印的内容"),
        ("{{ 被告们[0]|first }}", "被告们[1]"),
        ("{{ 被告们[0]|join }}", "被告们[1]"),
        ("{{ 被告们[0]|length }}", "被告们[1]"),
        ("{% for 键 in 被告们[0] %}{{ 键 }}{% endfor %}", "被告们[1]"),
        ("{{ range(3) }}", "模板打印的内容"),
        ("{{ 被告们|map(attribute='姓名') }}", "模板打印的内容"),
    ],
)
def test_nothing_is_ever_printed_as_python_writes_it(source: str, named: str) -> None:
    with pytest.raises(BadInputError) as caught:
        made(source)
    assert named in caught.value.zh and "是一组内容" in caught.value.zh


@pytest.mark.parametrize(
    "source",
    [
        "{{ 被告们|map(attribute='自然人')|join }}",
        "{{ 被告们|join('、', attribute='自然人') }}",
        "{{ 被告们[0].自然人|string }}",
        "{{ '是' ~ 被告们[0].自然人 }}",
    ],
)
def test_a_yes_or_no_reaches_the_paper_by_no_filter(source: str) -> None:
    with pytest.raises(BadInputError, match="是/否"):
        made(source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ 1 % 0 }}", "除数不能为零"),
        ("{{ 数 // 0 }}", "除数不能为零"),
        ("{{ 1 / 0 }}", "不能这样计算：/"),
        ("{{ 1 / 3 }}", "不能这样计算：/"),
        ("{{ 被告们[0].自然人 + 1 }}", "不能这样计算"),
        ("{% for 次 in range(1, 5, 0) %}x{% endfor %}", "步长不能为零"),
        ("{% for 甲, 乙 in 被告们 %}x{% endfor %}", "循环每次只能取一个名称"),
        ("{{ 被告们|unique|join('、', attribute='姓名') }}", "一组内容不能这样比较"),
        ("{{ " + "9" * 6000 + " }}", "数字过大"),
        ("{{ 甲｜trim }}", "有不能识别的字符“｜”"),
        ("{{ 被告们|map('safe')|join }}", "不能使用过滤器 safe"),
        ("{{ 被告们|map(attribute='__class__')|join }}", "不能读取内部属性 __class__"),
        ("{% if 甲 is callabel %}x{% endif %}", "没有“is callabel”这种判断"),
        ("{{ 被告们|selectattr('姓名', 'lick')|length }}", "没有“is lick”这种判断"),
        ("{{ 被告们 < 1 }}", "标记的写法或内容的种类不对"),
    ],
)
def test_whatever_a_tag_does_ends_in_one_chinese_sentence(source: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        made(source)
    assert said in str(caught.value.message)
    assert " / " in str(caught.value.message)


@pytest.mark.parametrize("source", ['{{ "\\x08" }}', '{{ "\\ud800" }}', '{{ "\\ud800"|trim }}'])
def test_a_character_no_document_may_hold_is_not_printed(source: str) -> None:
    with pytest.raises(BadInputError, match="文档中不允许的字符"):
        made(source)


def test_escaping_by_hand_changes_nothing_and_makes_no_broken_xml() -> None:
    assert made("{{ ('a&b'|e)[0:3] }}") == "a&amp;b"
    assert made("{{ '&'|escape|replace('&', '<') }}") == "&lt;"


def test_an_item_that_is_not_there_is_named_with_its_list() -> None:
    with pytest.raises(UndefinedError, match="被告们第100项"):
        made("{{ 被告们[99].姓名 }}")


def test_nothing_where_something_was_to_be_chosen_is_no_english() -> None:
    with pytest.raises(UndefinedError, match="没有内容的 first 或 last"):
        made("{{ 空表|first }}")
    with pytest.raises(MissingValueError, match="none"):
        made("{{ none }}")


def test_an_if_without_else_prints_nothing_where_it_does_not_hold() -> None:
    assert made("{{ 甲 if 数 == 4 }}") == "" and made("{{ 甲 ~ (甲 if 数 == 3) }}") == "原告原告"
