from legal_docs.bundling import stampfont


def test_the_font_holds_a_dozen_glyphs_and_is_always_the_same() -> None:
    first = stampfont.load()
    stampfont.load.cache_clear()
    assert stampfont.load() == first
    assert len(first.program) < 8_000
    assert set(first.codes) == set(stampfont.CHARACTERS)


def test_text_is_as_wide_as_its_characters() -> None:
    font = stampfont.load()
    assert font.width("证据") == 2.0
    assert font.encoded("1") == f"<{font.codes['1']:04X}>".encode()
