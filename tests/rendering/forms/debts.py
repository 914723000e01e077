"""What is filled into the rows of the loan form and of the card form."""

from legal_docs.model.form import Blank, Tick
from tests.rendering.forms.rows import ASKED, DUE, DUE_3, FACTS, ON, ON_3, Answer, answer, text, yes


def loan_facts() -> tuple[Answer, ...]:
    return (
        text(FACTS, "合同签订情况（名称、编号、签订时间、地点等）", "《个人借款合同》，1号"),
        answer(
            FACTS,
            "合同主体",
            Blank("贷款人", "某行"),
            Blank("借款人", "张某"),
            gaps=("某行", "张某"),
            also=("签订主体（贷款人/借款人）",),
        ),
        answer(
            FACTS,
            "借款金额",
            Blank("约定", "100.00元"),
            Blank("实际发放", "99.00元"),
            gaps=("100.00元", "99.00元"),
            also=("借款金额（约定/实际发放）",),
        ),
        answer(
            FACTS,
            "借款期限",
            Blank("约定期限", DUE, unit="起"),
            Blank("至", ON, unit="止"),
            gaps=(*DUE_3, *ON_3),
            ticks=(Tick("否", "是否到期"),),
            boxes=(1,),
        ),
        answer(
            FACTS,
            "借款利率",
            Blank("", "4.35", "%", under="利率"),
            Blank("第", "三", "条", under="利率"),
            Blank("", "50", "%", under="逾期上浮"),
            Blank("第", "五", "条", under="复利"),
            Blank("", "6.525", "%", under="罚息（违约金）"),
            gaps=("4.35", "三", "50", "", "五", "6.525", ""),
            ticks=(Tick("利率"), Tick("复利"), Tick("罚息（违约金）")),
            boxes=(0, 2, 3),
            also=("借款利率（利率/逾期上浮/复利/罚息（违约金））",),
        ),
        answer(
            FACTS,
            "借款提供时间",
            Blank("", DUE),
            Blank("", "99.00", "元"),
            gaps=(*DUE_3, "99.00"),
            also=("借款发放时间",),
        ),
        answer(FACTS, "还款方式", ticks=(Tick("按月计息、到期一次性还本"),), boxes=(3,)),
        answer(
            FACTS,
            "还款情况",
            Blank("已还本金", "1.00", "元"),
            Blank("已还利息", "2.00", "元"),
            Blank("还息至", DUE),
            gaps=("1.00", "2.00", *DUE_3),
        ),
        yes(
            FACTS, "是否存在逾期还款", Blank("逾期时间", "2026年1月1日", "至今已逾期"), gaps=("2026年1月1日",)
        ),
    )


def loan_claims(*, split: bool) -> tuple[Answer, ...]:
    parts = (Blank("期内利息", "2.00", "元"),) if split else ()
    interest = answer(
        ASKED,
        "利息（期内利息、复利、罚息）",
        Blank("截至", ON, "止"),
        Blank("欠利息", "6.00", "元"),
        *parts,
        Blank("复利", "1.00", "元"),
        Blank("罚息（违约金）", "3.00", "元"),
        Blank("计算方式", "见明细"),
        gaps=(*ON_3, "6.00", *(("2.00",) if split else ()), "1.00", "3.00", "见明细"),
        ticks=(Tick("是", "是否请求支付至实际清偿之日止"),),
        boxes=(0,),
        also=("利息（复利、罚息）",),
    )
    early = (Tick("是"), Tick("提前还款（加速到期）"))
    return (
        answer(
            ASKED, "本金", Blank("截至", ON, "止"), Blank("尚欠本金", "100.00", "元"), gaps=(*ON_3, "100.00")
        ),
        interest,
        answer(ASKED, "是否要求提前还款或解除合同", ticks=early, boxes=(0, 1)),
        yes(ASKED, "是否主张担保权利", Blank("内容", "优先受偿"), gaps=("优先受偿",)),
        yes(ASKED, "是否主张实现债权的费用", Blank("明细", "律师费1.00元"), gaps=("律师费1.00元",)),
        text(ASKED, "其他请求", "无"),
        text(ASKED, "标的总额", "107.00元"),
    )


def card_claims() -> tuple[Answer, ...]:
    return (
        answer(
            ASKED,
            "透支本金",
            Blank("截至", ON, "止"),
            Blank("尚欠本金", "100.00", "元"),
            gaps=(*ON_3, "100.00"),
        ),
        answer(
            ASKED,
            "利息、罚息、复利、滞纳金、违约金、手续费等",
            Blank("截至", ON, "止"),
            Blank("欠利息、罚息、复利、滞纳金、违约金、手续费等共计", "6.00", "元"),
            Blank("自", DUE, "之后"),
            Blank("明细", "利息6.00元"),
            gaps=(*ON_3, "6.00", *DUE_3, "利息6.00元"),
        ),
        yes(ASKED, "是否主张担保权利", box=1),
        yes(ASKED, "是否主张实现债权的费用", Blank("费用明细", "律师费"), gaps=("律师费",)),
        text(ASKED, "其他请求", "无"),
        text(ASKED, "标的总额", "107.00元"),
    )


def card_facts() -> tuple[Answer, ...]:
    fees = ("本金", "利息", "罚息", "复利", "滞纳金", "违约金", "手续费")
    sums = tuple(f"{n}.00" for n in range(1, 8))
    return (
        text(FACTS, "信用卡办理情况（信用卡卡号、信用卡登记权利人、办卡时间、办卡行等）", "尾号1234"),
        answer(
            FACTS,
            "信用卡合约的主要约定",
            Blank("透支金额", "一万元"),
            Blank("利息、罚息、复利、滞纳金、违约金、手续费等的计算标准", "日万分之五"),
            Blank("违约责任", "5%"),
            Blank("解除条件", "逾期"),
            gaps=("一万元", "日万分之五", "5%", "逾期"),
        ),
        answer(
            FACTS,
            "是否就信用卡合约主要条款进行提示注意",
            Blank("提示说明的具体方式以及时间地点", "加粗"),
            gaps=("加粗",),
            ticks=(Tick("是"),),
            boxes=(0,),
            also=("是否对被告就信用卡合约主要条款进行提示注意、说明",),
        ),
        answer(
            FACTS,
            "被告逾期部分已还金额",
            Blank("", "8.00", "元"),
            gaps=("8.00",),
            also=("被告已还款金额",),
        ),
        answer(
            FACTS,
            "被告逾期未还款金额",
            Blank("逾期时间", DUE),
            Blank("截至", ON),
            Blank("被告", "张某", "欠付信用卡本金"),
            *(
                Blank(f"欠付信用卡{f}" if f == "本金" else f, s, "元")
                for f, s in zip(fees, sums, strict=True)
            ),
            gaps=("2025年12月1日", *ON_3, "张某", *sums),
        ),
        yes(FACTS, "是否向被告进行通知和催收", Blank("具体情况", "电话三次"), gaps=("电话三次",)),
    )
