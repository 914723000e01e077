"""What stands where no case ever comes does not count as printed."""

import pytest

from legal_docs.rendering.template.lint import Content
from tests.rendering.template.test_lint import told


@pytest.mark.parametrize(
    "line",
    [
        "{% if false %}{{ 法院 }}{% endif %}",
        "{% if 0 %}{{ 法院 }}{% endif %}",
        "{% if 1 == 2 %}{{ 法院 }}{% endif %}",
        "{% if true %}x{% else %}{{ 法院 }}{% endif %}",
        "{% if false %}{% for 人 in 被告们 %}{{ 法院 }}{% endfor %}{% endif %}",
        "{% for 一 in [] %}{{ 法院 }}{% endfor %}",
        "{% for 人 in 被告们 if false %}{{ 法院 }}{% endfor %}",
        "{{ 法院 if false else '某法院' }}",
        "{{ '某法院' if true else 法院 }}",
        "{{ '某法院' or 法院 }}",
        "{{ 法院|length }}",
        "{{ 法院[0:0] }}x",
        "{{ 法院 and '某法院' }}",
    ],
)
def test_a_key_no_case_would_print_is_not_printed(line: str) -> None:
    wanted = (Content("受诉法院", keys=("法院",)),)
    assert [code for code, _ in told([line], wanted)] == ["template_contents_missing"]


@pytest.mark.parametrize(
    "line",
    [
        "{% if true %}{{ 法院 }}{% endif %}",
        "{% if false %}x{% else %}{{ 法院 }}{% endif %}",
        "{% if false %}x{% endif %}{{ 法院 }}",
        "{{ 法院 or '某法院' }}",
        "{{ 法院 if true }}",
    ],
)
def test_a_key_every_case_would_print_is_printed(line: str) -> None:
    assert told([line], (Content("受诉法院", keys=("法院",)),)) == []
