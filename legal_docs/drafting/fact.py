"""One fact of 事实与理由, as the templates read it."""

from pydantic import Field

from legal_docs.drafting.context import Context


class GuaranteePeriod(Context):
    """一笔主债务的保证期间."""

    debt: str = Field(alias="借据号")
    due: str = Field(alias="到期日", description="主债务履行期限届满之日")
    until: str = Field(alias="届满日", description="保证期间的末日")
    asked: str = Field(alias="请求日", description="保证期间内请求承担保证责任之日；没有的为空")


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
            "死亡",
            "还款",
            "下落不明",
            "提前到期条件",
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
    noted: str = Field(
        default="",
        alias="记载金额",
        description="放款：合同、借据记载的金额；与实际发放的一致的为空",
        examples=["100,000.00"],
    )
    note_proof: str = Field(
        default="", alias="借据证据", description="放款：实际发放额与借据不符时借据在证据中的位置"
    )
    shared: bool = Field(default=False, alias="同一合同", description="担保由借款合同本身约定")
    periods: tuple[GuaranteePeriod, ...] = Field(
        default=(), alias="各笔保证期间", description="没有查明的为空"
    )
    proof: str = Field(default="", alias="证据", examples=["证据1第1-4页"])
