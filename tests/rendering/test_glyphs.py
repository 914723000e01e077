import pytest

from legal_docs.errors import ProofError
from legal_docs.rendering import glyphs


def test_rare_names_and_form_marks_can_be_drawn() -> None:
    assert glyphs.missing_characters("王䶮 李㛃𬭎 □☐☑☒√①Ⅳ㎡℃￥—“”《》\n\t\u3000") == ()


def test_each_missing_character_is_named_once_in_order() -> None:
    assert glyphs.missing_characters("甲\u200b乙\ue000\u200b丙") == ("\u200b", "\ue000")


def test_the_error_names_code_point_and_words_around() -> None:
    with pytest.raises(ProofError, match=r"U\+E000 .*被告张"):
        glyphs.require("被告张\ue000明")
