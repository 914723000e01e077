import pytest

from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.bundling.masking.secrets import INK, Secret, Secrets, without
from tests.bundling.masking.made import IDENTITY, NAME, PHONE, SECRETS, words


def _found(text: str, secrets: Secrets = SECRETS) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.kind.value) for span in secrets.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "张三样",
        "张　三样",
        "张 三 样",
        "张\n三样",
        "张-三样",
        "张·三样",
        "张\u200b三\u00ad样",
    ],
)
def test_a_name_is_found_however_it_is_spread(text: str) -> None:
    assert [kind for _, kind in _found(text)] == ["name"]


def test_a_name_inside_another_word_is_masked_where_it_matches() -> None:
    assert words("张三").masked("张三丰主张三年") == f"{INK * 2}丰主{INK * 2}年"


@pytest.mark.parametrize(
    "text",
    [
        "１３９００００１２３４",
        "139 0000 1234",
        "139-0000-1234",
        "1390000\n1234",
        "x13900001234y",
        "9139000012340",
    ],
)
def test_a_known_number_is_found_full_width_broken_and_within_a_longer_one(text: str) -> None:
    assert ("phone") in [kind for _, kind in _found(text, Secrets((Secret(Kind.PHONE, PHONE),), frozenset()))]


def test_a_sign_fonts_give_as_a_radical_is_the_sign() -> None:
    assert words("文样").masked("⽂样") == INK * 2


def test_letters_of_either_size_are_the_same() -> None:
    assert words("11010119900101123x").masked("11010119900101123X") == INK * 18
    assert words("Li@Example.com").masked("li@example.COM") == INK * 14


def test_overlapping_finds_are_all_masked() -> None:
    assert words("aba").masked("ababa") == INK * 5


def test_nothing_is_changed_where_nothing_is_found() -> None:
    assert SECRETS.masked("第一组　借款合同（第1-5页）") == "第一组　借款合同（第1-5页）"


def test_a_masked_title_keeps_its_blanks_and_hyphens() -> None:
    assert SECRETS.masked("张 三样 139-0000-1234") == f"■ ■■ {INK * 3}-{INK * 4}-{INK * 4}"


def test_the_ends_of_a_number_stay_if_asked_and_those_of_a_name_do_not() -> None:
    secrets = Secrets(SECRETS.words, style=Style.ENDS)
    assert secrets.masked(IDENTITY) == f"110{INK * 11}1237"
    assert secrets.masked("139 0000 1234") == f"139 {INK * 4} 1234"
    assert secrets.masked(NAME) == INK * 3


def test_a_short_number_has_no_ends_to_keep() -> None:
    secrets = Secrets((Secret(Kind.ACCOUNT, "1234567890"),), frozenset(), style=Style.ENDS)
    assert secrets.masked("1234567890") == INK * 10


def test_numbers_are_known_by_their_form_unless_kept() -> None:
    text = "13800005678 110101198802022345 4111111111111111 a@b.cn"
    assert [kind for _, kind in _found(text, Secrets())] == ["phone", "id", "account", "email"]
    kept = Secrets(kept=frozenset({"138-0000-5678"}), forms=frozenset({Kind.PHONE, Kind.ID}))
    assert [kind for _, kind in _found(text, kept)] == ["id"]


def test_no_secret_can_be_read_in_the_repr() -> None:
    shown = repr(Secrets((Secret(Kind.NAME, NAME),), kept=frozenset({PHONE})))
    assert NAME not in shown and PHONE not in shown


@pytest.mark.parametrize("code", ["utf-8", "utf-16-be", "utf-16-le", "gb18030"])
def test_words_are_found_in_data_in_each_encoding(code: str) -> None:
    data = b"\x00\x01<x>" + NAME.encode(code) + b"</x>"
    assert SECRETS.is_in_bytes(data)
    assert not SECRETS.is_in_bytes(data.replace(NAME.encode(code), "王五样".encode(code)))


def test_words_are_found_in_data_as_hexadecimal_figures() -> None:
    assert SECRETS.is_in_bytes(NAME.encode("utf-16-be").hex().upper().encode())
    assert SECRETS.is_in_bytes(NAME.encode("utf-16-be").hex().encode())


def test_chance_hits_of_few_bytes_do_not_count_and_no_words_hit_nothing() -> None:
    assert not words("12").is_in_bytes(b"12 0 Td")
    assert not Secrets().is_in_bytes(b"anything")


def test_empty_and_kept_secrets_are_left_out_and_each_stands_once() -> None:
    listed = [Secret(Kind.NAME, NAME), Secret(Kind.PHONE, " "), Secret(Kind.ID, "1"), Secret(Kind.NAME, NAME)]
    assert without(listed, frozenset({Kind.ID})) == (Secret(Kind.NAME, NAME),)
