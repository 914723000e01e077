"""Which template a paper is made from: the bank's own where one fits and passed its check, else ours."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from legal_docs.drafting.contexts import CONTEXTS, shape, specimen
from legal_docs.drafting.draft import Draft
from legal_docs.errors import BadInputError, LegalDocsError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem
from legal_docs.rendering.template import registry
from legal_docs.rendering.template.registry import Shelved

_MANY = 4
_FOLLOW = (
    "template_unknown_key",
    "template_contents_missing",
    "template_not_a_list",
    "template_prints_list",
    "template_prints_switch",
)


@dataclass(frozen=True)
class Shelf:
    """The bank's own templates over those of the program; each of its own is checked before first use."""

    own: tuple[Shelved, ...] = ()
    _passed: set[str] = field(default_factory=set)

    def choose(self, draft: Draft, case: CaseFile) -> Shelved:
        """Return the template for `draft`: for this court before any court, for this cause before any.

        Raises BadInputError where the one that fits fails its check.
        """
        fitting = [one for one in self.own if _fits(one, draft.kind, case)]
        if not fitting:
            return default(draft.template)
        chosen = max(fitting, key=_rank)  # no two are of one rank: the registry refuses them
        self._pass(chosen)
        return chosen

    def _pass(self, chosen: Shelved) -> None:
        digest = chosen.record.sha256
        if digest not in self._passed:
            refuse(chosen.path, chosen.note.kind)
            self._passed.add(digest)


def shelf(folder: str) -> Shelf:
    """Return the shelf with the bank's own `folder` ("" for none); raises SettingsError, BadInputError."""
    return Shelf(registry.own(folder))


@cache
def default(file: str) -> Shelved:
    """Return the packaged template with this file name; KeyError where templates.toml does not list it."""
    return {one.path.name: one for one in registry.packaged()}[file]


def problems_of(template: Path, kind: FilingKind) -> tuple[Problem, ...]:
    """Return everything found in a template of `kind`: what is read from it, then a trial of filling it.

    The trial runs in a process of its own, and only where nothing else is wrong. Raises BadInputError
    where the file is no Word file.
    """
    from legal_docs.rendering.template.lint import lint

    context = CONTEXTS.get(kind)
    keys = shape(context) if context else {}
    found = lint(_bytes(template), template.name, keys, registry.contents(kind))
    if context is not None and _is_of_another(found):
        return _another(found, template.name, kind)
    if context is None or any(problem.is_error for problem in found):
        return found
    return (*found, *_trial(template, specimen(context)))


def refuse(template: Path, kind: FilingKind) -> None:
    """Raise BadInputError with every sentence of the check where the template may not be used."""
    errors = [problem for problem in problems_of(template, kind) if problem.is_error]
    if errors:
        raise BadInputError(
            f"模板 {template.name} 没有通过检查，不能使用：" + "；".join(p.sentence() for p in errors),
            f"The template {template.name} failed its check: " + "; ".join(p.sentence("en") for p in errors),
        )


def _is_of_another(found: Sequence[Problem]) -> bool:
    """Return whether the template asks for many keys its filing has not, and lacks what it must say."""
    codes = [problem.code for problem in found]
    return min(codes.count("template_unknown_key"), codes.count("template_contents_missing")) >= _MANY


def _another(found: Sequence[Problem], file: str, kind: FilingKind) -> tuple[Problem, ...]:
    """Return the findings with one sentence for all that follow from the wrong kind."""
    from legal_docs.rendering.template.words import finding

    unknown = (problem.zh for problem in found if problem.code == "template_unknown_key")
    keys = dict.fromkeys(sentence.split("“")[1].split("”")[0] for sentence in unknown)
    told = finding(
        "template_other_kind", file, kind=kind.label, kind_en=kind.value, keys="、".join([*keys][:3])
    )
    return (told, *(problem for problem in found if problem.code not in _FOLLOW))


def _trial(template: Path, values: dict[str, object]) -> tuple[Problem, ...]:
    from legal_docs.rendering import apart
    from legal_docs.rendering.template.words import finding

    try:
        apart.fill(template, values)
    except LegalDocsError as refused:
        return (finding("template_trial", template.name, what_zh=refused.zh, what_en=refused.en),)
    return ()


def _bytes(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise BadInputError(
            f"模板 {template} 不能读取：{error.strerror}。请核对路径和权限",
            f"The template {template} cannot be read: {error.strerror}. Check its path and rights",
        ) from error


def _fits(one: Shelved, kind: FilingKind, case: CaseFile) -> bool:
    note = one.note
    return note.kind is kind and note.cause in (None, case.cause) and note.court in ("", case.court)


def _rank(one: Shelved) -> tuple[bool, bool]:
    return bool(one.note.court), one.note.cause is not None
