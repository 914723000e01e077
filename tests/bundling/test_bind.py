from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
import pytest

from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.refusal import RefusedError
from legal_docs.bundling.verify import verify
from tests.bundling import bundles, files, recordings, seen
from tests.bundling.cases import ON, case


def test_page_one_is_the_first_page_of_the_first_exhibit() -> None:
    pdf, bundle = bundles.bound()
    texts = ["".join(text.split()) for text in seen.texts(pdf)]
    assert [one.pages for one in bundle.exhibits] == ["1-3", "4", "5", "6", "7", "8"]
    assert (bundle.page_count, bundle.front_pages, len(texts)) == (8, 2, 10)
    assert texts[2:6] == [
        "loan1证据卷第1页",
        "loan2证据卷第2页",
        "loan3证据卷第3页",
        "extra1证据卷第4页",
    ]
    assert not any("证据卷第1页" in text for text in texts[:2])


def test_the_cover_says_what_the_bundle_is() -> None:
    cover = "".join(seen.texts(bundles.bound()[0])[0].split())
    for words in (
        "证据卷",
        "案件编号LN-2026-0001",
        "案由金融借款合同纠纷",
        "被告张三样、李四样",
        "共4组6份8页",
    ):
        assert words in cover
    assert "本卷编制日期：2026年3月2日" in cover


def test_the_viewer_opens_it_with_bookmarks_labels_title_and_language() -> None:
    pdf, _ = bundles.bound()
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.PageMode == pikepdf.Name.UseOutlines
        assert str(opened.Root.Lang) == "zh-CN"
        assert opened.Root.OpenAction[4] == 1
        assert str(opened.docinfo["/Title"]) == "证据卷 LN-2026-0001 张三样、李四样"
        assert "/CreationDate" not in opened.docinfo
    with pypdfium2.PdfDocument(pdf) as shown:
        assert [shown.get_page_label(at) for at in range(4)] == ["i", "ii", "1", "2"]
        assert [mark.get_title() for mark in shown.get_toc()][:5] == [
            "封面",
            "证据目录",
            "第一组　借款合同（第1-4页）",
            "1 个人借款合同（第1-3页）",
            "2 补充协议“甲”&乙（第4页）",
        ]


def test_links_of_chinese_titles_lead_to_page_objects() -> None:
    pdf, bundle = bundles.bound()
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: at for at, page in enumerate(opened.pages)}
        notes = list(opened.pages[1].obj.Annots)
        led = {str(note.Contents): pages[note.Dest[0].objgen] for note in notes}
    assert led == {
        f"{one.number} {one.title}（第{one.pages}页）": one.first_page + 1 for one in bundle.exhibits
    }
    assert len(notes) == 2 * len(bundle.exhibits)


def test_the_same_input_gives_the_same_bytes() -> None:
    bundle, _ = plan(case(), bundles.folder())
    assert bundles.bind_whole(bundle, bundles.folder()) == bundles.bound()


def test_similar_names_each_bring_their_own_pages(tmp_path: Path) -> None:
    content = {
        "loan-contract.pdf": files.pdf(3, "loan"),
        "contract.pdf": files.pdf(2, "short"),
        "合同.pdf": files.pdf(1, "he"),
        "借款合同.pdf": files.pdf(1, "jie"),
        "借款合同(1).pdf": files.pdf(1, "one"),
    }
    root = files.folder(tmp_path, content)
    bundle, _ = plan(case(), root)
    pdf, bound = bundles.bind_whole(bundle, root)
    texts = seen.texts(pdf)
    first = {
        one.file: "".join(texts[bound.front_pages + one.first_page - 1].split()) for one in bound.exhibits
    }
    assert first == {
        one.file: f"{word}1证据卷第{one.first_page}页"
        for one in bound.exhibits
        for word in [
            {
                "loan-contract": "loan",
                "contract": "short",
                "合同": "he",
                "借款合同": "jie",
                "借款合同(1)": "one",
            }[one.file.removesuffix(".pdf")]
        ]
    }
    assert bound.page_count == 8
    assert bundles.verified(pdf, bound) == ()


def test_a_long_index_is_numbered_and_linked_right(tmp_path: Path) -> None:
    names = {f"{group:02}-第{group}类/{n:02}-第{n}份很长很长很长的证据名称.pdf": (group, n)
             for group in range(1, 13) for n in range(1, 6)}  # fmt: skip
    root = files.folder(
        tmp_path, {name: files.pdf(n, f"g{group}n{n}p") for name, (group, n) in names.items()}
    )
    bundle, _ = plan(case(), root)
    pdf, bound = bundles.bind_whole(bundle, root)
    assert bound.front_pages > 2
    assert bundles.verified(pdf, bound) == ()


def test_names_with_quotes_and_direction_marks_are_bound_under_their_clean_name(tmp_path: Path) -> None:
    root = files.folder(
        tmp_path, {"甲\"'<b>&.pdf": files.pdf(1, "q"), "合同\u202efdp.pdf": files.pdf(1, "r")}
    )
    bundle, _ = plan(case(), root)
    pdf, bound = bundles.bind_whole(bundle, root)
    assert {one.title for one in bound.exhibits} == {"甲\"'<b>&", "合同fdp"}
    assert bundles.verified(pdf, bound) == ()


def test_a_file_changed_or_lost_since_the_plan_stops_the_work(tmp_path: Path) -> None:
    root = files.folder(tmp_path, {"a.pdf": files.pdf(1)})
    bundle, _ = plan(case(), root)
    (root / "a.pdf").write_bytes(files.pdf(2))
    with pytest.raises(RefusedError, match=r"a\.pdf") as refused:
        bundles.bind_whole(bundle, root)
    assert refused.value.code == "exhibit_changed"
    (root / "a.pdf").unlink()
    with pytest.raises(RefusedError, match=r"a\.pdf"):
        bundles.bind_whole(bundle, root)


def test_an_empty_bundle_is_not_bound(tmp_path: Path) -> None:
    bundle, _ = plan(case(), tmp_path)
    with pytest.raises(RefusedError):
        bundles.bind_whole(bundle, tmp_path)


def test_a_page_is_turned_as_the_note_says(tmp_path: Path) -> None:
    root = files.folder(tmp_path, {"a.pdf": files.pdf(1, "lying", size=(842, 595)), "b.pdf": files.pdf(1)})
    turned = case(evidence=[{"file": "a.pdf", "turn": 90}])
    bundle, _ = plan(turned, root)
    with TemporaryDirectory() as into:
        bound = bind(turned, bundle, root, Path(into), on=ON)
        assert verify(Path(into), bound) == ()
        sizes = seen.sizes((Path(into) / "证据卷.pdf").read_bytes())
    assert sizes[bound.front_pages :] == [(595, 842), (595, 842)]


def test_a_note_on_a_transcript_names_no_missing_file(tmp_path: Path) -> None:
    root = files.folder(tmp_path, {"录音.wav": recordings.wav(1), "录音.txt": "甲：同意还款".encode()})
    noted = case(evidence=[{"file": "录音.txt", "title": "文字记录"}])
    _, problems = plan(noted, root)
    assert "exhibit_missing" not in {problem.code for problem in problems}
    assert "exhibit_transcript" in {problem.code for problem in problems}
