"""Jinja for templates that others wrote: checked before it runs, and counted while it runs.

A template is refused at compile time for what `policy` names. While it runs, each turn of a loop and
each printed character is counted, so that neither time nor memory can be used up.
"""

from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_join, do_replace
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context, pass_eval_context

from legal_docs.rendering import policy, values

MOST_CHARACTERS = 64 * 1024 * 1024
LONGEST_TEXT = 1024 * 1024
LARGEST_NUMBER = 10**15
_TURN = 64  # what one turn of a loop costs beside the characters it prints
_COUNTED = " counted"  # no template can write a name with a space


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
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=values.undefined_class(), finalize=_printed)
        self.filters = {name: FILTERS[name] for name in policy.FILTERS}
        self.filters |= {"join": _join, "replace": _replace, _COUNTED: _counted}
        self.globals = {"range": _range}

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:
        """Return the compiled template; raises TemplateSyntaxError where it is refused or too deep."""
        try:
            return super().compile(source, *args, **options)
        except (RecursionError, MemoryError, SyntaxError, OverflowError) as deep:
            raise TemplateSyntaxError("标记嵌套过深 / tags stand too deep in each other", 1) from deep

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        for breach in policy.breaches(source):
            raise TemplateSyntaxError(f"{breach.zh} / {breach.en}", breach.line)
        for loop in list(source.find_all(nodes.For)):
            _count(loop)
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
        if isinstance(left, int) and isinstance(right, int) and operator != "**":
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


def _range(*numbers: int) -> range:
    counted = range(*numbers)
    if len(counted) > policy.LONGEST_RANGE:
        raise SecurityError(f"range 最多 {policy.LONGEST_RANGE} 次 / range is too long")
    return counted


@pass_context
def _counted(context: Budget, value: Any, size: int) -> Any:
    items = value if hasattr(value, "__len__") else list(value)
    context.spend(len(items) * size)
    return items


def _count(loop: nodes.For) -> None:
    """Have each turn of the loop counted by the text that stands in it."""
    size = nodes.Const(_TURN + sum(map(_size, loop.body)), lineno=loop.lineno)
    loop.iter = nodes.Filter(loop.iter, _COUNTED, [size], [], None, None, lineno=loop.lineno)


def _size(node: nodes.Node) -> int:
    if isinstance(node, nodes.TemplateData):
        return len(node.data)
    return 0 if isinstance(node, nodes.For) else sum(map(_size, node.iter_child_nodes()))


def _bounded(size: int) -> None:
    if size > LONGEST_TEXT:
        raise SecurityError("文字过长 / a text is too long")


@pass_eval_context
def _join(evaluated: Any, value: Any, d: str = "", attribute: str | int | None = None) -> str:
    parts = list(value)
    _bounded(len(d) * len(parts) + sum(len(part) for part in parts if isinstance(part, str)))
    joined: str = do_join(evaluated, parts, d, attribute)
    return joined


@pass_eval_context
def _replace(evaluated: Any, text: str, old: str, new: str, count: int | None = None) -> str:
    _bounded(len(text) + (str(text).count(old) if old else len(text) + 1) * len(new))
    return do_replace(evaluated, text, old, new, count)
