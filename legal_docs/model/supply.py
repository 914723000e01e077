"""What a house brings of its own: Word templates and tables, version by version, one of each in use."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from legal_docs.model.base import FreeText, Labelled, Model, Text
from legal_docs.model.stored import Sha256
from legal_docs.model.template import TemplateNote


class SupplyKind(Labelled):
    """自备资料种类."""

    TEMPLATE = "template", "模板"
    BANK = "bank", "银行参数"
    COURTS = "courts", "法院要求"
    WAGES = "wages", "平均工资"
    HOLIDAYS = "holidays", "节假日"
    LPR = "lpr", "贷款市场报价利率"


class Supply(Model):
    """自备资料: one version of a template or table; its file lies in the file store and never changes.

    `key` names what it is a version of: the id of a template, else the kind. `version` counts from 1. Of the
    versions with one key at most one is in use. `changed_at`, `changed_by`: who took it into or out of use.
    """

    id: int = 0
    kind: SupplyKind
    key: Annotated[Text, Field(max_length=60)]
    version: int = 0
    name: Text
    sha256: Sha256
    size: int
    template: TemplateNote | None = None
    reason: FreeText = ""
    added_at: datetime
    added_by: int
    is_active: bool = False
    changed_at: datetime | None = None
    changed_by: int | None = None
