"""`legal-docs trace`: what it prints, as a table for people and as JSON."""

import json

from typer.testing import CliRunner, Result

from legal_docs import shipped
from legal_docs.cli.main import app
from legal_docs.errors import ExitCode


def trace(*words: str) -> Result:
    head = [
        "trace",
        str(shipped.samples()),
        words[0],
        "--case",
        "DEMO-2026-006-短信中断",
        "--on",
        "2026-06-30",
    ]
    return CliRunner().invoke(app, [*head, *words[1:]])


def test_each_sentence_is_printed_with_its_fields_and_sources() -> None:
    result = trace("民事起诉状")
    assert result.exit_code == ExitCode.OK
    assert "诉讼请求.各项[1].金额　300,000.00 ← 债权计算：计至2026年6月30日尚欠本金" in result.stdout
    assert "〔模板文字〕" in result.stdout
    assert "没有来源的0处" in result.stderr


def test_json_holds_the_same() -> None:
    (answer,) = json.loads(trace("民事起诉状", "--json").stdout)
    (paper,) = answer["papers"]
    assert answer["case_number"].endswith("短信中断")
    assert (paper["paper"], paper["unsourced"]) == ("民事起诉状", [])
    claim = next(each for each in paper["sentences"] if each["text"].startswith("1.判令"))
    amount = next(each for each in claim["fields"] if each["field"].endswith("金额"))
    assert amount["value"] == "300,000.00"
    assert [source["kind"] for source in amount["sources"]] == ["ledger"]
    court = next(f for each in paper["sentences"] for f in each["fields"] if f["field"] == "法院")
    assert court["sources"][0]["path"] == "court"


def test_an_unknown_paper_is_told_in_a_sentence() -> None:
    result = trace("起诉书", "--json")
    assert result.exit_code == ExitCode.USAGE
    assert "没有名为“起诉书”的文书" in json.loads(result.stdout)[0]["error"]["zh"]
