"""Filled by hand: for each form a sheet, and beside each row what its printed blanks then say, in order."""

from legal_docs.model.form import Blank, FormSheet, Tick
from tests.rendering.forms.debts import card_claims, card_facts, loan_claims, loan_facts
from tests.rendering.forms.rows import (
    AGREED,
    ASKED,
    DUE,
    DUE_3,
    END,
    FACTS,
    ON,
    ON_3,
    WILL,
    Answer,
    agent,
    answer,
    bank,
    person,
    text,
    whole,
    yes,
)


def security(guarantee: str, *also: str) -> tuple[Answer, ...]:
    return (
        yes(FACTS, "是否签订物的担保（抵押、质押）合同", Blank("签订时间", DUE), gaps=("2025年12月1日",)),
        answer(
            FACTS,
            "担保人、担保物",
            Blank("担保人", "孙某"),
            Blank("担保物", "房屋一套"),
            gaps=("孙某", "房屋一套"),
        ),
        yes(
            FACTS,
            "是否最高额担保（抵押、质押）",
            Blank("担保债权的确定时间", "2026年"),
            Blank("担保额度", "一百万元"),
            gaps=("2026年", "一百万元"),
        ),
        answer(FACTS, "是否办理抵押、质押登记", ticks=(Tick("是"), Tick("预告登记")), boxes=(0, 2)),
        answer(
            FACTS,
            guarantee,
            Blank("签订时间", DUE),
            Blank("保证人", "李某"),
            Blank("主要内容", "保证全部债务"),
            gaps=("2025年12月1日", "李某", "保证全部债务"),
            ticks=(Tick("是"),),
            boxes=(0,),
            also=also,
        ),
        answer(FACTS, "保证方式", ticks=(Tick("连带责任保证"),), boxes=(1,)),
        yes(FACTS, "其他担保方式", box=1),
    )


def tail(basis: str = FACTS) -> tuple[Answer, ...]:
    return (
        answer(
            basis,
            "请求承担责任的依据",
            Blank("合同约定", "第3条"),
            Blank("法律规定", "《民法典》"),
            gaps=("第3条", "《民法典》"),
            also=("请求依据",),
        ),
        text(FACTS, "其他需要说明的内容（可另附页）", "无"),
        text(FACTS, "证据清单（可另附页）", "见证据目录"),
    )


def will() -> tuple[Answer, ...]:
    keys = ("启动快", "费用", "首次不成", "保密", "协议可司法确认")
    return (
        answer(
            WILL,
            "是否了解调解作为非诉讼纠纷解决方式，能及时、高效、低成本、不伤和气地解决纠纷",
            ticks=(Tick("了解"),),
            boxes=(0,),
        ),
        answer(
            WILL,
            "是否了解先行调解解决纠纷的好处",
            ticks=tuple(Tick("了解" if n % 2 else "不了解", key) for n, key in enumerate(keys)),
            boxes=(1, 2, 5, 6, 9),
        ),
        answer(WILL, "是否考虑先行调解", ticks=(Tick("暂不确定，想要了解更多内容"),), boxes=(2,)),
    )


def end(signer: str) -> tuple[Answer, ...]:
    day = answer(END, "日期", Blank("", ON), gaps=ON_3)
    return text(END, signer, "某某银行某某支行"), day


AGREED_ROWS = (
    answer(
        AGREED,
        "有无仲裁、法院管辖约定",
        Blank("合同条款及内容", "第9条"),
        gaps=("第9条",),
        ticks=(Tick("有"),),
        boxes=(0,),
    ),
)
PRESERVED = yes(
    AGREED,
    "是否已经诉前保全",
    Blank("保全法院", "某法院"),
    Blank("保全时间", DUE),
    Blank("保全案号", "（2025）某1号"),
    gaps=("某法院", "2025年12月1日", "（2025）某1号"),
)
OLD_PRESERVED = answer(
    AGREED,
    "是否申请财产保全措施",
    ticks=(Tick("否", "申请诉讼保全"),),
    boxes=(3,),
)
DEFENDANTS = (person("被告（自然人）", "张某"), person("被告（自然人）", "李某", copy=2, woman=True))
CLAIMS_TEXT = "（可完整表述诉讼请求；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）"
FACTS_TEXT = "（可完整表述纠纷涉及的事实与理由；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）"
ENFORCED_TEXT = "（可概括描述申请执行的请求、事实与理由，相关具体内容请在下方要素式表格中填写）"


ANSWERS = {
    "loan2025": (
        bank("原告（法人、非法人组织）"),
        agent(),
        *DEFENDANTS,
        whole(ASKED, CLAIMS_TEXT),
        *loan_claims(split=True),
        yes(ASKED, "是否主张诉讼费用"),
        *AGREED_ROWS,
        PRESERVED,
        whole(FACTS, FACTS_TEXT),
        *loan_facts(),
        *security("是否签订保证合同/保函"),
        *tail(),
        *will(),
        *end("具状人（签字、盖章）"),
    ),
    "card2025": (
        bank("原告（法人、非法人组织）"),
        *DEFENDANTS,
        whole(ASKED, CLAIMS_TEXT),
        *card_claims(),
        yes(ASKED, "是否主张诉讼费用"),
        *AGREED_ROWS,
        PRESERVED,
        *card_facts(),
        *security("是否签订保证合同"),
        *tail(),
        *will(),
        *end("具状人（签字、盖章）"),
    ),
    "loan2024": (
        bank("原告（法人、非法人组织）"),
        agent(),
        *DEFENDANTS,
        *loan_claims(split=False),
        *AGREED_ROWS,
        OLD_PRESERVED,
        *loan_facts(),
        *security("是否签订保证合同/保函", "是否签订保证合同"),
        *tail(ASKED),
        *end("具状人（签字、盖章）"),
    ),
    "card2024": (
        bank("原告（法人、非法人组织）"),
        *DEFENDANTS,
        *card_claims(),
        *AGREED_ROWS,
        OLD_PRESERVED,
        *card_facts(),
        *security("是否签订保证合同"),
        *tail(),
        *end("具状人（签字、盖章）"),
    ),
    "enforcement2025": (
        bank(
            "申请执行人（法人、非法人组织）",
            Blank("银行账号", "62"),
            Blank("开户名", "某行"),
            Blank("开户行", "某支行"),
        ),
        agent(),
        person("被执行人（自然人）", "张某"),
        answer("执行依据信息", "文书类型", ticks=(Tick("判决书", "民事类"),), boxes=(0,)),
        text("执行依据信息", "执行依据作出机构", "某法院"),
        text("执行依据信息", "案由", "金融借款合同纠纷"),
        text("执行依据信息", "文书号", "（2025）某1号"),
        answer("执行依据信息", "生效日期", Blank("", DUE), gaps=DUE_3),
        text("执行依据信息", "执行依据判项主文", "一、偿还；\n二、负担。"),
        whole("申请执行事项", ENFORCED_TEXT),
        answer(
            "申请执行事项",
            "申请执行事项",
            Blank("本金", "100.00元"),
            Blank("一般债务利息", "6.00元"),
            Blank("其他", "无"),
            gaps=("", "100.00元", "6.00元", "", "", "", "", "无"),
            ticks=(Tick("金钱给付"), Tick("本金"), Tick("一般债务利息"), Tick("其他")),
            boxes=(0, 1, 2, 7),
        ),
        answer(
            "申请执行事项",
            "是否有诉前/诉讼保全",
            Blank("保全案号", "（2025）某2号"),
            Blank("保全措施最早到期时间", ON),
            gaps=("（2025）某2号", *ON_3),
            ticks=(Tick("有"),),
            boxes=(0,),
        ),
        *end("申请执行人（签字、盖章）"),
    ),
}


def sheet(name: str) -> FormSheet:
    return FormSheet(name, tuple(answer.row for answer in ANSWERS[name]))
