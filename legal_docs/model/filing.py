"""Filings: the papers, and the record of one finished run."""

from datetime import date

from legal_docs.model.base import Labelled, Model

FROM_TEMPLATE = "程序按模板生成"
"""How every paper was made, said in its properties: a template was filled, no language model took part."""


class FilingKind(Labelled):
    """诉讼文书的种类."""

    COMPLAINT = "complaint", "民事起诉状"
    ENFORCEMENT = "enforcement_application", "强制执行申请书"
    ELEMENT_COMPLAINT = "element_complaint", "民事起诉状（要素式）"
    ELEMENT_ENFORCEMENT = "element_enforcement_application", "强制执行申请书（要素式）"
    PRESERVATION = "preservation_application", "财产保全申请书"
    RENEWAL = "renewal_application", "续行保全申请书"
    NETWORK_QUERY = "network_query_application", "网络查控申请书"
    CLUE_LIST = "clue_list", "财产线索清单"
    CONSUMPTION = "consumption_limit_application", "限制消费申请书"
    DISHONEST = "dishonest_list_application", "纳入失信被执行人名单申请书"
    PAYMENT_ORDER = "payment_order_application", "支付令申请书"
    AUTHORITY = "power_of_attorney", "授权委托书"
    IDENTITY = "identity_certificate", "负责人身份证明书"
    SERVICE = "service_address", "送达地址确认书"
    DEFENDANT_ADDRESS = "defendant_addresses", "被告送达地址线索"
    FILING_LIST = "filing_list", "立案材料清单"
    DEMAND = "demand", "催收函"
    CALL = "call_notice", "宣布提前到期通知书"
    GUARANTOR_DEMAND = "guarantor_demand", "保证人催告函"
    STATEMENT = "statement_of_account", "债权计算明细"
    RECONCILIATION = "reconciliation_sheet", "对账附页（内部）"
    EXHIBIT_LIST = "exhibit_list", "证据目录"
    BUNDLE = "bundle", "证据卷"
    REPORT = "limitation_report", "时效审查意见"


class Template(Model):
    """模板: what a paper was made from; `own` if the bank brought it, `court` the court it is for."""

    id: str
    version: str
    file: str
    sha256: str
    court: str = ""
    own: bool = False


class Filing(Model):
    """诉讼文书: one finished paper: its file names (relative to the case's folder) and template."""

    kind: FilingKind
    files: tuple[str, ...]
    template: Template


class FileRecord(Model):
    """文件记录: one line of the manifest. `pages` is null for files without pages.

    `template` is the id of the template a paper was made from, empty for what has none.
    """

    name: str
    sha256: str
    size: int
    pages: int | None = None
    template: str = ""


class Manifest(Model):
    """清单: what a run made, from what, with which tools. Holds no clock time: same input, same bytes."""

    case_number: str
    on: date
    cutoff_on: date
    program: str
    made: str = FROM_TEMPLATE
    law_known_to: date
    tools: dict[str, str]
    look: str
    pdf_lane: str
    templates: tuple[Template, ...]
    inputs: tuple[FileRecord, ...]
    outputs: tuple[FileRecord, ...]
