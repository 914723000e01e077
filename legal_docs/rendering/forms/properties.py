"""The comment among the properties of a Word file."""

from typing import Any

from lxml import etree

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = f"{_RELATIONS}/metadata/core-properties"
_CONTENT = "application/vnd.openxmlformats-package.core-properties+xml"
_NAME = "docProps/core.xml"


def with_remark(parts: dict[str, bytes], remark: str) -> dict[str, bytes]:
    """Return the parts with `remark` as the file's comment; unchanged where there is no remark."""
    if not remark:
        return parts
    name, added = _core_part(parts)
    root = _read(added[name])
    found = root.find(f"{{{_DC}}}description")
    if found is None:
        found = etree.SubElement(root, f"{{{_DC}}}description")
    found.text = remark
    return {**parts, **added, name: _written(root)}


def _core_part(parts: dict[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the name of the core properties, and the parts to add where the file has none."""
    relations = _read(parts["_rels/.rels"])
    for line in relations:
        if str(line.get("Type")).endswith("/core-properties"):
            name = str(line.get("Target")).lstrip("/")
            if name in parts:
                return name, {name: parts[name]}
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id="rIdRemark", Type=_KIND, Target=_NAME)
    types = _read(parts["[Content_Types].xml"])
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{_NAME}", ContentType=_CONTENT)
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    added = {"_rels/.rels": _written(relations), "[Content_Types].xml": _written(types)}
    return _NAME, {**added, _NAME: _written(core)}


def _read(xml: bytes) -> Any:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
