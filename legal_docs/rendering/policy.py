"""What a template may be made of: fields, conditions, loops, a few filters. All else is refused by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.tests import TESTS

FILTERS = frozenset(
    {"length", "count", "first", "last", "default", "d", "join", "map", "selectattr", "rejectattr"}
    | {"unique", "reverse", "trim", "upper", "lower", "replace", "string", "int", "e", "escape"}
)
LONGEST_RANGE = 1_000
DEEPEST_LOOPS = 6
DEEPEST_BLOCKS = 20
LOOP = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "previtem", "nextitem"}
)
_FORBIDDEN: Mapping[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.Extends: "extends",
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.Block: "block",
    nodes.AssignBlock: "set … endset",
    nodes.FilterBlock: "filter … endfilter",
    nodes.With: "with",
    nodes.ScopedEvalContextModifier: "autoescape",
}
_GROWING = (nodes.Concat, nodes.Add, nodes.Mul, nodes.Pow, nodes.List, nodes.Tuple, nodes.Dict)


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing a template may not hold: the line of its source, and what it is."""

    line: int
    zh: str
    en: str


def breaches(tree: nodes.Template) -> Iterator[Breach]:
    """Yield everything in the parsed template that is refused."""
    yield from _deep(tree, 0, 0)
    for node in tree.find_all(nodes.Node):
        yield from _of(node)


def _of(node: nodes.Node) -> Iterator[Breach]:
    for kind, word in _FORBIDDEN.items():
        if isinstance(node, kind):
            yield Breach(node.lineno, f"不能使用 {word}", f"{word} is not allowed")
    if isinstance(node, nodes.Getattr):
        yield from _private(node, node.attr)
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        yield from _private(node, str(node.arg.value))
    elif isinstance(node, nodes.Name):
        yield from _private(node, "_self" if node.name == "self" else node.name)
    elif isinstance(node, nodes.Call):
        yield from _call(node)
    elif isinstance(node, nodes.Filter):
        yield from _filter(node)
    elif isinstance(node, nodes.Test):
        yield from _test(node, node.name)
    elif isinstance(node, nodes.Assign):
        yield from _assigned(node)
    elif isinstance(node, nodes.For):
        yield from _loop(node)


def _loop(node: nodes.For) -> Iterator[Breach]:
    if node.recursive:
        yield Breach(node.lineno, "不能使用 recursive 循环", "recursive loops are not allowed")
    if not isinstance(node.target, nodes.Name):
        yield Breach(node.lineno, "循环每次只能取一个名称", "a loop takes one name")


def _filter(node: nodes.Filter) -> Iterator[Breach]:
    yield from _known_filter(node, node.name)
    given = [part.value for part in node.args if isinstance(part, nodes.Const)]
    attribute = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    names = [str(part.value) for part in attribute if isinstance(part, nodes.Const)]
    if node.name == "map":
        for name in given[:1]:
            yield from _known_filter(node, str(name))
    elif node.name in ("selectattr", "rejectattr"):
        names += [str(name) for name in given[:1]]
        for name in given[1:2]:
            yield from _test(node, str(name))
    for name in names:
        for part in name.split("."):
            yield from _private(node, part)


def _known_filter(node: nodes.Filter, name: str) -> Iterator[Breach]:
    if name not in FILTERS:
        known = "、".join(sorted(FILTERS))
        yield Breach(node.lineno, f"不能使用过滤器 {name}（可用：{known}）", f"no filter {name}")


def _test(node: nodes.Node, name: str) -> Iterator[Breach]:
    if name not in TESTS:
        yield Breach(node.lineno, f"没有“is {name}”这种判断", f"there is no test {name}")


def _private(node: nodes.Node, name: str) -> Iterator[Breach]:
    if name.startswith("_"):
        yield Breach(node.lineno, f"不能读取内部属性 {name}", f"{name} is internal")


def _call(node: nodes.Call) -> Iterator[Breach]:
    if not (isinstance(node.node, nodes.Name) and node.node.name == "range"):
        yield Breach(node.lineno, "不能调用函数", "functions cannot be called")
        return
    numbers = [one.value for one in node.args if isinstance(one, nodes.Const)]
    if any(isinstance(one, int) and abs(one) > LONGEST_RANGE for one in numbers):
        yield Breach(
            node.lineno, f"range 最多 {LONGEST_RANGE} 次", f"range counts to {LONGEST_RANGE} at most"
        )


def _assigned(node: nodes.Assign) -> Iterator[Breach]:
    """Yield the ways in which a variable could grow each time it is set anew."""
    if not isinstance(node.target, nodes.Name):
        yield Breach(node.lineno, "set 只能给一个名称赋值", "set takes one name")
    if isinstance(node.node, _GROWING) or any(node.node.find_all(_GROWING)):
        yield Breach(node.lineno, "set 只能取字段，不能拼接", "set takes a field, it cannot join")


def _deep(node: nodes.Node, loops: int, blocks: int) -> Iterator[Breach]:
    loops += isinstance(node, nodes.For)
    blocks += isinstance(node, nodes.For | nodes.If)
    if loops > DEEPEST_LOOPS or blocks > DEEPEST_BLOCKS:
        yield Breach(node.lineno, "循环或条件嵌套过深", "loops or conditions stand too deep in each other")
        return
    for child in node.iter_child_nodes():
        yield from _deep(child, loops, blocks)
