"""Masked copies from end to end: what is masked is nowhere in the file, and what is not stays."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from legal_docs.bundling.masking.areas import Area
from legal_docs.bundling.masking.kinds import Kind, Style, Unseen
from legal_docs.bundling.masking.mask import Masked
from legal_docs.bundling.masking.secrets import Secret, Secrets
from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError, ProofError
from tests.bundling import bundles, files, seen
from tests.bundling.masking.made import (
    IDENTITY,
    NAME,
    PHONE,
    SECRETS,
    code,
    dark,
    drawing,
    masked,
    pdf,
    residue,
    text_of,
    to_unicode,
    words,
)

PLAIN = [(72, 700, "合同正文"), (72, 600, f"借款人{NAME}"), (72, 500, f"证件{IDENTITY}电话{PHONE}")]


def _counts(done: Masked, page: int = 1) -> dict[str, int]:
    return {kind.value: count for one in done.pages_masked if one.page == page for kind, count in one.counts}


def test_text_and_pixels_of_what_is_masked_are_gone_and_counted(tmp_path: Path) -> None:
    source = pdf(PLAIN, [(72, 700, "另一页")])
    assert len(residue(source, NAME, IDENTITY, PHONE)) >= 3
    made, done = masked(source, tmp_path)
    assert residue(made, NAME, IDENTITY, PHONE) == []
    assert _counts(done) == {"name": 1, "id": 1, "phone": 1}
    assert (done.page_count, done.boxes, len(done.pages_masked)) == (2, 3, 1)
    assert dark(made, 0, (72 + 4 * 14, 842 - 605))
    assert not dark(made, 0, (72 + 21, 842 - 560))
    assert text_of(made, 0) == "" and text_of(made, 1) == "另一页"


def test_the_words_beside_a_box_stay_visible(tmp_path: Path) -> None:
    source = pdf([(72, 600, f"借款人{NAME}本人")])
    made, _ = masked(source, tmp_path)
    before, after = (seen.picture(data, 0, 2.0).convert("L") for data in (source, made))
    for left in (72, 72 + 6 * 14 + 3):
        spot = (2 * left, 2 * (842 - 614), 2 * (left + 24), 2 * (842 - 598))
        dark_before, dark_after = (
            sum(part.crop(spot).point(lambda v: int(v < 128)).tobytes()) for part in (before, after)
        )
        assert dark_before > 100 and abs(dark_after - dark_before) < dark_before * 0.35


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    source = pdf(PLAIN)
    assert masked(source, tmp_path / "a")[0] == masked(source, tmp_path / "b")[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_keeps_its_size_and_turn(tmp_path: Path, turn: int) -> None:
    def crop(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        page.MediaBox, page.CropBox, page.Rotate = [10, 20, 605, 862], [60, 400, 500, 800], turn

    source = pdf(PLAIN, change=crop)
    made, _ = masked(source, tmp_path)
    assert seen.sizes(made) == seen.sizes(source)
    with pypdfium2.PdfDocument(made) as opened:
        assert opened[0].get_rotation() == turn
    x, y = 60, 606
    spot = {
        0: (x + 68 - 60, 800 - y),
        90: (y - 400, x + 68 - 60),
        180: (500 - x - 68, y - 400),
        270: (800 - y, 500 - x - 68),
    }[turn]
    assert dark(made, 0, spot) and residue(made, NAME, IDENTITY, PHONE) == []
    before, after = (seen.picture(data).convert("L") for data in (source, made))
    lost = [a for a, b in zip(before.tobytes(), after.tobytes(), strict=True) if a < 60 and b > 220]
    assert len(lost) == 0 and seen.ink(before)


def test_text_outside_the_edges_invisible_white_and_of_hidden_layers_goes(tmp_path: Path) -> None:
    hidden = drawing([(-300, 500, NAME)]) + drawing([(72, 400, PHONE)], mode=3)
    hidden += b" 1 1 1 rg " + drawing([(72, 300, IDENTITY)])

    def change(made: pikepdf.Pdf) -> None:
        files.contents(made, hidden)
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"{NAME}层")))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = made.pages[1].obj
        page.Resources.Properties = Dictionary(L=layer)
        page.Contents = made.make_stream(b"/OC /L BDC " + drawing([(72, 300, IDENTITY)]) + b" EMC")

    made, done = masked(pdf([], [], change=change), tmp_path)
    assert residue(made, NAME, IDENTITY, PHONE) == []
    assert _counts(done) == {"name": 1, "id": 1, "phone": 1} and _counts(done, 2) == {"id": 1}


def test_what_a_hidden_layer_draws_does_not_come_to_light(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("层")))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = made.pages[0].obj
        page.Resources.Properties = Dictionary(L=layer)
        page.Contents = made.make_stream(drawing([(72, 300, NAME)]) + b" /OC /L BDC 300 500 90 90 re f EMC")

    source = pdf([], change=change)
    made, done = masked(source, tmp_path)
    assert _counts(done) == {"name": 1}
    assert not dark(source, 0, (345, 842 - 545)) and not dark(made, 0, (345, 842 - 545))


def test_substitute_text_does_not_hide_what_is_drawn(tmp_path: Path) -> None:
    shown = drawing([(72, 500, NAME)])
    source = pdf(
        [], change=lambda made: files.contents(made, b"/Span <</ActualText (x)>> BDC " + shown + b" EMC")
    )
    assert NAME not in seen.squeezed(source)
    made, done = masked(source, tmp_path)
    assert _counts(done) == {"name": 1} and dark(made, 0, (72 + 21, 842 - 505))


def test_signs_only_substitute_text_names_are_found_and_count_as_read(tmp_path: Path) -> None:
    words_of = f"<feff{NAME.encode('utf-16-be').hex()}>".encode()

    def change(made: pikepdf.Pdf) -> None:
        for at, begin in enumerate((b"BMC", b"<</ActualText " + words_of + b">> BDC")):
            files.contents(made, b"/Span " + begin + b" " + drawing([(72, 500, NAME)]) + b" EMC", at)
        made.pages[0].obj.Resources.Font.F1.ToUnicode = made.make_stream(
            to_unicode(f"{code('正')} <6B63>\n", 1)
        )

    made, done = masked(pdf([], [], change=change), tmp_path)
    assert [(one.page, one.reasons) for one in done.pages_not_looked_at] == [(1, (Unseen.CODES,))]
    assert _counts(done, 2) == {"name": 1} and done.boxes >= 1
    assert dark(made, 1, (72 + 21, 842 - 505)) and residue(made, NAME) == []


@pytest.mark.parametrize("where", ["inline", "named", "marked point"])
def test_secrets_in_substitute_texts_and_descriptions_go(tmp_path: Path, where: str) -> None:
    words_of = f"<feff{NAME.encode('utf-16-be').hex()}>".encode()

    def change(made: pikepdf.Pdf) -> None:
        if where == "named":
            made.pages[0].obj.Resources.Properties = Dictionary(P=Dictionary(Alt=String(NAME)))
        begin = {
            "inline": b"/Span <</Alt " + words_of + b">> BDC",
            "named": b"/Span /P BDC",
            "marked point": b"/Span <</E [" + words_of + b"]>> DP /Span BMC",
        }[where]
        files.contents(made, begin + b" " + drawing([(72, 500, "正文")]) + b" EMC")

    made, _ = masked(pdf([], change=change), tmp_path)
    assert residue(made, NAME) == []
    assert not dark(made, 0, (300, 300))


def test_number_broken_over_lines_of_a_cell_between_others_is_found(tmp_path: Path) -> None:
    lines = [
        (72, 500, "证件"), (150, 500, IDENTITY[:6]), (300, 500, "金额"),
        (72, 480, "号码"), (150, 480, IDENTITY[6:14]), (300, 480, "合计"),
        (150, 460, IDENTITY[14:]),
    ]  # fmt: skip
    made, done = masked(pdf(lines), tmp_path)
    assert _counts(done) == {"id": 1}
    assert all(dark(made, 0, (155, 842 - y - 5)) for y in (500, 480, 460))
    assert not dark(made, 0, (155 + 6 * 14 + 20, 842 - 505))


def test_letters_drawn_in_any_order_are_read_as_they_stand(tmp_path: Path) -> None:
    lines = [(72 + 14 * at, 500, NAME[at]) for at in (2, 0, 1)]
    made, done = masked(pdf(lines), tmp_path)
    assert _counts(done) == {"name": 1} and dark(made, 0, (72 + 21, 842 - 505))


def test_letters_of_a_turned_page_in_any_order_are_read_as_they_stand(tmp_path: Path) -> None:
    shown = b" ".join(
        f"BT 0 1 -1 0 300 {400 + 14 * at} Tm /F1 14 Tf {code(NAME[at])} Tj ET".encode() for at in (2, 0, 1)
    )

    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Rotate = 90
        files.contents(made, shown)

    made, done = masked(pdf([], change=change), tmp_path)
    assert _counts(done) == {"name": 1} and residue(made, NAME) == []


def test_upright_writing_gets_one_box(tmp_path: Path) -> None:
    made, done = masked(pdf([(300, 500 - 15 * at, sign) for at, sign in enumerate(NAME)]), tmp_path)
    assert done.boxes == 1 and dark(made, 0, (307, 842 - 490))


def test_form_fields_notes_attachments_scripts_and_old_versions_go(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("姓名"), V=String(NAME),
            Rect=[72, 400, 300, 420], DA=String("/F1 12 Tf"),
        )  # fmt: skip
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(PHONE))
        file = Dictionary(
            Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], Contents=String(NAME)
        )
        page.Annots = made.make_indirect(Array([made.make_indirect(each) for each in (field, note, file)]))
        made.Root.AcroForm = Dictionary(Fields=Array([page.Annots[0]]))
        made.attachments[f"{NAME}.txt"] = pikepdf.AttachedFileSpec(made, NAME.encode())
        made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))
        page.Thumb = made.make_stream(b"\x00", Width=1, Height=1)
        made.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, Alt=String(NAME))
        made.docinfo["/Author"] = String(NAME)
        page.PieceInfo = Dictionary(X=Dictionary(Private=String(IDENTITY)))

    source = pdf([(72, 700, "正文")], change=change)
    with pikepdf.open(BytesIO(source)) as opened:
        out = BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    old_version = f"\n% {NAME} {IDENTITY}\n".encode() + b"startxref\n0\n%%EOF\n"
    made, _ = masked(out.getvalue() + old_version, tmp_path)
    assert residue(made, NAME, IDENTITY, PHONE) == []
    with pikepdf.open(BytesIO(made)) as opened:
        assert set(opened.Root.keys()) <= {"/Type", "/Pages"}
        assert "/Thumb" not in opened.pages[0] and "/Annots" not in opened.pages[0]


def test_a_form_field_with_a_look_of_its_own_is_drawn_in_and_masked(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        look = made.make_stream(drawing([(2, 4, NAME)]), Type=Name.XObject, Subtype=Name.Form)
        look.BBox, look.Resources = [0, 0, 228, 20], Dictionary(Font=page.Resources.Font)
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("x"), V=String(NAME), F=4,
            Rect=[72, 400, 300, 420], AP=Dictionary(N=look),
        )  # fmt: skip
        page.Annots = Array([made.make_indirect(field)])
        made.Root.AcroForm = Dictionary(Fields=Array([page.Annots[0]]))

    made, done = masked(pdf([(72, 700, "正文")], change=change), tmp_path)
    assert _counts(done) == {"name": 1} and dark(made, 0, (72 + 2 + 21, 842 - 409))
    assert residue(made, NAME) == []


def test_titles_bookmarks_labels_and_links_are_masked_and_still_lead(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.docinfo["/Title"] = String(f"证据卷 {NAME}")
        with made.open_metadata() as said:
            said["dc:title"] = f"证据卷 {NAME}"
        with made.open_outline() as outline:
            outline.root.append(OutlineItem(f"1 {NAME}身份证（第1页）", 1))
        made.Root.PageLabels = Dictionary(
            Nums=Array([0, Dictionary(P=String(PHONE)), 1, Dictionary(S=Name.D)])
        )
        target = Array([made.pages[1].obj, Name.XYZ, None, None, 0])
        made.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(NAME), target])))
        direct = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[1, 2, 3, 4], Dest=target, Contents=String(f"看{NAME}"),
        )  # fmt: skip
        named = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[1, 2, 3, 4], Dest=String(NAME))
        action = Dictionary(S=Name.GoTo, D=String(NAME))
        acting = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[1, 2, 3, 4], A=action)
        away = Dictionary(S=Name.URI, URI=String(f"https://example.com/{PHONE}"))
        leading_out = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[1, 2, 3, 4], A=away)
        made.pages[0].obj.Annots = Array([direct, named, acting, leading_out])

    made, done = masked(pdf([(72, 600, NAME)], [(72, 600, "正文")], change=change), tmp_path)
    assert residue(made, NAME, PHONE) == []
    assert done.titles == 5
    with pikepdf.open(BytesIO(made)) as opened:
        links = opened.pages[0].obj.Annots
        assert [link.Dest[0].objgen for link in links] == [opened.pages[1].obj.objgen] * 3
        assert str(opened.docinfo["/Title"]) == "证据卷 ■■■"
        with opened.open_metadata() as said:
            assert said["dc:title"] == "证据卷 ■■■"
    with pypdfium2.PdfDocument(made) as opened:
        (mark,) = opened.get_toc()
        assert (mark.get_title(), mark.get_dest().get_index()) == ("1 ■■■身份证（第1页）", 1)
        assert opened.get_page_label(0) == "■" * 11


def test_a_scan_without_areas_is_listed_and_never_called_masked(tmp_path: Path) -> None:
    scan = _scan(f"{NAME}")
    made, done = masked(scan, tmp_path, words("没有的词"))
    assert done.pages_masked == () and done.boxes == 0
    assert [(one.page, one.reasons) for one in done.pages_not_looked_at] == [(1, (Unseen.PICTURE,))]
    assert made


def test_words_recognised_behind_a_scan_are_masked_and_the_page_is_listed_all_the_same(
    tmp_path: Path,
) -> None:
    made, done = masked(_scan(NAME), tmp_path)
    assert residue(made, NAME) == [] and _counts(done) == {"name": 1}
    assert [one.page for one in done.pages_not_looked_at] == [1]


def test_an_area_blackens_the_pixels_of_a_scan_and_the_page_counts_as_looked_at(tmp_path: Path) -> None:
    area = Area("1", (20, 20, 60, 10), "percent")
    made, done = masked(_scan("x"), tmp_path, words("没有的词"), [area])
    assert _counts(done) == {"area": 1} and done.pages_not_looked_at == ()
    assert dark(made, 0, (595 * 0.5, 842 * 0.25)) and not dark(made, 0, (595 * 0.5, 842 * 0.35))
    with pikepdf.open(BytesIO(made)) as opened:
        picture = opened.pages[0].obj.Resources.XObject.Page
        pixels = pikepdf.PdfImage(picture).as_pil_image().convert("RGB")
    assert pixels.getpixel((pixels.width // 2, pixels.height // 4)) == (0, 0, 0)


def test_a_page_seen_by_eye_is_neither_listed_nor_changed(tmp_path: Path) -> None:
    _, done = masked(_scan("x"), tmp_path, words("没有的词"), [Area("1")])
    assert done.pages_not_looked_at == () and done.pages_masked == ()


def test_an_area_on_a_page_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="“9”在文件中没有"):
        masked(pdf(PLAIN), tmp_path, SECRETS, [Area("9", (1, 1, 1, 1))])
    assert not (tmp_path / "masked.pdf").exists()


def test_an_area_on_a_page_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    def twice(made: pikepdf.Pdf) -> None:
        label = Dictionary(P=String("甲"))
        made.Root.PageLabels = Dictionary(Nums=Array([0, label, 1, label]))

    with pytest.raises(BadInputError, match="不止一处"):
        masked(pdf(PLAIN, PLAIN, change=twice), tmp_path, SECRETS, [Area("甲", (1, 1, 1, 1))])


def _scan(behind: str) -> bytes:
    """A page that is one picture, with invisible words behind it."""

    def change(made: pikepdf.Pdf) -> None:
        data = files.image(files.picture((600, 850)), "JPEG")
        picture = made.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=600, Height=850)
        picture.ColorSpace, picture.BitsPerComponent, picture.Filter = Name.DeviceRGB, 8, Name.DCTDecode
        page = made.pages[0].obj
        page.Resources.XObject = Dictionary(Im=picture)
        page.Contents = made.make_stream(
            drawing([(72, 500, behind)], mode=3) + b" q 595 0 0 842 0 0 cm /Im Do Q"
        )

    return pdf([], change=change)


def test_what_a_picture_says_of_itself_goes_with_the_page(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(_scan("x"))) as opened:
        picture = opened.pages[0].obj.Resources.XObject.Im
        data = picture.read_raw_bytes()
        note = NAME.encode()
        comment = b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note
        picture.write(data[:2] + comment + data[2:], filter=Name.DCTDecode)
        source = files.saved(opened)
    assert residue(source, NAME)
    made, done = masked(source, tmp_path)
    assert residue(made, NAME) == [] and [one.page for one in done.pages_masked] == [1]


def test_letters_without_readable_codes_and_drawn_ones_are_listed(tmp_path: Path) -> None:
    curves = b"".join(f"100 {y} m 110 {y} 120 {y} 130 {y + 5} c S ".encode() for y in range(100, 700, 5))

    def change(made: pikepdf.Pdf) -> None:
        files.contents(made, curves, 0)
        font = made.pages[1].obj.Resources.Font.F1
        font.ToUnicode = made.make_stream(to_unicode(f"{code('正')} <FFFD>\n", 1))

    _, done = masked(pdf([], [(72, 500, "正文")], change=change), tmp_path, words("没有的词"))
    found = {one.page: one.reasons for one in done.pages_not_looked_at}
    assert found == {1: (Unseen.DRAWN,), 2: (Unseen.CODES,)}


def test_signs_of_a_font_that_is_nowhere_are_listed_where_the_page_becomes_a_picture(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        for page in made.pages:
            font = page.obj.Resources.Font.F1
            font.Encoding, font.BaseFont = Name("/UniGB-UCS2-H"), Name("/NoSuchFont")
            inner = font.DescendantFonts[0]
            inner.CIDSystemInfo.Ordering, inner.BaseFont = String("GB1"), Name("/NoSuchFont")
            inner.FontDescriptor.FontName = Name("/NoSuchFont")
            for holder, key in ((inner.FontDescriptor, "/FontFile3"), (font, "/ToUnicode")):
                if key in holder:
                    del holder[key]
        for at, text in enumerate((NAME, "正文")):
            files.contents(
                made, f"BT /F1 14 Tf 72 500 Td <{text.encode('utf-16-be').hex()}> Tj ET".encode(), at
            )

    made, done = masked(pdf([], [], change=change), tmp_path)
    assert [(one.page, one.reasons) for one in done.pages_not_looked_at] == [(1, (Unseen.FONT,))]
    assert dark(made, 0, (72 + 21, 842 - 507)) and residue(made, NAME) == []


def test_text_within_a_pattern_is_listed(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        tile = made.make_stream(drawing([(2, 2, NAME)]), Type=Name.Pattern, PatternType=1, PaintType=1)
        tile.TilingType, tile.BBox, tile.XStep, tile.YStep = 1, [0, 0, 90, 30], 90, 30
        tile.Resources = Dictionary(Font=page.Resources.Font)
        page.Resources.Pattern = Dictionary(T=tile)
        page.Contents = made.make_stream(b"/Pattern cs /T scn 50 50 300 300 re f")

    _, done = masked(pdf([], change=change), tmp_path, words("没有的词"))
    assert [one.reasons for one in done.pages_not_looked_at] == [(Unseen.DRAWN,)]


def test_fonts_that_say_other_letters_than_they_show_are_seen_through(tmp_path: Path) -> None:
    """The codes are the plain figures of the number; the font claims they are something else."""

    def change(made: pikepdf.Pdf) -> None:
        codes = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        codes += b"1 beginbfrange <30> <39> <0041> endbfrange endcmap"
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        font.ToUnicode = made.make_stream(codes)
        made.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
        files.contents(made, f"BT /F1 14 Tf 72 500 Td ({PHONE}) Tj ET".encode())

    source = pdf([], change=change)
    assert PHONE not in seen.squeezed(source)
    made, done = masked(source, tmp_path)
    assert [one.page for one in done.pages_masked] == [1] and residue(made, PHONE) == []


def test_words_of_pages_out_of_use_and_inherited_things_go(tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        font = made.pages[0].obj.Resources.Font
        form = made.make_stream(drawing([(2, 2, NAME)]), Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Resources = [0, 0, 90, 30], Dictionary(Font=font)
        made.Root.Pages.Resources = Dictionary(Font=font, XObject=Dictionary(Unused=form))
        made.Root.Pages.Note = String(NAME)
        made.pages[0].obj.B = Array([])
        del made.pages[0].obj.Resources

    source = pdf([(72, 600, "正文")], change=change)
    assert residue(source, NAME)
    made, _ = masked(source, tmp_path)
    assert residue(made, NAME) == [] and text_of(made, 0) == "正文"
    with pikepdf.open(BytesIO(made)) as opened:
        assert set(opened.Root.Pages.keys()) == {"/Type", "/Kids", "/Count"}
        assert "/Unused" not in opened.pages[0].obj.Resources.get("/XObject", {})
        assert "/B" not in opened.pages[0]


def test_a_password_file_is_refused_and_an_owner_password_is_not_kept(tmp_path: Path) -> None:
    locked = files.changed(pdf(PLAIN), lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(RefusedError):
        masked(locked, tmp_path)
    owned = files.changed(pdf(PLAIN), lambda _: None, encryption=pikepdf.Encryption(owner="o"))
    made, _ = masked(owned, tmp_path)
    assert residue(made, NAME, IDENTITY, PHONE) == []


def test_a_copy_that_still_holds_a_secret_is_not_written(tmp_path: Path) -> None:
    """The number a bundle prints itself is not masked on its page, and so the copy is refused."""

    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Resources.Font[f"/F{PHONE}"] = made.pages[0].obj.Resources.Font.F1
        files.contents(made, f"BT /F{PHONE} 14 Tf 72 500 Td {code('正')} Tj ET".encode())

    with pytest.raises(ProofError) as failed:
        masked(pdf([], change=change), tmp_path)
    assert PHONE not in failed.value.zh + failed.value.en
    assert not (tmp_path / "masked.pdf").exists()


def test_the_ends_of_numbers_stay_if_asked(tmp_path: Path) -> None:
    secrets = Secrets(SECRETS.words, style=Style.ENDS)
    made, _ = masked(pdf([(72, 500, IDENTITY)]), tmp_path, secrets)
    shown = seen.picture(made, 0, 2.0).convert("L")
    line = [
        shown.crop((2 * (72 + 7 * at) + 2, 2 * (842 - 512), 2 * (72 + 7 * at) + 12, 2 * (842 - 500)))
        for at in range(18)
    ]
    black = [sum(part.point(lambda v: int(v < 60)).tobytes()) > 0.95 * 10 * 24 for part in line]
    assert black == [False] * 3 + [True] * 11 + [False] * 4 or residue(made, IDENTITY) == []
    assert text_of(made, 0) == ""


def test_a_bundle_keeps_numbers_names_links_and_bookmarks(tmp_path: Path) -> None:
    source, bundle = bundles.bound()
    secrets = words("loan", "sms-none")
    made, done = masked(source, tmp_path, secrets)
    assert [one.label for one in done.pages_masked] == ["1", "2", "3"]
    with pypdfium2.PdfDocument(source) as before, pypdfium2.PdfDocument(made) as after:
        labels = [[each.get_page_label(at) for at in range(len(each))] for each in (before, after)]
        marks = [
            [(m.get_title(), m.get_dest().get_index()) for m in each.get_toc()] for each in (before, after)
        ]
    assert labels[0] == labels[1] and marks[0] == marks[1]
    assert residue(made, "loan") == []
    assert [problem.code for problem in bundles.verified(made, bundle)] == []


def test_the_stamp_of_a_masked_page_is_not_drawn_over_an_area(tmp_path: Path) -> None:
    source, _ = bundles.bound()
    made, _ = masked(source, tmp_path, words("loan"), [Area("1", (0, 95, 100, 5), "percent")])
    with pypdfium2.PdfDocument(made) as opened:
        at = [opened.get_page_label(number) for number in range(len(opened))].index("1")
    assert text_of(made, at) == "" and text_of(made, at + 1) == "证据卷第2页"


def test_an_other_name_in_the_same_font_does_not_stay_in_the_font(tmp_path: Path) -> None:
    """A font cut down to what it shows would tell the signs of the name: pages beside become pictures."""

    source = pdf([(72, 600, "张三样")], [(72, 600, "正文")], font_name="ABCDEF+TestSans")
    made, done = masked(source, tmp_path, Secrets((Secret(Kind.NAME, NAME),), frozenset()))
    assert [(one.page, dict(one.counts)) for one in done.pages_masked] == [(1, {Kind.NAME: 1}), (2, {})]
    with pikepdf.open(BytesIO(made)) as opened:
        assert "TestSans" not in "".join(map(repr, opened.objects))
    shared = pdf([(72, 600, "张三样")], [(72, 600, "样张三")], font_name="ABCDEF+TestSans")
    _, done = masked(shared, tmp_path, Secrets((Secret(Kind.NAME, NAME),), frozenset()))
    assert [one.page for one in done.pages_masked] == [1]


def test_pages_that_were_all_that_still_showed_a_sign_take_others_with_them(tmp_path: Path) -> None:
    """Page 2 shows every sign of the name in font 1, but goes for the sake of font 2; then page 3 tells."""

    def change(made: pikepdf.Pdf) -> None:
        first = made.pages[0].obj.Resources.Font.F1
        second = made.make_indirect(Dictionary(first))
        second.BaseFont = Name("/GHIJKL+TestSans")
        inner = made.make_indirect(Dictionary(first.DescendantFonts[0]))
        inner.BaseFont = second.BaseFont
        second.DescendantFonts = Array([inner])
        for at, text in enumerate(("王五", "正")):
            page = made.pages[at].obj
            page.Resources.Font.F2 = second
            drawn = page.Contents.read_bytes() + b" " + drawing([(72, 300, text)]).replace(b"/F1", b"/F2")
            page.Contents = made.make_stream(drawn)

    pages = [(72, 600, "张三样")], [(72, 600, "样三张")], [(72, 600, "文")]
    source = pdf(*pages, change=change, font_name="ABCDEF+TestSans")
    secrets = Secrets((Secret(Kind.NAME, NAME), Secret(Kind.NAME, "王五")), frozenset())
    _, done = masked(source, tmp_path, secrets)
    assert [one.page for one in done.pages_masked] == [1, 2, 3]
    _, done = masked(source, tmp_path, Secrets((Secret(Kind.NAME, NAME),), frozenset()))
    assert [one.page for one in done.pages_masked] == [1]


def test_signs_covered_by_hand_do_not_stay_in_a_font_either(tmp_path: Path) -> None:
    source = pdf([(72, 600, "王五")], [(72, 600, "正文")], font_name="ABCDEF+TestSans")
    _, done = masked(source, tmp_path, words("没有的词"), [Area("1", (10, 10, 20, 20), "percent")])
    assert [one.page for one in done.pages_masked] == [1, 2]


def test_more_pictures_than_memory_holds_make_the_same_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, _ = bundles.bound()
    (tmp_path / "all").mkdir()
    whole, _ = masked(source, tmp_path / "all", words("loan"))
    monkeypatch.setattr("legal_docs.bundling.masking.pictures._HEAP", 1)
    made, _ = masked(source, tmp_path, words("loan"))
    assert seen.texts(made) == seen.texts(whole)
    assert seen.picture(made, 4).tobytes() == seen.picture(whole, 4).tobytes()
    assert len(made) < len(whole) * 1.2 + 50_000
