"""A form with tracked changes is not filled: it has two readings."""

import pytest

from legal_docs.errors import BadInputError
from legal_docs.model.form import Blank, FormRow, FormSheet
from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.layouts import cell, row, table, word

SHEET = FormSheet("", (FormRow("", "甲", (Blank("姓名", "张某"),)),))
PRINTED = table(row(cell("甲") + cell("姓名：")))


@pytest.mark.parametrize("mark", ["ins", "del", "moveFrom", "moveTo"])
def test_a_tracked_change_anywhere_is_refused(mark: str) -> None:
    changed = f'<w:p><w:{mark} w:id="1" w:author="x"><w:r/></w:{mark}></w:p>'
    with pytest.raises(BadInputError, match="接受或拒绝全部修订"):
        fill_form(word(PRINTED + changed), SHEET)
    assert fill_form(word(PRINTED), SHEET)[1] == ()
