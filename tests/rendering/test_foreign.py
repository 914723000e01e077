import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from legal_docs.errors import BadInputError
from legal_docs.rendering.foreign import as_word
from tests.rendering import papers

OWN = Path(__file__).parent / "fixtures" / "起诉状-本行.docx"


def test_a_file_of_libreoffice_gets_the_property_relation_word_knows() -> None:
    assert docx.Document(BytesIO(as_word(OWN.read_bytes()))).core_properties.title == "民事起诉状（本行版）"


def test_saving_it_again_adds_no_second_part_of_the_same_name() -> None:
    document = docx.Document(BytesIO(as_word(OWN.read_bytes())))
    document.core_properties.author = "x"
    file = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        document.save(file)
    names = zipfile.ZipFile(file).namelist()
    assert len(names) == len(set(names))


def test_every_other_part_stays_as_it_was() -> None:
    before, after = zipfile.ZipFile(OWN), zipfile.ZipFile(BytesIO(as_word(OWN.read_bytes())))
    assert before.namelist() == after.namelist()
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["_rels/.rels"]


def test_a_file_of_word_and_a_file_that_is_none_come_back_unchanged() -> None:
    word = papers.paragraphs("x")
    assert as_word(word) is word
    assert as_word(b"no zip") == b"no zip"


def test_a_file_that_refers_outside_itself_is_refused() -> None:
    def build(document: Any) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        document.part._settings_part.relate_to("http://x.example/a.dotm", kind, is_external=True)

    with pytest.raises(BadInputError, match="外部内容"):
        as_word(papers.docx(build))
