import pytest

from legal_docs.rendering import policy
from legal_docs.rendering.sandbox import environment


def found(source: str) -> list[tuple[int, str]]:
    return [(each.line, each.zh) for each in policy.breaches(environment().parse(source))]


def test_a_plain_template_has_no_breach() -> None:
    assert found("{{ 甲.乙 }}{% if 甲 %}{% for 一 in 甲 %}{{ 一|trim }}{% endfor %}{% endif %}") == []


def test_every_breach_is_told_with_its_line() -> None:
    assert found("{{ 甲|safe }}\n{{ 甲.__dict__ }}\n{% include 'x' %}") == [
        (1, f"不能使用过滤器 safe（可用：{'、'.join(sorted(policy.FILTERS))}）"),
        (2, "不能读取内部属性 __dict__"),
        (3, "不能使用 include"),
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% set 甲, 乙 = 丙 %}", ["set 只能给一个名称赋值"]),
        ("{% set 甲 = 乙 ~ 乙 %}", ["set 只能取字段，不能拼接"]),
        ("{% set 甲 = (乙|default(乙 + 乙)) %}", ["set 只能取字段，不能拼接"]),
        ("{% for 一 in range(1001) %}{% endfor %}", ["range 最多 1000 次"]),
        ("{% for 一 in range(1000) %}{% endfor %}", []),
        ("{% for 一 in 甲() %}{% endfor %}", ["不能调用函数"]),
        ("{% for 一 in 甲 recursive %}{% endfor %}", ["不能使用 recursive 循环"]),
        ("{% for 一 in 甲 %}" * 6 + "{% endfor %}" * 6, []),
        ("{% for 一 in 甲 %}" * 7 + "{% endfor %}" * 7, ["循环或条件嵌套过深"]),
        ("{% if 甲 %}" * 20 + "{% endif %}" * 20, []),
        ("{% if 甲 %}" * 21 + "{% endif %}" * 21, ["循环或条件嵌套过深"]),
    ],
)
def test_each_limit_is_exactly_where_it_is_said_to_be(source: str, told: list[str]) -> None:
    assert [zh for _, zh in found(source)] == told
