"""The only form a bundle may bear: signatures that show nothing on any page."""

from typing import Any

_FORM = {"/Fields", "/SigFlags"}
_FIELD = {"/Type", "/Subtype", "/FT", "/T", "/F", "/Ff", "/P", "/Rect", "/V", "/Lock"}
_KINDS = ("/Sig", "/DocTimeStamp")


def are_all(form: Any) -> bool:
    """Return whether the form holds invisible signatures and nothing else."""
    fields = list(form.get("/Fields", []))
    return bool(fields) and set(form.keys()) <= _FORM and all(is_one(field) for field in fields)


def is_one(note: Any) -> bool:
    """Return whether the field, which is a note of its page too, is a signature without size or action."""
    box = list(note.get("/Rect", []))
    flat = len(box) == 4 and box[0] == box[2] and box[1] == box[3]
    is_field = note.get("/FT") == "/Sig" and note.get("/Subtype") == "/Widget"
    return flat and is_field and set(note.keys()) <= _FIELD and _is_signed(note.get("/V"))


def _is_signed(value: Any) -> bool:
    from pikepdf import Dictionary

    return (
        isinstance(value, Dictionary) and "/ByteRange" in value and str(value.get("/Type", "/Sig")) in _KINDS
    )
