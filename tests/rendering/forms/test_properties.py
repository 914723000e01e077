"""How the file was made is said in its properties; the rest of them is the court's."""

import zipfile
from io import BytesIO

import docx

from legal_docs.model.form import FormSheet
from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.layouts import form

EMPTY = FormSheet("", ())


def without_properties(blank: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(blank)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "_rels/.rels":
                start = data.rindex(b"<Relationship ", 0, data.index(b"core-properties"))
                data = data[:start] + data[data.index(b"/>", start) + 2 :]
            if name == "[Content_Types].xml":
                start = data.rindex(b"<Override ", 0, data.index(b"core-properties"))
                data = data[:start] + data[data.index(b"/>", start) + 2 :]
            if name != "docProps/core.xml":
                target.writestr(name, data)
    return file.getvalue()


def test_the_remark_is_the_comment_of_the_file() -> None:
    blank = form("card2024")
    author = docx.Document(BytesIO(blank)).core_properties.author
    found = docx.Document(BytesIO(fill_form(blank, EMPTY, remark="程序 & 模板")[0])).core_properties
    assert (found.comments, found.author) == ("程序 & 模板", author)


def test_a_file_without_properties_gets_some() -> None:
    bare = without_properties(form("card2024"))
    filled, _ = fill_form(bare, EMPTY, remark="程序")
    assert docx.Document(BytesIO(filled)).core_properties.comments == "程序"
    with zipfile.ZipFile(BytesIO(fill_form(bare, EMPTY)[0])) as file:
        assert "docProps/core.xml" not in file.namelist()
