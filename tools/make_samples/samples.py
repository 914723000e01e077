"""The eleven samples, in order."""

from tools.make_samples import files
from tools.make_samples.balances import with_balances
from tools.make_samples.cases import (
    call,
    card,
    consumer,
    contradiction,
    enforcement,
    guarantee,
    mortgage,
    old_debt,
    order,
    sms,
    waiver,
)
from tools.make_samples.custody import with_hashes
from tools.make_samples.pack import Sample
from tools.make_samples.schedule import with_pages

_ALL = (
    (
        consumer,
        files.consumer,
        "等额本息消费贷，提前到期通知由本人签收；电子合同、横放照片、生僻字姓名；一次夜间拨打",
        False,
    ),
    (
        card,
        files.card,
        "信用卡，十期账单，先还最低额后停还；按发出日计的催收短信；一日内七次无人接听；HEIC 照片",
        False,
    ),
    (
        mortgage,
        files.mortgage,
        "异地住房按揭，LPR 浮动利率四次变化，夫妻共同借款，其中一人下落不明，已登记抵押，提前到期",
        True,
    ),
    (
        guarantee,
        files.guarantee,
        "小微企业（一人公司）流动资金贷款，两笔借据，两名连带保证人，其中一名从未被催收而保证期间将届满",
        True,
    ),
    (waiver, files.waiver, "诉讼时效期间已过，债务人后来在催收通知单上签字同意履行", False),
    (sms, files.sms, "只有一条送达的短信使诉讼时效中断；借款人是个体工商户的经营者；GB18030 短信日志", True),
    (old_debt, files.old_debt, "2017年10月1日前到期的旧债，过渡规则和一连串催收；扫描件", False),
    (enforcement, files.enforcement, "生效判决后部分履行，申请执行期间进行中；账户冻结即将到期", False),
    (
        contradiction,
        files.contradiction,
        "合同与流水金额、利率不一致，银行余额与计算不符，冲正与补记账；余额表缺制作人签名",
        True,
    ),
    (
        call,
        files.call,
        "连续四期未还的消费贷，银行决定提前到期、通知书尚未发出；约定的送达地址不是现住址",
        False,
    ),
    (order, files.order, "已到期的小额借款，借款人书面确认欠款、愿意偿还；适合申请支付令", False),
)


def samples() -> tuple[Sample, ...]:
    """Return all samples with their balances."""
    made = []
    for module, papers, shows, in_workbook in _ALL:
        case = with_balances(with_pages(module.case()), wrong=module is contradiction)
        files_of = papers(case)
        made.append(Sample(with_hashes(case, files_of), files_of, shows, in_workbook))
    return tuple(made)
