from pathlib import Path

import pytest

from legal_docs.rendering.fetcher import LockedFetcher


def test_a_file_inside_opens(tmp_path: Path) -> None:
    (tmp_path / "甲.css").write_text("p{}", "utf-8")
    response = LockedFetcher([tmp_path]).fetch((tmp_path / "甲.css").as_uri())
    assert (response.read(), response.content_type) == (b"p{}", "text/css")


def test_data_addresses_open() -> None:
    assert LockedFetcher().fetch("data:text/plain,abc").read() == b"abc"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "ftp://x/y", "file://other/etc/passwd", "file:///etc/passwd"]
)
def test_everything_else_is_refused_and_remembered(address: str, tmp_path: Path) -> None:
    fetcher = LockedFetcher([tmp_path])
    with pytest.raises(ValueError):
        fetcher.fetch(address)
    assert fetcher.refused == [address]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret").write_text("s", "utf-8")
    (inside / "link").symlink_to(tmp_path / "secret")
    for address in (
        (inside / "link").as_uri(),
        f"{inside.as_uri()}/../secret",
        f"{inside.as_uri()}/%2e%2e/secret",
    ):
        with pytest.raises(ValueError):
            LockedFetcher([inside]).fetch(address)
