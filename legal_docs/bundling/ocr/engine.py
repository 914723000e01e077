"""The program that reads pictures: RapidOCR on onnxruntime, with the models that lie in its wheel.

Every model is named by its file, so that nothing is ever downloaded. One thread, so that the same picture
gives the same words. Letters turned upside down are not looked for: such a page is read badly, and said so.
"""

import logging
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from legal_docs.bundling.ocr.lines import Line
from legal_docs.errors import MissingPartError

PACKAGES = ("rapidocr", "onnxruntime")
_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
_SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.text_score": 0.0,
    "Global.use_cls": False,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class Engine:
    """The reader of pictures; its models are loaded when the first picture is read."""

    def __init__(self) -> None:
        """Raise MissingPartError where a package or a model is missing."""
        self.versions = versions()
        self._models = models()

    @property
    def name(self) -> str:
        """Return the program and its version, as the bundle's record names it."""
        return "，".join(f"{name} {number}" for name, number in self.versions.items())

    def read(self, picture: Any) -> tuple[Line, ...]:
        """Return the lines of a grey PIL picture, from top to bottom; raises what RapidOCR raises."""
        import numpy

        found = self._reader(numpy.asarray(picture.convert("RGB")))
        if found.txts is None or found.boxes is None:
            return ()
        each = zip(found.txts, found.scores, found.boxes.tolist(), strict=True)
        return tuple(_line(text, score, box) for text, score, box in each)

    @cached_property
    def _reader(self) -> Any:
        import onnxruntime
        from rapidocr import RapidOCR

        onnxruntime.disable_telemetry_events()
        logging.getLogger("RapidOCR").propagate = False
        chosen = {f"{part}.model_path": str(path) for part, path in self._models.items()}
        return RapidOCR(params={**_SETTINGS, **chosen})


def versions() -> dict[str, str]:
    """Return the versions of the packages in use; raises MissingPartError where one is not installed."""
    try:
        return {name: version(name) for name in PACKAGES}
    except PackageNotFoundError as missing:
        raise MissingPartError(
            f"设置了 LEGAL_DOCS_OCR=text，但没有安装图像识别组件（缺少 {missing.name}）。"
            "请运行 pip install 'legal-docs[ocr]'，或者设置 LEGAL_DOCS_OCR=off",
            "LEGAL_DOCS_OCR is text, but the packages that recognise words are not installed "
            f"({missing.name} is missing). Run pip install 'legal-docs[ocr]', or set LEGAL_DOCS_OCR=off",
        ) from missing


def models() -> dict[str, Path]:
    """Return where the models lie, by the part they are for; raises MissingPartError where one is missing."""
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    found = {part: folder / name for part, name in _MODELS.items()}
    if missing := [path.name for path in found.values() if not path.is_file()]:
        raise MissingPartError(
            f"图像识别组件 rapidocr 中缺少模型文件 {'、'.join(missing)}。"
            "请重新安装：pip install --force-reinstall 'legal-docs[ocr]'",
            f"The package rapidocr lacks its model {', '.join(missing)}. "
            "Install it again: pip install --force-reinstall 'legal-docs[ocr]'",
        )
    return found


def _line(text: str, score: float, box: list[list[float]]) -> Line:
    a, b, c, d = ((round(x), round(y)) for x, y in box)
    return Line(text, round(float(score), 2), (a, b, c, d))
