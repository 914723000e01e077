"""Settings that cannot be used are a sentence that names the setting and what it may say."""

from pathlib import Path

import pytest

from legal_docs.errors import DatabaseError, ExitCode, SettingsError
from legal_docs.services.wiring import Wiring, wire
from legal_docs.settings import Settings


@pytest.mark.parametrize(
    ("name", "value", "allowed"), [("LANG", "fr", "zh 或 en"), ("DEBUG", "maybe", "true 或 false")]
)
def test_a_wrong_setting_is_named_with_what_it_may_say(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(f"LEGAL_DOCS_{name}", value)
    with pytest.raises(SettingsError, match=f"LEGAL_DOCS_{name} 应为 {allowed}") as caught:
        wire()
    assert caught.value.exit_code is ExitCode.USAGE
    assert value not in caught.value.sentence("en")


def test_a_file_of_settings_in_another_encoding_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes("LEGAL_DOCS_OUT=输出".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        wire()


def test_a_home_that_cannot_hold_the_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    with pytest.raises(DatabaseError, match="LEGAL_DOCS_HOME"):
        _ = Wiring(Settings(home=tmp_path / "home")).engine
