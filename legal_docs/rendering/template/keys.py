"""Whether a template asks only for what its filing has, and which fields it prints.

A shape says what there is: a dict of keys, a list of one shape (each item has it), or str, int, bool.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jinja2 import nodes

from legal_docs.rendering.policy import LOOP
from legal_docs.rendering.sandbox import environment

Shape = Any
_LOOP: Mapping[str, Shape] = dict.fromkeys(LOOP, int) | {"first": bool, "last": bool}
_TEXTS = ("trim", "upper", "lower", "replace", "string", "e", "escape")
_NAMELESS = "标记"
_COUNTS = ("length", "count", "int")
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
    _dead: bool = False

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
            always = constant(node.test)
            self._block(node.body, scope, dead=always is False)
            self._block([*node.elif_, *node.else_], scope, dead=always is True)
        elif isinstance(node, nodes.Expr):
            self._value(node, scope)
        else:
            self._children(node, scope)

    def _block(self, block: Sequence[nodes.Node], scope: dict[str, Known], *, dead: bool) -> None:
        """Read the statements; what stands where no case ever comes is not printed."""
        before, self._dead = self._dead, self._dead or dead
        for child in block:
            self._statement(child, scope)
        self._dead = before

    def _loop(self, node: nodes.For, scope: dict[str, Known]) -> None:
        over = self._value(node.iter, scope)
        if over.shape is not None and not isinstance(over.shape, list):
            self._tell(node, "template_not_a_list", key=over.path)
        each = Known(over.shape[0] if isinstance(over.shape, list) else None, over.path)
        names = [node.target] if isinstance(node.target, nodes.Name) else node.target.find_all(nodes.Name)
        inner = scope | {"loop": Known(_LOOP, "loop")}
        inner |= {name.name: each if name is node.target else Known() for name in names}
        if node.test:
            self._value(node.test, inner)
        never = constant(node.iter) is False or (node.test is not None and constant(node.test) is False)
        self._block(node.body, inner, dead=never)
        self._block(node.else_, scope, dead=False)

    def _print(self, node: nodes.Expr, scope: dict[str, Known]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        self._printing = True
        known = self._value(node, scope)
        self._printing = False
        self._text(node, known)

    def _text(self, node: nodes.Node, known: Known) -> Known:
        """Tell where what is used as a text is none; return it."""
        if known.shape is bool:
            self._tell(node, "template_prints_switch", key=known.path or _NAMELESS)
        elif isinstance(known.shape, dict | list):
            self._tell(node, "template_prints_list", key=known.path or _NAMELESS)
        return known

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
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
            return self._unprinted(node.node, scope)
        if isinstance(node, nodes.And | nodes.Or):
            return self._either(node, scope)
        asked = isinstance(node, nodes.Compare | nodes.Not | nodes.Test)
        read = self._unprinted if asked else self._value
        parts = [read(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Concat | nodes.Add):
            for part in parts:
                self._text(node, part)
        return Known(bool) if asked else self._made(node, parts)

    def _made(self, node: nodes.Node, parts: Sequence[Known]) -> Known:
        if isinstance(node, nodes.Call) and parts and node.node == nodes.Name("range", "load"):
            return Known([int], "range")
        if isinstance(node, nodes.List | nodes.Tuple):
            return Known([parts[0].shape], parts[0].path) if parts else Known([None], "[]")
        if isinstance(node, nodes.Dict):
            return Known({}, "{}")
        return Known(type(node.value)) if isinstance(node, nodes.Const) else Known()

    def _unprinted(self, node: nodes.Node, scope: dict[str, Known]) -> Known:
        """Return what the expression gives; what it reads does not reach the paper by itself."""
        printing, self._printing = self._printing, False
        known = self._value(node, scope)
        self._printing = printing
        return known

    def _either(self, node: nodes.And | nodes.Or, scope: dict[str, Known]) -> Known:
        """Return what `a or b` and `a and b` give; of the latter a is printed only where it is nothing."""
        dead = isinstance(node, nodes.Or) and constant(node.left) is True
        left = (self._unprinted if isinstance(node, nodes.And) else self._value)(node.left, scope)
        right = (self._unprinted if dead else self._value)(node.right, scope)
        return _several((left, right))

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
        self._unprinted(node.test, scope)
        always = constant(node.test)
        ways = ((node.expr1, always is False), (node.expr2, always is True))
        return _several(
            [(self._unprinted if dead else self._value)(part, scope) for part, dead in ways if part]
        )

    def _filtered(self, node: nodes.Filter, scope: dict[str, Known]) -> Known:
        read = self._unprinted if node.name in _COUNTS else self._value
        base = read(node.node, scope) if node.node else Known()
        for part in (*node.args, *(pair.value for pair in node.kwargs)):
            self._value(part, scope)
        base = self._of_items(node, base)
        if node.name in ("first", "last"):
            return Known(base.shape[0] if isinstance(base.shape, list) else None, f"{base.path}[0]")
        if node.name in _COUNTS:
            return Known(int, base.path)
        return self._converted(node, base)

    def _converted(self, node: nodes.Filter, base: Known) -> Known:
        """Return what a filter makes of texts, or of each item of a list; other things are told."""
        if node.name in _TEXTS:
            return Known(str, self._text(node, base).path)
        each = Known(base.shape[0], base.path) if isinstance(base.shape, list) else Known()
        if node.name == "join":
            self._text(node, each if isinstance(base.shape, list) else base)
            return Known(str, base.path)
        if node.name == "unique" and not (node.args or node.kwargs) and isinstance(each.shape, dict | list):
            self._text(node, each)
        if node.name == "map" and node.args and isinstance(node.args[0], nodes.Const):
            return self._mapped(node, str(node.args[0].value), base, each)
        return base

    def _mapped(self, node: nodes.Filter, name: str, base: Known, each: Known) -> Known:
        if name in _TEXTS:
            self._text(node, each)
            return Known([str], base.path)
        return Known([int], base.path) if name in _COUNTS else base

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

    def _seen(self, known: Known) -> Known:
        if self._printing and known.path and not self._dead:
            self.printed.add(known.path)
        return known

    def _unknown(self, node: nodes.Node, path: str, name: str, among: Any) -> None:
        near = next(iter(nearest(name, among)), "")
        zh, en = (f"，最接近的是“{near}”", f"; the nearest is “{near}”") if near else ("", "")
        self._tell(node, "template_unknown_key", key=path, nearest_zh=zh, nearest_en=en)

    def _tell(self, node: nodes.Node, code: str, **slots: str) -> None:
        fault = Fault(node.lineno, code, slots)
        if fault not in self.faults:
            self.faults.append(fault)


def constant(node: Any) -> bool | None:
    """Return whether a condition always or never holds; None where the case decides."""
    try:
        return bool(node.as_const(nodes.EvalContext(environment())))
    except Exception:  # whatever it cannot work out without a case
        return None


def _several(ways: Sequence[Known]) -> Known:
    """Return the one of several values that cannot be printed, else the first."""
    return next((one for one in ways if one.shape is bool or isinstance(one.shape, dict | list)), ways[0])


def nearest(name: str, among: Any) -> Iterator[str]:
    """Yield the known names that look most like `name`, the nearest first."""
    known = [one for one in among if one != "loop"]
    yield from get_close_matches(name, known, n=3, cutoff=0.4)
    yield from (one for one in known if name in one or one in name)
