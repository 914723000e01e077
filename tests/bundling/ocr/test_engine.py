"""The program itself: few and small pictures, since reading one takes a second."""

import socket
from pathlib import Path

import pytest

from legal_docs.bundling.ocr import engine
from legal_docs.bundling.ocr.engine import Engine
from legal_docs.bundling.ocr.lines import Outcome, as_text, judged
from legal_docs.errors import ExitCode, MissingPartError
from tests.bundling.ocr import made

LINES = ("借款人：张三样", "年利率：4.35%")


def test_words_are_read_twice_the_same_and_without_any_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket, "socket", refused)
    reader, picture = Engine(), made.written(*LINES)
    found = reader.read(picture)
    assert as_text(found).replace(" ", "") == "\n".join(LINES)
    assert judged(found)[0] is Outcome.READ
    assert reader.read(picture) == found
    left, top = found[0].corners[0]
    assert (left, top) == pytest.approx((30, 35), abs=12)
    assert reader.read(made.written()) == ()
    assert judged(reader.read(picture.rotate(180)))[0] is Outcome.DOUBTFUL


def test_a_package_that_is_missing_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PACKAGES", ("no-such-package",))
    with pytest.raises(MissingPartError, match=r"没有安装图像识别组件（缺少 no-such-package）") as caught:
        Engine()
    assert "pip install 'legal-docs[ocr]'" in caught.value.zh and "LEGAL_DOCS_OCR=off" in caught.value.en
    assert caught.value.exit_code is ExitCode.MISSING_PART


def test_a_model_that_is_missing_is_named_and_never_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_MODELS", {"Det": "no-such-model.onnx"})
    with pytest.raises(MissingPartError, match="no-such-model") as caught:
        Engine()
    assert "no-such-model.onnx" in caught.value.en


def test_every_model_in_use_is_a_file_of_the_package() -> None:
    assert set(Engine()._models) == {"Det", "Rec"}
    assert all(isinstance(path, Path) and path.is_file() for path in Engine()._models.values())


def test_the_name_tells_program_and_version() -> None:
    (one, two) = Engine().name.split("，")
    assert one.startswith("rapidocr ") and two.startswith("onnxruntime ")
