"""What courts want: the packaged profile, and a bank's own file laid over it."""

from pathlib import Path

import pytest

from legal_docs.errors import SettingsError
from legal_docs.model.exhibit import StampPlace
from legal_docs.services.profiles import profiles

COURT = "某市某区人民法院"


def _file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "courts.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_without_a_file_every_court_gets_the_packaged_profile() -> None:
    found = profiles("")
    assert found.of(COURT) == found.of("")
    assert found.of(COURT).bundle.stamp is StampPlace.CENTRE
    assert found.of(COURT).efiling.types == ("pdf",)


def test_a_court_changes_single_values_and_keeps_the_rest(tmp_path: Path) -> None:
    own = _file(
        tmp_path,
        '[default.bundle]\ndividers = true\n["某市某区人民法院".bundle]\nvolume_mb = 30\n'
        '["某市某区人民法院".efiling]\nfile_mb = 10\n',
    )
    found = profiles(own)
    mine, other = found.of(COURT), found.of("某市某县人民法院")
    assert (mine.bundle.volume_mb, mine.bundle.dividers, mine.efiling.file_mb) == (30, True, 10)
    assert (other.bundle.volume_mb, other.bundle.dividers, other.efiling.file_mb) == (0, True, 0)
    assert mine.efiling.pattern == other.efiling.pattern


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[default.bundle]\nstamp = "middle"\n', "default.bundle.stamp：须为 bottom_centre、"),
        ("[default.bundle]\nvolume_mb = -1\n", "default.bundle.volume_mb：不得小于 0"),
        ("[default.bundle]\nvolume_mb = 30.5\n", "default.bundle.volume_mb：须为整数"),
        ('[default.bundle]\nvolume_pages = "300"\n', "default.bundle.volume_pages：须为整数"),
        ("[default.efiling]\nfile_mb = true\n", "default.efiling.file_mb：须为整数"),
        ('[default.bundle]\ndividers = "ja"\n', "default.bundle.dividers：须为 true 或者 false"),
        ('[default.efiling]\ntypes = "pdf"\n', "default.efiling.types：须为列表"),
        ("[default.efiling]\npattern = 3\n", "default.efiling.pattern：须为加引号的文字"),
        ('[default.efiling]\npattern = "{姓名"\n', "花括号没有成对"),
        ('[default.efiling]\npattern = "{姓名:9}"\n', "pattern 中只能用 {姓名}、{证件号后四位}"),
        ('[default.efiling]\npattern = "{姓名!r}"\n', "pattern 中只能用"),
        ("[default.bindle]\nx = 1\n", "default.bindle：没有这一项要求"),
        ('[default.efiling]\npattern = "{姓名}-{手机}.pdf"\n', "default.efiling"),
        ('["某市某区人民法院".bundle]\nmargins = 3\n', f"{COURT}.bundle.margins：没有这一项要求"),
        ("default = 1\n", "default：须写成 [法院.bundle]"),
        ("[default", "TOML"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        profiles(_file(tmp_path, text))
    assert named in refused.value.zh
    assert "LEGAL_DOCS_COURTS" in refused.value.zh
    assert "courts.toml" in refused.value.en


def test_several_places_of_a_court_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"volume_mb：须为整数；default\.efiling\.file_mb：须为整数"):
        profiles(_file(tmp_path, "[default.bundle]\nvolume_mb = 1.5\n[default.efiling]\nfile_mb = 'x'\n"))


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(SettingsError, match="不存在"):
        profiles("没有这个文件.toml")
