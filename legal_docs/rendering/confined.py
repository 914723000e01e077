"""Jinja for templates that others wrote: checked before it runs, and counted while it runs.

A template is refused at compile time for what `policy` names. While it runs, each turn of a loop and
each printed character is counted, so that neither time nor memory can be used up.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

from jinja2 import TemplateError, TemplateRuntimeError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_join, do_replace, make_attrgetter
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context, pass_eval_context

from legal_docs.errors import LegalDocsError
from legal_docs.rendering import policy, reasons, values

MOST_CHARACTERS = 64 * 1024 * 1024
LONGEST_TEXT = 1024 * 1024
LARGEST_NUMBER = 10**15
_TURN = 64  # what one turn of a loop costs beside the characters it prints
_COUNTED, _SHOWN = " counted", " shown"  # no template can write a name with a space
_LONG_NUMBER = re.compile(r"\d{1000,}")
_TEXTS = ("trim", "upper", "lower", "string", "int")
_LISTS = ("first", "last", "map", "selectattr", "rejectattr", "unique", "reverse", "length", "count")


class Budget(Context):
    """The values of one run of a template, and how much it has used."""

    used = 0

    def spend(self, characters: int) -> None:
        """Count `characters`; raises SecurityError where the paper grows beyond every measure."""
        self.used += characters
        if self.used > MOST_CHARACTERS:
            raise SecurityError("模板产生的内容过多 / the template makes too much")


class Confined(ImmutableSandboxedEnvironment):
    """The environment of every Word template."""

    context_class = Budget
    intercepted_binops = frozenset({"+", "-", "*", "**", "%", "/", "//"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=values.undefined_class(), finalize=_printed)
        self.filters = {name: FILTERS[name] for name in policy.FILTERS}
        self.filters |= {name: _of_text(FILTERS[name]) for name in _TEXTS}
        self.filters |= {name: _of_list(FILTERS[name]) for name in _LISTS}
        self.filters |= {"join": _join, "replace": _replace, "e": _plainly, "escape": _plainly}
        self.filters |= {_COUNTED: _counted, _SHOWN: values.printable}
        self.globals = {"range": _range}

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:
        """Return the compiled template; raises TemplateSyntaxError where it is refused or too deep."""
        try:
            return super().compile(source, *args, **options)
        except (RecursionError, MemoryError, SyntaxError, OverflowError) as deep:
            raise TemplateSyntaxError("标记嵌套过深 / tags stand too deep in each other", 1) from deep

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what went wrong, at its line of the template, in words a lawyer can read."""
        try:
            super().handle_exception(source)
        except (LegalDocsError, UndefinedError, MemoryError):
            raise
        except TemplateError as error:
            error.args = (reasons.said(error.message or ""),)
            raise
        except Exception as error:  # whatever a tag can do: it is the template's fault
            told = TemplateRuntimeError(reasons.said(str(error)))
            raise told.with_traceback(error.__traceback__) from None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            return super()._parse(source, name, filename)
        except TemplateSyntaxError as wrong:
            said = reasons.said(wrong.message or "")
            raise TemplateSyntaxError(said, wrong.lineno, name, filename) from wrong
        except ValueError as wrong:
            found = _LONG_NUMBER.search(source)
            line = source.count("\n", 0, found.start() if found else 0) + 1
            raise TemplateSyntaxError(reasons.said(str(wrong)), line) from wrong

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        for breach in policy.breaches(source):
            raise TemplateSyntaxError(f"{breach.zh} / {breach.en}", breach.line)
        for loop in list(source.find_all(nodes.For)):
            _count(loop)
        for joined in list(source.find_all(nodes.Concat)):
            joined.nodes = [_filtered(part, _SHOWN) for part in joined.nodes]
        return super()._generate(source, *args, **options)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a template means by `obj.attribute`: of our fields the value, else what is safe."""
        if type(obj) is values.Fields and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether `attr` may be read: of a loop its counters, of other things nothing."""
        return isinstance(obj, LoopContext) and attr in policy.LOOP

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether `obj` may be called: only range."""
        return obj is _range

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the result for whole numbers and short texts; raises SecurityError for others."""
        if operator in ("%", "//") and right == 0:
            raise SecurityError("除数不能为零 / nothing is divided by zero")
        if _whole(left) and _whole(right) and operator not in ("**", "/"):
            if max(abs(left), abs(right)) <= LARGEST_NUMBER:
                return super().call_binop(context, operator, left, right)
        elif operator == "+" and isinstance(left, str) and isinstance(right, str):
            _bounded(len(left) + len(right))
            return left + right
        raise SecurityError(f"不能这样计算：{operator} / {operator} cannot be used on these")


@pass_context
def _printed(context: Budget, value: object) -> object:
    shown = values.printable(value)
    if isinstance(shown, str):
        context.spend(len(shown))
    return shown


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _of_text(made: Callable[..., Any]) -> Callable[..., Any]:
    """Return the filter, refusing all that is no text."""

    @wraps(made)
    def checked(value: Any, *args: Any, **options: Any) -> Any:
        return made(values.printable(value), *args, **options)

    return checked


def _of_list(made: Callable[..., Any]) -> Callable[..., Any]:
    """Return the filter, refusing fields: walked, they would give the names of their keys."""
    place = 1 if hasattr(made, "jinja_pass_arg") else 0  # what Jinja passes itself comes first

    @wraps(made)
    def checked(*args: Any, **options: Any) -> Any:
        _walked(args[place])
        return made(*args, **options)

    return checked


def _walked(value: object) -> None:
    if isinstance(value, dict):
        raise values.not_a_text(value)


def _plainly(value: object) -> object:
    """Return the text as it is: whatever is printed is escaped, once."""
    return values.printable(value)


def _range(*numbers: int) -> range:
    counted = range(*numbers)
    if len(counted) > policy.LONGEST_RANGE:
        raise SecurityError(f"range 最多 {policy.LONGEST_RANGE} 次 / range is too long")
    return counted


@pass_context
def _counted(context: Budget, value: Any, size: int) -> Any:
    _walked(value)
    items = value if hasattr(value, "__len__") else list(value)
    context.spend(len(items) * size)
    return items


def _count(loop: nodes.For) -> None:
    """Have each turn of the loop counted by the text that stands in it."""
    size = nodes.Const(_TURN + sum(map(_size, loop.body)), lineno=loop.lineno)
    loop.iter = _filtered(loop.iter, _COUNTED, size)


def _filtered(node: Any, name: str, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)


def _size(node: nodes.Node) -> int:
    if isinstance(node, nodes.TemplateData):
        return len(node.data)
    return 0 if isinstance(node, nodes.For) else sum(map(_size, node.iter_child_nodes()))


def _bounded(size: int) -> None:
    if size > LONGEST_TEXT:
        raise SecurityError("文字过长 / a text is too long")


@pass_eval_context
def _join(evaluated: Any, value: Any, d: str = "", attribute: str | int | None = None) -> str:
    _walked(value)
    given = value if attribute is None else map(make_attrgetter(evaluated.environment, attribute), value)
    parts = [values.printable(part) for part in given]
    _bounded(len(d) * len(parts) + sum(len(part) for part in parts if isinstance(part, str)))
    joined: str = do_join(evaluated, parts, d)
    return joined


@pass_eval_context
def _replace(evaluated: Any, text: str, old: str, new: str, count: int | None = None) -> str:
    values.printable(text)
    _bounded(len(text) + (str(text).count(old) if old else len(text) + 1) * len(new))
    return do_replace(evaluated, text, old, new, count)
