"""Cases as JSON, written as a person would write it: proofs as `file#page`, defaults left out."""

import json
from typing import Any

from legal_docs.model.casefile import CaseFile
from tools.make_samples.pack import Sample


def to_json(cases: list[CaseFile]) -> str:
    """Return the cases as JSON text that reads back to the same models."""
    return json.dumps([plain(case) for case in cases], ensure_ascii=False, indent=2) + "\n"


def plain(case: CaseFile) -> dict[str, Any]:
    """Return one case as plain values."""
    made = _short(case.model_dump(mode="json", exclude_defaults=True))
    for person, model in zip(made["people"], case.people, strict=True):
        person["kind"] = model.kind
    return dict(made)


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"file", "page"}:
            return f"{value['file']}#{value['page']}"
        return {key: _short(part) for key, part in value.items()}
    return [_short(part) for part in value] if isinstance(value, list) else value


def readme(samples: tuple[Sample, ...]) -> str:
    """Return the README of the samples."""
    rows = "\n".join(
        f"| `{s.case.number}` | cases.{'xlsx' if s.in_workbook else 'json'} | {len(s.papers)} | {s.shows} |"
        for s in samples
    )
    return f"""# Sample cases 样例案件

Eleven made-up cases for the demo and the tests. **Everything in them is invented 全部为虚构**: no person,
bank, company, court or address is real; identity numbers and credit codes carry a region that does not
exist (`{{NOWHERE}}`), telephone numbers cannot be assigned, and every paper is marked 样例.

`cases.json` and `cases.xlsx` are the two forms of input; each case has its evidence in the folder with its
number (see `../README.md`). The day they are meant to be looked at is **2026-06-30**.

| 案件编号 | 输入文件 | 证据文件数 | 说明 |
|---|---|---|---|
{rows}

Do not edit these files: change `tools/make_samples/` and run `python -m tools.make_samples` in the
repository. The same script and the same library versions write the same bytes.
"""
