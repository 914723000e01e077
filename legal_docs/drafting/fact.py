"""One fact of 事实与理由, as the templates read it."""

from pydantic import Field

from legal_docs.drafting.context import Context


class Fact(Context):
    """一项事实: `kind` says which; the fields that do not fit the kind are empty."""

    kind: str = Field(
        alias="类别",
        examples=[
            "借款合同",
            "信用卡合约",
            "放款",
            "保证",
            "担保物权",
            "提前到期",
            "债务确认",
            "展期",
            "其他事件",
        ],
    )
    day: str = Field(default="", alias="日期", examples=["2025年3月1日"])
    who: str = Field(default="", alias="当事人", examples=["被告钱某某"])
    title: str = Field(default="", alias="文件名称", examples=["个人消费借款合同"])
    number: str = Field(default="", alias="编号")
    amount: str = Field(default="", alias="金额")
    purpose: str = Field(default="", alias="用途")
    rate: str = Field(default="", alias="利率")
    penalty: str = Field(default="", alias="罚息约定")
    compound: str = Field(default="", alias="复利约定")
    method: str = Field(default="", alias="还款方式")
    due: str = Field(default="", alias="到期日")
    clause: str = Field(default="", alias="条款")
    text: str = Field(default="", alias="内容")
    period: str = Field(default="", alias="保证期间")
    registered: str = Field(default="", alias="登记", description="登记日期和证明号；未办理登记时为空")
    in_full: bool = Field(default=True, alias="足额", description="放款是否达到合同约定的金额")
    proof: str = Field(default="", alias="证据", examples=["证据1第1-4页"])
