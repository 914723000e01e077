from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError, SettingsError
from legal_docs.law.articles import all_articles
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind
from legal_docs.rendering.template import registry
from tests.rendering import papers

NOTE = 'id = "own"\nversion = "2"\nkind = "民事起诉状"\n'


def put(folder: Path, name: str = "起诉状", note: str = NOTE) -> Path:
    (folder / f"{name}.toml").write_text(note, "utf-8")
    path = folder / f"{name}.docx"
    path.write_bytes(papers.paragraphs("{{ 法院 }}"))
    return path


def test_every_packaged_template_is_listed_once_and_every_listed_one_is_there() -> None:
    there = {
        path
        for folder in ("filings", "forms")
        for path in (shipped.templates() / folder).glob("*.docx")
        if not path.name.startswith("~$")
    }
    listed = [one.path for one in registry.packaged()]
    assert set(listed) == there and len(listed) == len(there)


def test_every_packaged_template_has_an_id_and_version_of_its_own() -> None:
    ids = [one.note.id for one in registry.packaged()]
    assert len(set(ids)) == len(ids)
    assert all(one.note.version and not one.own for one in registry.packaged())


def test_mandatory_contents_name_articles_that_exist() -> None:
    known = {article.id for article in all_articles()}
    named = {each.article for kind in FilingKind for each in registry.contents(kind)} - {""}
    assert named and named <= known


def test_a_complaint_must_hold_what_the_law_names() -> None:
    wanted = [each for each in registry.contents(FilingKind.COMPLAINT) if each.article == "民诉法2023.124"]
    names = " ".join(each.name for each in wanted)
    for part in ("原告", "被告", "住所", "联系方式", "诉讼请求", "事实", "理由", "证据"):
        assert part in names


def test_no_folder_means_no_templates_of_the_bank() -> None:
    assert registry.own("") == ()


def test_a_template_of_the_bank_is_known_by_the_toml_beside_it(tmp_path: Path) -> None:
    path = put(tmp_path, note=NOTE + 'cause = "金融借款合同纠纷"\ncourt = "某市某区人民法院"\n')
    (one,) = registry.own(str(tmp_path))
    assert (one.path, one.own, one.note.kind, one.note.cause) == (
        path,
        True,
        FilingKind.COMPLAINT,
        Cause.LOAN,
    )
    record = one.record
    assert (record.id, record.version, record.court, record.own) == ("own", "2", "某市某区人民法院", True)
    assert record.file == "起诉状.docx" and len(record.sha256) == 64


def test_the_hash_is_that_of_the_file_as_it_is_now(tmp_path: Path) -> None:
    path = put(tmp_path)
    (one,) = registry.own(str(tmp_path))
    before = one.record.sha256
    path.write_bytes(papers.paragraphs("{{ 案由 }}"))
    assert one.record.sha256 != before


def test_what_word_leaves_while_a_file_is_open_is_no_template(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "~$起诉状.docx").write_bytes(b"x")
    assert len(registry.own(str(tmp_path))) == 1


@pytest.mark.parametrize("place", ["没有", "文件.docx"])
def test_a_folder_that_is_not_there_names_the_setting(place: str, tmp_path: Path) -> None:
    (tmp_path / "文件.docx").write_bytes(b"x")
    with pytest.raises(SettingsError, match="LEGAL_DOCS_TEMPLATES"):
        registry.own(str(tmp_path / place))


def test_a_template_without_a_toml_is_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path).with_suffix(".toml").unlink()
    with pytest.raises(BadInputError, match=r"起诉状\.docx.*没有说明文件 起诉状\.toml"):
        registry.own(str(tmp_path))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ('id = "own"\nversion = "2"\n', "kind"),
        (NOTE + 'cause = "离婚纠纷"\n', "cause"),
        (NOTE.replace("民事起诉状", "情书"), "kind"),
        (NOTE + "colour = 1\n", "colour"),
        (NOTE.replace('"own"', '""'), "id"),
        ("id =", "不能读取"),
    ],
)
def test_a_toml_that_is_wrong_names_what_is_wrong(note: str, said: str, tmp_path: Path) -> None:
    put(tmp_path, note=note)
    with pytest.raises(BadInputError, match=rf"起诉状\.docx.*{said}"):
        registry.own(str(tmp_path))


def test_two_templates_with_one_id_and_version_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "甲")
    put(tmp_path, "乙")
    with pytest.raises(BadInputError, match=r"与 .*\.docx 的 id 和 version 相同"):
        registry.own(str(tmp_path))
    put(tmp_path, "乙", NOTE.replace('"2"', '"3"') + 'cause = "loan"\n')
    assert len(registry.own(str(tmp_path))) == 2


def test_a_capital_suffix_is_a_template_too(tmp_path: Path) -> None:
    put(tmp_path).rename(tmp_path / "起诉状.DOCX")
    assert [one.path.name for one in registry.own(str(tmp_path))] == ["起诉状.DOCX"]


@pytest.mark.parametrize("left", [None, "起诉状.doc", "~$起诉状.docx"])
def test_a_toml_without_its_word_file_is_refused_by_name(left: str | None, tmp_path: Path) -> None:
    path = put(tmp_path)
    path.rename(tmp_path / left) if left else path.unlink()
    with pytest.raises(BadInputError, match=r"起诉状\.toml，却没有同名的 Word 文件"):
        registry.own(str(tmp_path))


def test_the_id_of_a_packaged_template_is_taken(tmp_path: Path) -> None:
    put(tmp_path, note=NOTE.replace('"own"', '"complaint-loan"'))
    with pytest.raises(BadInputError, match=r"起诉状\.docx.*“complaint-loan”是程序自带模板的编号"):
        registry.own(str(tmp_path))


def test_two_for_the_same_court_and_cause_are_refused_before_any_case(tmp_path: Path) -> None:
    put(tmp_path, "甲", NOTE + 'cause = "loan"\n')
    put(tmp_path, "乙", NOTE.replace('"own"', '"other"') + 'cause = "金融借款合同纠纷"\n')
    with pytest.raises(BadInputError, match=r"同样适用于民事起诉状：乙\.docx、甲\.docx"):
        registry.own(str(tmp_path))


def test_the_mark_notepad_writes_before_utf_8_is_no_fault(tmp_path: Path) -> None:
    put(tmp_path, note="\ufeff" + NOTE)
    assert registry.own(str(tmp_path))[0].note.id == "own"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (NOTE.encode("gbk"), "不是 UTF-8 编码"),
        ('version = "2"\nid = “a”\n'.encode(), "第2行的写法不对.*英文直引号"),
        (b"id = ", "写法不对"),
    ],
)
def test_a_toml_that_cannot_be_read_says_in_chinese_where(note: bytes, said: str, tmp_path: Path) -> None:
    put(tmp_path).with_suffix(".toml").write_bytes(note)
    with pytest.raises(BadInputError, match=rf"起诉状\.toml 不能读取：.*{said}") as caught:
        registry.own(str(tmp_path))
    assert "codec" not in caught.value.zh and "Invalid" not in caught.value.zh
