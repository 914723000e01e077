"""Whether a template asks only for what its filing has, and which fields it prints.

A shape says what there is: a dict of keys, a list of one shape (each item has it), or str, int, bool.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jinja2 import nodes

from legal_docs.rendering.policy import LOOP

Shape = Any
_LOOP: Mapping[str, Shape] = dict.fromkeys(LOOP, int) | {"first": bool, "last": bool}
_TEXTS = ("trim", "upper", "lower", "replace", "string", "e", "escape", "join")
_SAME = ("selectattr", "rejectattr", "unique", "reverse")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with what a template asks for: the line, the code of the finding, its slots."""

    line: int
    code: str
    slots: dict[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression gives: its shape (None: not known) and its path from the outermost keys."""

    shape: Shape = None
    path: str = ""


@dataclass(slots=True)
class Keys:
    """Walks a parsed template; afterwards `faults` and `printed` (paths such as 被告们.姓名) are there."""

    faults: list[Fault] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    _printing: bool = False

    def walk(self, tree: nodes.Node, shape: Mapping[str, Shape]) -> None:
        """Read the template against the shape of its context."""
        self._children(tree, {key: Known(part, key) for key, part in shape.items()})

    def _children(self, node: nodes.Node, scope: dict[str, Known]) -> None:
        for child in node.iter_child_nodes():
            self._statement(child, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, Known]) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Assign):
            known = self._value(node.node, scope)
            scope.update({node.target.name: known} if isinstance(node.target, nodes.Name) else {})
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                self._print(part, scope)
        elif isinstance(node, nodes.If):
            self._value(node.test, scope)
            for block in (node.body, node.elif_, node.else_):
                for child in block:
                    self._statement(child, scope)
        elif isinstance(node, nodes.Expr):
            self._value(node, scope)
        else:
            self._children(node, scope)

    def _loop(self, node: nodes.For, scope: dict[str, Known]) -> None:
        over = self._value(node.iter, scope)
        if over.shape is not None and not isinstance(over.shape, list):
            self._tell(node, "template_not_a_list", key=over.path)
        each = Known(over.shape[0] if isinstance(over.shape, list) else None, over.path)
        names = [node.target] if isinstance(node.target, nodes.Name) else node.target.find_all(nodes.Name)
        inner = scope | {"loop": Known(_LOOP, "loop")}
        inner |= {name.name: each if name is node.target else Known() for name in names}
        for child in (*([node.test] if node.test else ()), *node.body):
            self._statement(child, inner)
        for child in node.else_:
            self._statement(child, scope)

    def _print(self, node: nodes.Expr, scope: dict[str, Known]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        self._printing = True
        known = self._value(node, scope)
        self._printing = False
        if known.shape is bool:
            self._tell(node, "template_prints_switch", key=known.path)
        elif isinstance(known.shape, dict | list):
            self._tell(node, "template_prints_list", key=known.path)

    def _value(self, node: nodes.Node, scope: dict[str, Known]) -> Known:
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._key(node, self._value(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._item(node, self._value(node.node, scope), node.arg.value)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        if isinstance(node, nodes.CondExpr):
            return self._chosen(node, scope)
        parts = [self._value(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Concat | nodes.Add):
            self._texts(node, parts)
        if isinstance(node, nodes.Compare | nodes.Not | nodes.Test):
            return Known(bool)
        return self._called(node)

    def _called(self, node: nodes.Node) -> Known:
        if isinstance(node, nodes.Call):
            return Known([int])
        return Known(type(node.value)) if isinstance(node, nodes.Const) else Known()

    def _name(self, node: nodes.Name, scope: dict[str, Known]) -> Known:
        if node.name in scope:
            return self._seen(scope[node.name])
        if node.name != "range":
            self._unknown(node, node.name, node.name, scope)
        return Known()

    def _key(self, node: nodes.Node, base: Known, name: str) -> Known:
        path = f"{base.path}.{name}" if base.path else name
        if base.shape is None:
            return Known()
        if isinstance(base.shape, list):
            self._tell(node, "template_prints_list", key=base.path)
            return Known()
        if not isinstance(base.shape, Mapping) or name not in base.shape:
            self._unknown(node, path, name, base.shape if isinstance(base.shape, Mapping) else ())
            return Known()
        return self._seen(Known(base.shape[name], path))

    def _item(self, node: nodes.Node, base: Known, place: object) -> Known:
        if isinstance(place, str):
            return self._key(node, base, place)
        if isinstance(base.shape, list):
            return Known(base.shape[0], f"{base.path}[{place}]")
        if isinstance(base.shape, dict):
            self._unknown(node, f"{base.path}[{place}]", str(place), base.shape)
        return Known()

    def _chosen(self, node: nodes.CondExpr, scope: dict[str, Known]) -> Known:
        printing, self._printing = self._printing, False
        self._value(node.test, scope)
        self._printing = printing
        either = [self._value(part, scope) for part in (node.expr1, node.expr2) if part]
        return either[0]

    def _filtered(self, node: nodes.Filter, scope: dict[str, Known]) -> Known:
        base = self._value(node.node, scope) if node.node else Known()
        for part in (*node.args, *(pair.value for pair in node.kwargs)):
            self._value(part, scope)
        base = self._of_items(node, base)
        if node.name in ("first", "last"):
            return Known(base.shape[0] if isinstance(base.shape, list) else None, f"{base.path}[0]")
        if node.name in ("length", "count", "int"):
            return Known(int, base.path)
        if node.name == "map":
            return base
        return Known(str, base.path) if node.name in _TEXTS else base

    def _of_items(self, node: nodes.Filter, base: Known) -> Known:
        """Return what a filter looks at: the attribute of each item, where it names one."""
        named: dict[str, nodes.Expr] = {str(pair.key): pair.value for pair in node.kwargs}
        wanted = named.get("attribute") or (node.args[0] if node.name in _SAME[:2] and node.args else None)
        if not isinstance(wanted, nodes.Const) or not isinstance(base.shape, list):
            return base
        found = Known(base.shape[0], base.path)
        for name in str(wanted.value).split("."):
            found = self._key(node, found, name)
        return base if node.name in _SAME else Known([found.shape], found.path)

    def _texts(self, node: nodes.Node, parts: list[Known]) -> None:
        for part in parts:
            if isinstance(part.shape, dict | list):
                self._tell(node, "template_prints_list", key=part.path)

    def _seen(self, known: Known) -> Known:
        if self._printing and known.path:
            self.printed.add(known.path)
        return known

    def _unknown(self, node: nodes.Node, path: str, name: str, among: Any) -> None:
        near = next(iter(nearest(name, among)), "")
        zh, en = (f"，最接近的是“{near}”", f"; the nearest is “{near}”") if near else ("", "")
        self._tell(node, "template_unknown_key", key=path, nearest_zh=zh, nearest_en=en)

    def _tell(self, node: nodes.Node, code: str, **slots: str) -> None:
        self.faults.append(Fault(node.lineno, code, slots))


def nearest(name: str, among: Any) -> Iterator[str]:
    """Yield the known names that look most like `name`, the nearest first."""
    known = [one for one in among if one != "loop"]
    yield from get_close_matches(name, known, n=3, cutoff=0.4)
    yield from (one for one in known if name in one or one in name)
