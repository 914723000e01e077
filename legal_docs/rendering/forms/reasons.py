"""Why a value or tick has no certain place in a form, in the two languages of the program."""

from typing import NamedTuple


class Reason(NamedTuple):
    """One reason, as the rest of a sentence that names the value."""

    zh: str
    en: str


NO_PLACE = Reason("在表格中没有对应的空格", "the form has no blank for it")
TAKEN = Reason(
    "对应的空格已有内容或后面另有文字，未改动",
    "the blank is filled already or other words follow; left as it is",
)
SEVERAL = Reason(
    "在表格中有不止一个可能的空格，未填", "the form has more than one such blank; none was filled"
)
NO_BOX = Reason("在表格中没有对应的勾选框", "the form has no box for it")
TICKED_BEFORE = Reason(
    "所在单元格已有勾选，未改动", "something is ticked in this cell already; left as it is"
)
SEVERAL_BOXES = Reason(
    "在表格中有不止一个可能的勾选框，未勾选", "the form has more than one such box; none was ticked"
)
NO_ROW = Reason("表格中没有这一行", "the form has no such row")
SEVERAL_ROWS = Reason(
    "表格中有不止一处这样的行，未填", "the form has this row in more than one place; none was filled"
)
USED = Reason("同一位置已填入另一项", "another value was written into the same place")


def no_copy(copy: int) -> Reason:
    """Return that the form has no block `copy` and none could be made."""
    return Reason(
        f"表格中没有第{copy}份，也无法复制", f"the form has no block {copy} of it and none can be copied"
    )


def not_blank(copy: int) -> Reason:
    """Return that block `copy` is missing and the printed one is no blank to copy."""
    return Reason(
        f"表格中没有第{copy}份；已有的一份中填有内容或勾选，未复制",
        f"the form has no block {copy} of it; the block there is filled or ticked already and was not copied",
    )


def spare(section: str, row: str, printed: int, filled: int) -> Reason:
    """Return the note that `printed` rows are alike and only the first `filled` were needed."""
    return Reason(
        f"{section}“{row}”：表格中有{printed}份相同的行，只填了前{filled}份，其余留空，请核对",
        f"{section} “{row}”: the form has this row {printed} times; only the first {filled} filled, "
        "the rest left blank. Check them",
    )
