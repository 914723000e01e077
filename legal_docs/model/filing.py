"""Filings: the papers, and the record of one finished run."""

from datetime import date

from legal_docs.model.base import Labelled, Model

FROM_TEMPLATE = "程序按模板生成"
"""How every paper was made, said in its properties: a template was filled, no language model took part."""


class FilingKind(Labelled):
    """诉讼文书的种类."""

    COMPLAINT = "complaint", "民事起诉状"
    ENFORCEMENT = "enforcement_application", "强制执行申请书"
    STATEMENT = "statement_of_account", "债权计算明细"
    EXHIBIT_LIST = "exhibit_list", "证据目录"
    BUNDLE = "bundle", "证据卷"
    REPORT = "limitation_report", "时效审查意见"


class Filing(Model):
    """诉讼文书: one finished paper: its file names (relative to the case's folder) and template."""

    kind: FilingKind
    files: tuple[str, ...]
    template: str = ""
    template_sha256: str = ""


class FileRecord(Model):
    """文件记录: one line of the manifest. `pages` is null for files without pages."""

    name: str
    sha256: str
    size: int
    pages: int | None = None


class Manifest(Model):
    """清单: what a run made, from what, with which tools. Holds no clock time: same input, same bytes."""

    case_number: str
    on: date
    cutoff_on: date
    program: str
    made: str = FROM_TEMPLATE
    law_known_to: date
    tools: dict[str, str]
    templates: dict[str, str]
    inputs: tuple[FileRecord, ...]
    outputs: tuple[FileRecord, ...]
