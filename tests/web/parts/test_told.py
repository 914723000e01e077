"""Errors on a screen: whole sentences, each fault on a line of its own, no sign of Markdown at work."""

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.errors import LoggedOutError
from legal_docs.web.parts import told

FAULTS = "催收记录 › 证据：没有“甲.pdf”。请补上文件；借款 › 合同金额：放款超过合同。请核对"


def test_one_sentence_ends_as_sentences_do() -> None:
    assert told.sentences("没有找到") == "没有找到。"
    assert told.sentences("没有找到。") == "没有找到。"
    assert told.sentences("请填写“借款”") == "请填写“借款”"
    assert told.sentences("怎么办？") == "怎么办？"


def test_several_faults_stand_one_a_line() -> None:
    assert told.sentences(FAULTS).splitlines() == [
        "请改正以下2处：",
        "",
        "- 催收记录 › 证据：没有“甲.pdf”。请补上文件。",
        "- 借款 › 合同金额：放款超过合同。请核对。",
    ]


def test_a_sentence_with_a_semicolon_stays_whole() -> None:
    assert told.sentences("不能提交；请先审查") == "不能提交；请先审查。"
    assert told.sentences("借款 › 合同金额：不对。请核对") == "借款 › 合同金额：不对。请核对。"
    assert told.sentences("案件 › 案由：不对；请核对") == "案件 › 案由：不对；请核对。"


def test_names_do_nothing_in_markdown() -> None:
    assert told.sentences("没有![x](http://a)") == r"没有\!\[x\]\(http\://a\)。"


def _refuse() -> None:
    import streamlit as st

    from legal_docs.errors import BadInputError, ConflictError
    from legal_docs.web.parts.told import telling

    with telling():
        raise BadInputError("资料*不全*", "incomplete")
    with telling():
        raise ConflictError("已有改动", "changed")
    st.write("还在")


def test_a_refusal_is_told_and_the_rest_of_the_screen_goes_on() -> None:
    shown = AppTest.from_function(_refuse, default_timeout=30).run()
    assert [each.value for each in shown.error] == [r"资料\*不全\*。"]
    assert [each.value for each in shown.warning] == ["已有改动。"]
    assert shown.markdown[-1].value == "还在"


def test_the_end_of_a_log_in_is_for_the_whole_page_to_say() -> None:
    with pytest.raises(LoggedOutError), told.telling():
        raise LoggedOutError("登录已结束", "logged out")


def _leave_out() -> None:
    import streamlit as st

    from legal_docs.services.desk.damage import noting
    from legal_docs.storage.key_sentences import row_tampered
    from legal_docs.web.parts.told import telling

    with telling():
        st.write("列表")
        for row in range(12):
            with telling(), noting(shows=True) as rows:
                rows.append(row_tampered("cases", str(row), "甲*1"))


def test_what_was_left_out_is_named_once_above_all_else() -> None:
    shown = AppTest.from_function(_leave_out, default_timeout=30).run()
    (said,) = (each.value for each in shown.error)
    assert said.startswith("有12条数据不能核实，没有显示，也没有使用") and "- 另有2条。" in said
    assert r"- 案件 甲\*1：cases 表编号 9 的数据被改动过" in said and "编号 10 " not in said
    assert shown.main[0].type == "error" or shown.main[0].children[0].type == "error"
    assert shown.markdown[-1].value == "列表"
