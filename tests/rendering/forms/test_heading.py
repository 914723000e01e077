"""A form is known by what stands at its head."""

import pytest

from legal_docs.errors import BadInputError
from legal_docs.rendering.forms.heading import heading
from tests.rendering.forms.layouts import form, paragraph, word


def test_the_title_may_stand_on_several_lines() -> None:
    assert heading(form("card2024")).startswith("民事起诉状(银行信用卡纠纷)")
    body = paragraph("") + paragraph("民 事 起 诉 状") + paragraph("（信用卡纠纷）") + paragraph("二") * 9
    assert heading(word(body)) == "民事起诉状(信用卡纠纷)二二"


def test_a_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(BadInputError):
        heading(b"x")
