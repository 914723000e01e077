"""Every figure and day of a paper leads to a ledger line, a field of the case, an exhibit, an article."""

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError, UsageError
from legal_docs.model.filing import FilingKind
from legal_docs.rendering.text import squeeze
from legal_docs.services.run_cases import load
from legal_docs.services.shelf import Shelf
from legal_docs.services.tracing.resolve import FIGURE
from legal_docs.services.tracing.sentences import CELL
from legal_docs.services.tracing.trace import TracedPaper, kind_of, trace, traceable, traced
from tests.conftest import ON
from tests.services.dossiers import dossier, made

SAMPLES = [f"-{number:03}-" for number in range(1, 12)]


def paper(part: str, name: str) -> TracedPaper:
    return traced(dossier(part), kind_of(name), name, Shelf())[0]


def sources(part: str, name: str, sentence: str) -> dict[str, str]:
    """What stands in the sentence that holds `sentence`: words → kind and text of the source."""
    found = next(each for each in paper(part, name).sentences if sentence in each.text)
    parts = [part for value in found.values for part in value.found]
    return {p.words: f"{p.origin.kind.label}：{p.origin.text}" for p in parts if p.origin}


@pytest.mark.parametrize("part", SAMPLES)
def test_every_figure_and_day_of_every_paper_has_a_source(part: str) -> None:
    figures = 0
    for found, _ in made(part):
        one = paper(part, found.draft.name)
        assert one.unsourced == (), one.name
        figures += sum(len(FIGURE.findall(v.words)) for s in one.sentences for v in s.values)
    assert figures > 150


@pytest.mark.parametrize("part", ["-001-", "-004-", "-008-"])
def test_the_sentences_are_the_words_of_the_paper(part: str) -> None:
    for found, _ in made(part):
        if found.draft.kind not in (FilingKind.ELEMENT_COMPLAINT, FilingKind.ELEMENT_ENFORCEMENT):
            words = "".join(sentence.text for sentence in paper(part, found.draft.name).sentences)
            assert squeeze(words).replace(CELL, "") == squeeze(found.text), found.draft.name


def test_the_claims_lead_to_the_ledger() -> None:
    found = sources("-001-", "民事起诉状", "2.判令")
    assert found["4,324.53"].endswith("尚欠息费合计＝利息979.81＋罚息3,286.11＋复利58.61")
    assert found["3,286.11"].endswith("尚欠罚息＝应收3,841.68（13行计算）－已收555.57")
    assert found["2026年6月1日"] == "计数：计算截止日2026年5月31日的次日"
    assert found["10.8%"].endswith("继续计算的复利：未付利息979.81×年利率10.8%")


def test_the_sum_in_capitals_leads_to_the_total() -> None:
    found = sources("-001-", "民事起诉状", "以上金钱给付请求")
    assert found["柒万陆仟柒佰壹拾叁元整"].startswith("债权计算：76,713.00元的大写；")
    assert "＝本金69,388.47＋利息979.81＋罚息3,286.11" in found["76,713.00"]


def test_the_facts_lead_to_the_case_file_and_to_exhibits() -> None:
    found = sources("-001-", "民事起诉状", "签订《个人消费借款合同》")
    assert found["2024年3月18日"] == "案件资料：借款·签订日期（DEMO-XFD-2024-0001）"
    assert found["120,000.00"] == "案件资料：借款·合同金额（DEMO-XFD-2024-0001）"
    found = sources("-001-", "民事起诉状", "原告依约发放借款")
    assert found["120,000.00"] == "案件资料：借款·放款金额（DEMO-JJ-2024-000101）"
    proof = next(text for words, text in found.items() if words.startswith("证据2第"))
    assert proof.startswith("证据：证据2《借款借据》，证据卷第") and proof.endswith(
        "02-放款凭证/借款借据.pdf"
    )


def test_the_day_of_default_leads_to_the_ledger_that_found_it() -> None:
    found = sources("-001-", "民事起诉状", "至今未足额清偿")
    assert "第一个未足额还款的到期日" in found["2025年8月20日"]


def test_the_end_of_a_guarantee_period_leads_to_the_findings() -> None:
    found = sources("-004-", "民事起诉状", "借据DEMO-JJ-2022-000401项下债务于2024年7月18日到期")
    assert "DEMO-JJ-2022-000401的保证期间的末日" in found["2027年7月18日"]


def test_each_day_of_several_demands_leads_to_its_own_record() -> None:
    found = sources("-001-", "民事起诉状", "原告先后于")
    assert found["2025年9月22日"] == "案件资料：催收记录·催收日期（C02）"
    assert found["2026年4月21日"] == "案件资料：催收记录·催收日期（C07）"


def test_articles_lead_to_their_ids() -> None:
    found = sources("-001-", "民事起诉状", "之规定，特向贵院")
    assert any("民法典.676：" in text for text in found.values())
    assert any("民诉法2023.122：" in text for text in found.values())


def test_a_row_of_the_statement_leads_to_its_line() -> None:
    found = sources("-001-", "债权计算明细", f"第17期逾期本金罚息{CELL}2025-09-26")
    line = "2025-09-26次日起至2026-04-08，2,677.77×10.8%×194天÷360＝155.85元"
    for words in ("2025-09-26", "2026-04-08", "2,677.77", "10.8%", "194", "360", "155.85"):
        assert found[words].endswith(line), words


def test_a_payment_leads_to_its_allocation() -> None:
    found = sources("-001-", "债权计算明细", f"{CELL}R009{CELL}")
    assert found["3,142.44"].startswith(
        "债权计算：抵充：2025-01-03 还款R009 3,731.84元，抵本金3,142.44、利息573.79"
    )


def test_what_enforcement_asks_leads_to_the_ledger_and_the_instrument() -> None:
    found = sources("-008-", "强制执行申请书", "3.强制被执行人支付")
    assert "尚欠加倍部分债务利息＝应收15,028.51（3行计算）" in found["15,028.51"]
    assert "金钱债务" in found["182,162.98"] or "加倍部分债务利息" in found["182,162.98"]
    found = sources("-008-", "强制执行申请书", "人民法院作出的")
    assert found["2025年3月11日"].startswith("案件资料：程序·")
    found = sources("-008-", "强制执行申请书", "已由某市某区人民法院以（2024）某示0101财保00008号之一")
    assert found["200,000.00"] == "案件资料：程序·金额（B01）"


def test_numbers_of_items_and_copies_are_counts() -> None:
    found = sources("-003-", "民事起诉状", "本起诉状副本")
    assert found == {"2": "计数：按案件资料计数（副本份数）"}
    assert sources("-001-", "民事起诉状", "4.判令本案")["4"] == "计数：自动编号"


def test_words_of_the_template_have_no_values() -> None:
    fixed = [each for each in paper("-001-", "民事起诉状").sentences if each.text == "诉讼请求"]
    assert [each.values for each in fixed] == [()]


def test_letters_to_one_person_are_traced_by_name() -> None:
    name = next(f.draft.name for f, _ in made("-004-") if f.draft.kind is FilingKind.GUARANTOR_DEMAND)
    assert paper("-004-", name).name == name
    assert paper("-004-", "保证人催告函").name == name


def test_an_unknown_paper_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UsageError, match="没有名为“起诉书”的文书。可以追溯：民事起诉状、"):
        kind_of("起诉书")
    assert FilingKind.REPORT not in traceable() and FilingKind.BUNDLE not in traceable()


def test_a_paper_the_case_does_not_need_is_refused() -> None:
    with pytest.raises(UsageError, match="没有“强制执行申请书”"):
        paper("-001-", "强制执行申请书")


def test_a_case_is_traced_from_its_files_and_stops_where_it_cannot_go_on() -> None:
    loaded = next(c for c in load(shipped.samples(), on=ON).cases if "-006-" in c.case.number)
    assert [each.name for each in trace(loaded, "民事起诉状", on=ON)] == ["民事起诉状"]
    object.__setattr__(loaded, "folder", None)
    with pytest.raises(BadInputError, match="证据文件夹"):
        trace(loaded, "民事起诉状", on=ON)
