"""The types of file that bundling can show, and the endings that agree with each."""

from enum import StrEnum


class FileType(StrEnum):
    """What bundling can turn into pages; a recording gets a sheet that describes it."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    HEIC = "HEIC"
    XLSX = "XLSX"
    CSV = "CSV"
    DOCX = "DOCX"
    TXT = "TXT"
    EML = "EML"
    WAV = "WAV"
    MP3 = "MP3"
    M4A = "M4A"
    AAC = "AAC"
    AMR = "AMR"
    OGG = "OGG"
    FLAC = "FLAC"
    MP4 = "MP4"
    MOV = "MOV"
    THREE_GP = "3GP"
    AVI = "AVI"
    MKV = "MKV"
    ASF = "WMV"


IMAGES = frozenset({FileType.JPEG, FileType.PNG, FileType.TIFF, FileType.HEIC})
SOUNDS = frozenset(
    {FileType.WAV, FileType.MP3, FileType.M4A, FileType.AAC, FileType.AMR, FileType.OGG, FileType.FLAC}
)
VIDEOS = frozenset({FileType.MP4, FileType.MOV, FileType.THREE_GP, FileType.AVI, FileType.MKV, FileType.ASF})
RECORDINGS = SOUNDS | VIDEOS
_IMAGE_SUFFIXES = {".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".heic", ".heif"}
_SUFFIXES = {
    FileType.PDF: {".pdf"},
    FileType.XLSX: {".xlsx", ".xlsm"},
    FileType.DOCX: {".docx", ".docm"},
    FileType.CSV: {".csv", ".tsv"},
    FileType.TXT: {".txt"},
    FileType.EML: {".eml"},
    FileType.WAV: {".wav"},
    FileType.MP3: {".mp3"},
    FileType.M4A: {".m4a", ".mp4"},
    FileType.AAC: {".aac"},
    FileType.AMR: {".amr"},
    FileType.OGG: {".ogg", ".oga", ".opus"},
    FileType.FLAC: {".flac"},
    FileType.MP4: {".mp4", ".m4v", ".m4a"},
    FileType.MOV: {".mov", ".qt"},
    FileType.THREE_GP: {".3gp", ".3g2"},
    FileType.AVI: {".avi"},
    FileType.MKV: {".mkv", ".webm"},
    FileType.ASF: {".wmv", ".wma", ".asf"},
}


def suffixes(kind: FileType) -> frozenset[str]:
    """Return the endings, in small letters, under which a file of this type is expected."""
    return frozenset(_IMAGE_SUFFIXES if kind in IMAGES else _SUFFIXES[kind])
