"""Court profiles: what one court wants of the files it is sent. None of it is law; all of it may change."""

from typing import Annotated

from pydantic import Field, model_validator

from legal_docs.model.base import FreeText, Model
from legal_docs.model.exhibit import BundleStyle

PATTERN_FIELDS = ("姓名", "证件号后四位", "文书", "案件编号", "序号")
"""What a file name pattern may name."""


class EfilingLimits(Model):
    """网上立案的要求: how files are named and how large one may be; 0 is no limit.

    `one_file_per_slot` joins the papers of one slot into one PDF, as courts want whose portal keeps only
    the last upload.
    """

    pattern: FreeText = "{姓名}-{证件号后四位}-{文书}.pdf"
    types: tuple[str, ...] = ("pdf",)
    file_mb: Annotated[int, Field(ge=0, strict=True)] = 0
    one_file_per_slot: bool = True

    @model_validator(mode="after")
    def _known_fields_only(self) -> "EfilingLimits":
        from string import Formatter

        try:
            parts = [part for part in Formatter().parse(self.pattern) if part[1] is not None]
        except ValueError as wrong:
            raise ValueError("pattern_braces") from wrong
        if any(name not in PATTERN_FIELDS or form or how for _, name, form, how in parts):
            raise ValueError("pattern_field")
        return self


class CourtProfile(Model):
    """法院的装订和立案要求: how its bundles are bound, and what its portal takes."""

    bundle: BundleStyle = BundleStyle()
    efiling: EfilingLimits = EfilingLimits()
