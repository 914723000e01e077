"""What a page draws, without the words that stand behind it: substitute text, descriptions, lost properties.

Substitute text (/ActualText) must go before the page is searched: a reader's program shows it in place
of the letters drawn, and so hides them from the search.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from legal_docs.bundling.masking.secrets import Secrets

_MARKS = {"BDC": "BMC", "DP": "MP"}
_SHOWS = {"Tj", "TJ", "'", '"'}
_MIGHT = re.compile(rb"BDC|DP")
_TEXT = re.compile(rb"\b(?:Tj|TJ)\b|['\"]")
_HEAD = 1 << 20


class Met(NamedTuple):
    """What was met: a hidden secret, text in patterns or masks, unreadable content, substitute text."""

    hidden: bool = False
    drawn: bool = False
    broken: bool = False
    substituted: bool = False

    def __or__(self, other: tuple[bool, ...]) -> "Met":
        """Return what either met."""
        return Met(*(one or another for one, another in zip(self, other, strict=True)))


def strip(pdf: Any, page: Any, secrets: Secrets, done: dict[Any, Met]) -> Met:
    """Take the hidden words out of the page and all forms it draws; return what was met.

    `done` holds the forms and pictures already dealt with, which pages may share.
    """
    import pikepdf

    try:
        page.contents_coalesce()
        stream = page.obj.get("/Contents")
        met = Met() if stream is None else _drawing(stream, stream, secrets)
    except pikepdf.PdfError:
        met = Met(broken=True)
    return met | _resources(page.obj.get("/Resources"), secrets, done)


def _drawing(stream: Any, holder: Any, secrets: Secrets) -> Met:
    """Rewrite one content stream where it carries properties; search the strings it shows."""
    import pikepdf

    data = stream.read_bytes()
    if not data.strip():
        return Met()
    try:
        commands = list(pikepdf.parse_content_stream(holder))
    except (pikepdf.PdfError, ValueError):
        return Met(hidden=secrets.is_in_bytes(data), broken=True)
    hidden = any(bool(secrets.find(words)) for words in _shown(commands))
    if _MIGHT.search(data):
        stream.write(pikepdf.unparse_content_stream([_plain(command) for command in commands]))
    return Met(hidden=hidden, substituted=any(map(_substitutes, commands)))


def _plain(command: Any) -> Any:
    """Return the command without a property list; those of layers stay, they say what is seen."""
    import pikepdf

    operator = str(command.operator)
    if operator not in _MARKS or not len(command.operands):
        return command
    tag = command.operands[0]
    if str(tag) == "/OC":
        return command
    return pikepdf.ContentStreamInstruction([tag], pikepdf.Operator(_MARKS[operator]))


def _substitutes(command: Any) -> bool:
    import pikepdf

    return any(isinstance(each, pikepdf.Dictionary) and "/ActualText" in each for each in command.operands)


def _shown(commands: list[Any]) -> Iterator[str]:
    """Yield the codes of all shown strings read as plain letters: fonts may say that they mean others."""
    import pikepdf

    codes = bytearray()
    for command in commands:
        if str(command.operator) in _SHOWS:
            for operand in command.operands:
                pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
                codes += b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
            codes += b"\n"
    if codes:
        yield codes.decode("latin-1")


def _resources(resources: Any, secrets: Secrets, done: dict[Any, Met]) -> Met:
    """Deal with the forms, pictures, patterns and masks among the resources."""
    if resources is None:
        return Met()
    met = Met(substituted=_drop_properties(resources))
    for thing in _named(resources, "/XObject"):
        met |= _once(thing, secrets, done)
    for thing in (*_named(resources, "/Pattern"), *_masks(resources)):
        met |= _once(thing, secrets, done) | Met(drawn=_writes(thing))
    return met


def _once(thing: Any, secrets: Secrets, done: dict[Any, Met]) -> Met:
    if thing.objgen not in done or thing.objgen == (0, 0):
        done[thing.objgen] = Met()
        done[thing.objgen] = _object(thing, secrets, done)
    return done[thing.objgen]


def _object(thing: Any, secrets: Secrets, done: dict[Any, Met]) -> Met:
    import pikepdf

    if not isinstance(thing, pikepdf.Stream):
        return Met()
    if str(thing.get("/Subtype", "")) == "/Image":
        return Met(hidden=secrets.is_in_bytes(picture_head(thing)))
    try:
        met = _drawing(thing, thing, secrets)
    except pikepdf.PdfError:
        met = Met(broken=True)
    return met | _resources(thing.get("/Resources"), secrets, done)


def picture_head(picture: Any) -> bytes:
    """Return what a JPEG or JPEG 2000 picture says of itself before its pixels; of other pictures nothing."""
    import pikepdf

    kinds = picture.get("/Filter", pikepdf.Array())
    listed = [str(kind) for kind in kinds] if isinstance(kinds, pikepdf.Array) else [str(kinds)]
    if listed[-1:] not in (["/DCTDecode"], ["/JPXDecode"]):
        return b""
    raw = bytes(picture.read_raw_bytes())[:_HEAD]
    return raw[: raw.find(b"\xff\xda") if listed[-1] == "/DCTDecode" and b"\xff\xda" in raw else _HEAD]


def _named(resources: Any, kind: str) -> list[Any]:
    return list((resources.get(kind) or {}).values())


def _masks(resources: Any) -> Iterator[Any]:
    import pikepdf

    for state in _named(resources, "/ExtGState"):
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
            yield mask.G


def _writes(thing: Any) -> bool:
    import pikepdf

    if not isinstance(thing, pikepdf.Stream):
        return False
    try:
        return bool(_TEXT.search(thing.read_bytes()))
    except pikepdf.PdfError:
        return True


def _drop_properties(resources: Any) -> bool:
    """Keep of the named properties only layers; return whether there were others."""
    listed = resources.get("/Properties", {})
    others = [key for key, value in listed.items() if str(value.get("/Type", "")) not in ("/OCG", "/OCMD")]
    for key in others:
        del listed[key]
    return bool(others)
