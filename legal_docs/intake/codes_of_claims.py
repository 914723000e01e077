"""Problems of fact: what is said of people, contracts and proceedings cannot be, or not together."""

from collections.abc import Mapping

from legal_docs.intake.sentences import Code, warning

CLAIMS: Mapping[str, Code] = {
    "imprisoned_since_missing": warning(
        "{name}被监禁，但没有填写自何日起",
        "{name} is imprisoned, but since when is not given",
        "请填写“下落变化日”；被监禁一年以上的，由被监禁地法院管辖（民诉法解释第八条）",
        "Give 下落变化日 (whereabouts_since); after one year the court of the prison is competent",
    ),
    "since_without_whereabouts": warning(
        "填写了下落变化日{value}，但没有填写下落不明、在境外或者被监禁",
        "A day {value} is given, but not that the person is missing, abroad or imprisoned",
        "请填写“下落”，或删除该日期",
        "Fill in 下落 (whereabouts) or remove the day",
    ),
    "prison_without_imprisonment": warning(
        "填写了监禁场所“{value}”，但“下落”不是被监禁",
        "The prison “{value}” is given, but the person is not said to be imprisoned",
        "请将“下落”填为“被监禁”，或删除监禁场所",
        "Set 下落 (whereabouts) to 被监禁 or remove the prison",
    ),
    "residence_without_address": warning(
        "填写了居住起始日{value}，但没有填写经常居住地",
        "The person is said to live somewhere since {value}, but not where",
        "请填写“经常居住地”，或删除该日期",
        "Fill in 经常居住地 (residence_address) or remove the day",
    ),
    "before_birth": Code(
        "日期{value}早于出生日期{other}",
        "The day {value} is earlier than the birth date {other}",
        "请核对两个日期",
        "Check both days",
    ),
    "divorced_before_married": Code(
        "离婚日期{value}早于结婚日期{other}",
        "The divorce of {value} is earlier than the marriage of {other}",
        "请核对；再婚的填写与同一配偶的结婚、离婚日期",
        "Check both; after a second marriage give the days of the same marriage",
    ),
    "spouse_not_named": warning(
        "填写了{name}的结婚或离婚日期，但没有填写配偶",
        "{name}'s marriage or divorce is dated, but the spouse is not named",
        "请填写“配偶”；配偶不必是本案当事人",
        "Fill in 配偶 (spouse); the spouse need not be a party",
    ),
    "guardian_missing": warning(
        "{name}无或限制行为能力，但没有填写监护人",
        "{name} lacks capacity, but no guardian is named",
        "请填写“监护人”；起诉状须列明法定代理人（民诉法2023.60）",
        "Fill in 监护人 (guardian), who acts in the suit (民诉法2023.60)",
    ),
    "guardian_of_capable": warning(
        "为{name}填写了监护人“{value}”，但其已成年且没有填写无或限制行为能力",
        "{value} is named guardian of {name}, who is of age and not said to lack capacity",
        "请将“无或限制行为能力”填为“是”，或删除监护人",
        "Set 无或限制行为能力 (lacks_capacity) or remove the guardian",
    ),
    "names_itself": Code(
        "“{value}”不能是自己的{name}",
        "“{value}” cannot be its own {name}",
        "请更正为另一人，没有的不填",
        "Name somebody else, or leave it empty",
    ),
    "operator_of_company": warning(
        "组织类型为“{other}”，却填写了经营者“{value}”",
        "The organisation is a “{other}”, yet an operator “{value}” is named",
        "只有个体工商户有经营者；公司请填写法定代表人或者唯一股东",
        "Only a sole trader has an operator; a company has a legal representative or a sole shareholder",
    ),
    "successor_of_active": warning(
        "{name}填写为存续，却填写了权利义务承受人“{value}”",
        "{name} is said to exist, yet “{value}” is named as its successor",
        "请核对登记状态；已注销或者合并的，更正“主体状态”",
        "Check the register; correct 主体状态 (status) if it was dissolved or merged",
    ),
    "listed_with_one_shareholder": Code(
        "{name}不能既是上市公司又只有一个股东",
        "{name} cannot be listed and have one shareholder only",
        "请更正“是否上市公司”或者“唯一股东”",
        "Correct 是否上市公司 (is_listed) or 唯一股东 (sole_shareholder)",
    ),
    "heir_only": Code(
        "{name}的地位是“{value}”，不是继承人，不能填写继承遗产价值或者放弃继承",
        "{name} is “{value}”, no heir, so nothing can be inherited or renounced",
        "请将角色改为继承人，或删除该项",
        "Make the role 继承人 (heir) or remove the value",
    ),
    "renounced_but_inherits": Code(
        "{name}放弃继承，却填写了继承遗产价值{value}",
        "{name} renounced the estate, yet is said to have received {value}",
        "请核对并删除其中一项",
        "Check it and remove one of them",
    ),
    "misuse_without_rate": warning(
        "填写了借款被挪用，但没有填写挪用罚息上浮比例",
        "The loan is said to be misused, but the uplift for misuse is not given",
        "请按合同填写“挪用罚息上浮%”；没有约定的不能按挪用计收罚息",
        "Fill in 挪用罚息上浮% from the contract; without one no such penalty can be claimed",
    ),
    "on_demand_with_schedule": warning(
        "借据“{value}”填写为未约定到期日，却有还款计划",
        "Note “{value}” is said to have no due date, yet has a schedule",
        "请核对合同；有还款计划的，“未约定到期日”不填",
        "Check the contract; a note with a schedule has due dates",
    ),
    "disclosed_below_rate": warning(
        "明示的年化综合成本{value}%低于合同年利率{other}%",
        "The disclosed all-in cost of {value} % is below the contract rate of {other} %",
        "综合成本包含利息，不应低于利率；请核对明示表和合同",
        "The all-in cost includes the interest; check the disclosure and the contract",
    ),
    "resolution_of_person": warning(
        "{name}是自然人，却填写了担保决议“{value}”",
        "{name} is a natural person, yet a resolution “{value}” is given",
        "只有公司提供担保才需要决议；请删除或更正保证人",
        "Only companies resolve on guarantees; remove it or correct the guarantor",
    ),
    "renewal_without_old_loan": warning(
        "填写了{name}是否知道借新还旧，但没有一笔借款是借新还旧",
        "It is said whether {name} knew of a renewal, but no loan repays an old one",
        "请在“借款”中填写“借新还旧”，或删除该项",
        "Fill in 借新还旧 (repays_old_loan) of the loan or remove it",
    ),
    "not_a_guarantor": Code(
        "“{value}”不是本案的保证人、抵押人或出质人",
        "“{value}” gives no security in this case",
        "只填写“担保”中的人；债务人的同意写在“同意履行”中",
        "Name people of the sheet 担保 only; a debtor's consent has a field of its own",
    ),
    "licensed_not_mediation": warning(
        "事件是“{value}”，不是申请调解，不涉及调解机构资质",
        "The event is “{value}”, no mediation, so there is no licence to speak of",
        "请更正事件种类，或删除该项",
        "Correct the kind of event or remove it",
    ),
    "before_issued": Code(
        "{name}{value}早于文书作出之日{other}",
        "{name}: {value} is earlier than {other}, the day the instrument was made",
        "请照文书和送达回证核对",
        "Compare with the instrument and the proof of service",
    ),
    "share_over_whole": Code(
        "份额{value}%超过100%",
        "A share of {value} % is more than the whole",
        "请填写权利人的份额，如 50",
        "Give the owner's share, such as 50",
    ),
    "not_sha256": Code(
        "“{value}”不是SHA-256值",
        "“{value}” is no SHA-256 value",
        "应为64位十六进制数（0—9、a—f）",
        "It has 64 hexadecimal digits",
    ),
    "hash_differs": warning(
        "文件“{value}”的SHA-256与填写的不同，现为{other}",
        "The SHA-256 of {value} is not the one given; it is now {other}",
        "文件在取证之后变动过，或者填写的是原始数据的值；请重新导出或核对取证记录",
        "The file changed after it was taken, or the value is of the raw data; export again or check the log",
    ),
    "signed_but_no_certificate": warning(
        "“{value}”填写了负责人或制作人签名，但没有填写为银行自制证明",
        "{value} is said to be signed by head or maker, but not to be the bank's own certificate",
        "银行出具的证明请将“银行自制证明”填为“是”；其他文件请删除签名一项",
        "Set 银行自制证明 (is_own_certificate), or remove the signatures",
    ),
    "simple_but_disputed": warning(
        "既填写了事实清楚简单，又填写了债务人有异议",
        "The case is said to be simple and also disputed",
        "简单是指事实清楚、权利义务关系明确、争议不大；请核对后保留一项",
        "Simple means clear facts and little dispute; check which is true",
    ),
    "wage_not_yearly": warning(
        "年平均工资{value}元过低，可能填成了月平均工资",
        "A yearly average wage of {value} is very low; perhaps it is a month's",
        "请填写统计部门公布的年平均工资，单位为元",
        "Give the published wage of a year, in yuan",
    ),
}
