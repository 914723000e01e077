import unicodedata
from pathlib import Path

from legal_docs.bundling import folder
from tests.bundling import files


def _codes(listing: folder.Listing) -> dict[str, str]:
    return {problem.place.file: problem.code for problem in listing.problems}


def test_links_are_never_followed_and_are_named(tmp_path: Path) -> None:
    outside = files.folder(tmp_path / "outside", {"secret.txt": b"secret"})
    root = files.folder(tmp_path / "case", {"a.txt": b"a"})
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "linked").symlink_to(outside)
    listing = folder.read(root)
    assert list(listing.files) == ["a.txt"]
    assert _codes(listing) == {"link.txt": "exhibit_link", "linked": "exhibit_link"}


def test_a_linked_folder_is_not_read(tmp_path: Path) -> None:
    files.folder(tmp_path / "real", {"a.txt": b"a"})
    (tmp_path / "case").symlink_to(tmp_path / "real")
    assert _codes(folder.read(tmp_path / "case")) == {"case": "evidence_folder_missing"}


def test_droppings_of_the_system_are_skipped_and_named(tmp_path: Path) -> None:
    names = [".DS_Store", "01/Thumbs.db", "01/~$合同.docx", "__MACOSX/x.pdf", "01/._a.pdf"]
    listing = folder.read(files.folder(tmp_path, dict.fromkeys(names, b"x")))
    assert listing.files == {}
    assert set(_codes(listing)) == set(names)
    assert set(_codes(listing).values()) == {"exhibit_skipped"}


def test_a_name_that_hides_its_ending_is_shown_as_it_is(tmp_path: Path) -> None:
    listing = folder.read(files.folder(tmp_path, {"合同\u202efdp.txt": b"x", "a\"b'c.txt": b"x"}))
    assert set(listing.files) == {"合同fdp.txt", "a\"b'c.txt"}
    assert _codes(listing) == {"合同fdp.txt": "exhibit_name_cleaned"}


def test_two_names_that_only_differ_by_invisible_characters_are_refused(tmp_path: Path) -> None:
    listing = folder.read(files.folder(tmp_path, {"a.txt": b"1", "a\u200b.txt": b"2"}))
    assert list(listing.files) == ["a.txt"]
    assert _codes(listing) == {"a.txt": "exhibit_name_twice"}


def test_a_name_with_a_control_character_is_refused_and_printable(tmp_path: Path) -> None:
    listing = folder.read(files.folder(tmp_path, {"a\x07b.txt": b"1"}))
    assert listing.files == {}
    assert _codes(listing) == {"a<U+0007>b.txt": "exhibit_name_illegal"}


def test_a_decomposed_name_is_the_composed_name(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "résumé.txt")
    listing = folder.read(files.folder(tmp_path, {name: b"1"}))
    assert list(listing.files) == ["résumé.txt"]
    assert listing.problems == ()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    assert _codes(folder.read(tmp_path / "none")) == {"none": "evidence_folder_missing"}
