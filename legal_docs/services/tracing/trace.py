"""`trace`: each sentence of a paper, the fields printed in it, and where each value comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.drafting.draft import Draft
from legal_docs.errors import UsageError
from legal_docs.intake.read import LoadedCase
from legal_docs.law.bank_tables import BankTables
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import FormSheet
from legal_docs.services.filed import Filed
from legal_docs.services.papers import DRAFTERS, FURTHER
from legal_docs.services.parts import stopping, style_of
from legal_docs.services.prepare import without_bundle
from legal_docs.services.profiles import Profiles
from legal_docs.services.shelf import Shelf
from legal_docs.services.tracing import sentences
from legal_docs.services.tracing.resolve import Found, Sources
from legal_docs.services.tracing.sentences import Printed, Sentence


@dataclass(frozen=True, slots=True)
class Value:
    """One printed value: its field, its words, and the origin of each part of it."""

    path: str
    words: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """One sentence with its values; without values it is the template's own words."""

    text: str
    values: tuple[Value, ...]

    @property
    def unsourced(self) -> tuple[str, ...]:
        """Return the sums, days, rates, exhibits and articles for which no source was found."""
        return tuple(part.words for value in self.values for part in value.found if part.origin is None)


@dataclass(frozen=True, slots=True)
class TracedPaper:
    """One paper, sentence by sentence."""

    name: str
    template: str
    sentences: tuple[Traced, ...]

    @property
    def unsourced(self) -> tuple[str, ...]:
        """Return what has no source anywhere in the paper."""
        return tuple(words for sentence in self.sentences for words in sentence.unsourced)


def trace(
    loaded: LoadedCase,
    paper: str,
    *,
    on: date,
    tables: BankTables | None = None,
    shelf: Shelf | None = None,
    courts: Profiles | None = None,
    filed: Filed | None = None,
) -> tuple[TracedPaper, ...]:
    """Return each paper of that kind (民事起诉状) or name (催收函-张某) traced, as it would be made on `on`.

    What was `filed` before is cited as it was. Writes nothing. Raises UsageError where there is no such
    kind or the case has no such paper, BadInputError where the case cannot go on, or what drafting the
    paper raises.
    """
    kind = kind_of(paper)
    with stopping():
        style = style_of(loaded, courts)
        dossier = without_bundle(loaded, on=on, tables=tables, style=style, filed=filed).dossier
    return traced(dossier, kind, paper, shelf or Shelf())


def traced(dossier: Dossier, kind: FilingKind, paper: str, shelf: Shelf) -> tuple[TracedPaper, ...]:
    """Return the papers of `kind`, or the one named `paper`; raises UsageError where the case has none."""
    wanted = [draft for draft in _drafts(dossier, kind) if paper in (kind.label, draft.name)]
    if not wanted:
        raise UsageError(
            f"案件{dossier.case.number}没有“{paper}”：按现有资料不需要这件文书。请换一件文书",
            f'Case {dossier.case.number} has no "{paper}": it does not need that paper. Choose another',
        )
    sources = Sources(dossier)
    return tuple(_paper(draft, dossier, sources, shelf) for draft in wanted)


def kind_of(paper: str) -> FilingKind:
    """Return the kind of a paper by its label, or by its name: label, dash, person.

    Raises UsageError that lists the kinds where there is no such one.
    """
    kinds = traceable()
    named = (kind for kind in kinds if paper == kind.label or paper.startswith(f"{kind.label}-"))
    if found := next(named, None):
        return found
    known = "、".join(kind.label for kind in kinds)
    raise UsageError(
        f"没有名为“{paper}”的文书。可以追溯：{known}",
        f'There is no paper called "{paper}". These can be traced: {known}',
    )


def traceable() -> tuple[FilingKind, ...]:
    """Return the kinds of paper made from a template or a form: all but the report and the bundle."""
    return tuple(kind for kind in FilingKind if kind not in (FilingKind.REPORT, FilingKind.BUNDLE))


def _drafts(dossier: Dossier, kind: FilingKind) -> Iterator[Draft]:
    """Yield the drafts of one kind; a drafter that only makes another kind is not asked."""
    drafters = [*DRAFTERS, *(drafter for each, drafter in FURTHER if each is kind)]
    yield from (draft for drafter in drafters for draft in drafter(dossier) if draft.kind is kind)


def _paper(draft: Draft, dossier: Dossier, sources: Sources, shelf: Shelf) -> TracedPaper:
    from legal_docs.rendering.traced import pieces

    template = shelf.choose(draft, dossier.case)
    if isinstance(draft.context, FormSheet):
        found = sentences.of_form(draft.context)
    else:
        found = sentences.of_paper(pieces(template.path, draft.context.keys()))
    return TracedPaper(draft.name, template.path.name, tuple(_sentence(each, sources) for each in found))


def _sentence(sentence: Sentence, sources: Sources) -> Traced:
    def value(printed: Printed) -> Value:
        return Value(printed.path, printed.words, sources.of(printed, sentence))

    return Traced(sentence.text, tuple(value(printed) for printed in sentence.values))
