"""legal-docs trace: each sentence of a paper, the fields in it, and where each value comes from."""

from functools import partial
from typing import Annotated, Any

import typer

from legal_docs.cli import show, work
from legal_docs.cli.options import Case, Evidence, Filed, Json, On, Source, Way
from legal_docs.cli.texts import Lang
from legal_docs.services.tracing.resolve import Found
from legal_docs.services.tracing.trace import Traced, TracedPaper, Value, trace

Paper = Annotated[
    str,
    typer.Argument(help="文书名称，如 民事起诉状 / the paper by its Chinese name", metavar="PAPER"),
]
_SAID = {
    "zh": ("模板文字", "没有找到来源", "{paper}：{count}句，来自字段的{values}处，没有来源的{lost}处"),
    "en": (
        "words of the template",
        "no source found",
        "{paper}: {count} sentences, {values} values, {lost} without a source",
    ),
}


def trace_paper(
    ctx: typer.Context,
    source: Source,
    paper: Paper,
    case: Case = None,
    on: On = None,
    evidence: Evidence = None,
    json: Json = False,
    filed: Filed = None,
    way: Way = "continue",
) -> None:
    """逐句列出文书中每一项的字段和来源 / sentence, field and source of everything in a paper."""
    task = work.job(ctx, source, on, evidence=evidence, case=case, json=json)
    wiring = task.wiring
    made = partial(trace, tables=wiring.tables, shelf=wiring.shelf, courts=wiring.courts)

    def one(loaded: Any, _: work.Chosen) -> Any:
        found = made(loaded, paper, on=task.on, filed=work.filed(filed, way))
        if not json:
            for each in found:
                _print(each, task.lang)
        return {"case_number": loaded.case.number, "papers": [_as_json(each) for each in found]}

    work.each(task, one)


def _print(paper: TracedPaper, lang: Lang) -> None:
    fixed, lost, summary = _SAID[lang]
    for sentence in paper.sentences:
        show.line(sentence.text)
        if not sentence.values:
            show.line(f"    〔{fixed}〕")
        for value in sentence.values:
            for words, source in _sources(value, lost):
                show.line(f"    {value.path or '—'}　{words} ← {source}")
    values = sum(len(sentence.values) for sentence in paper.sentences)
    counts = {"count": len(paper.sentences), "values": values, "lost": len(paper.unsourced)}
    show.tell(summary.format(paper=paper.name, **counts), "red" if paper.unsourced else "")


def _sources(value: Value, lost: str) -> list[tuple[str, str]]:
    return [
        (part.words, f"{part.origin.kind.label}：{part.origin.text}" if part.origin else lost)
        for part in value.found
    ]


def _as_json(paper: TracedPaper) -> dict[str, Any]:
    return {
        "paper": paper.name,
        "template": paper.template,
        "sentences": [_sentence(each) for each in paper.sentences],
        "unsourced": list(paper.unsourced),
    }


def _sentence(sentence: Traced) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "fields": [
            {"field": value.path, "value": value.words, "sources": [_part(part) for part in value.found]}
            for value in sentence.values
        ],
    }


def _part(part: Found) -> dict[str, Any]:
    origin = part.origin
    if origin is None:
        return {"words": part.words, "kind": None, "source": "", "path": ""}
    return {"words": part.words, "kind": origin.kind.value, "source": origin.text, "path": origin.path}
