from legal_docs.rendering import stylemap

HOUSE = (
    "诉状标题 诉状副标题 诉状正文 诉状当事人 诉状一级标题 诉状二级标题 诉状请求 诉状此致 诉状落款 诉状附件 "
    "表格文字 表格表头 表格数字 说明文字 "
    "要素标题 要素副标题 要素表头 要素文字 要素落款"
)


def test_every_house_style_has_a_look_in_the_style_sheet() -> None:
    css = (stylemap.folder() / "court.css").read_text("utf-8")
    styles = stylemap.load()
    assert set(HOUSE.split()) == set(styles.house)
    assert [name for name in styles.house if f".{name} {{" not in css] == []


def test_headings_have_heading_tags_and_others_none() -> None:
    styles = stylemap.load()
    assert [styles.tag(name) for name in ("诉状标题", "heading 1", "某样式")] == ["h1", "h2", "p"]
