"""What the source of a stranger's cell says: its Python, the names that it makes and reads.

Nothing is run. What Python would take too long to read is not read.
"""

from __future__ import annotations

import ast
import functools
import re
import symtable
from collections.abc import Iterator
from dataclasses import dataclass

from duograd.boundary.wire import Failure

MOST_IN_CELL = 50_000  # characters, blanks aside
MOST_BRACES = 5_000  # Python 3.11 reads a cell of n formatted values in a time of n²
MOST_TRANSLATED = 500_000  # characters: each line of IPython's own has the cell read once more
EVERYTHING = "*"
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
RUNS_THE_REST = re.compile(r"\A\s*%%(time|capture|prun)\b[^\n]*")
SHORTHAND = re.compile(r"^\s*[%!?]|[=]\s*[%!]|\?\s*$", re.MULTILINE)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, eq=False)
class Source:
    """A cell's Python, line for line as the student's, and what its statements do with names.

    binds: names that are made. reads: global names that are read, also inside of functions.
    changes: names whose attributes or items are set. hands_on: names in calls whose value nobody
    keeps, which may change what they are given.
    """

    text: str
    body: tuple[ast.stmt, ...] = ()
    failure: Failure | None = None
    binds: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    hands_on: frozenset[str] = frozenset()

    @functools.cached_property
    def lines(self) -> list[str]:
        """The text in lines as Python counts them; splitlines() knows more ends."""
        return re.split(r"\r\n|\r|\n", self.text)

    def part(self, statement: ast.stmt) -> str:
        """The text of one statement. What `ast` has for it splits the whole text each time."""
        lines = [x.encode() for x in self.lines[statement.lineno - 1 : statement.end_lineno]]
        lines[-1] = lines[-1][: statement.end_col_offset]
        lines[0] = lines[0][statement.col_offset :]
        return b"\n".join(lines).decode().strip()


@functools.lru_cache(maxsize=1024)
def read_source(cell: str) -> Source:
    """Read a cell as Jupyter does."""
    if len("".join(cell.split())) > MOST_IN_CELL or cell.count("{") > MOST_BRACES:
        message = f"this cell is too long to be read: more than {MOST_IN_CELL // 1000} KB"
        return Source(cell, failure=Failure("syntax", "SyntaxError", message))
    text = _python(cell)
    try:
        tree = ast.parse(text)
    except UNREADABLE:
        return Source(cell, failure=_why(cell))
    body = tuple(tree.body)
    return Source(
        text,
        body,
        None,
        frozenset().union(*map(bound_by, body)),
        _reads(text, tree),
        frozenset(_changed(body)),
        frozenset(_handed_on(body)),
    )


def _python(cell: str) -> str:
    """The cell without IPython's own ways of writing; as it is, if Python can read it."""
    if _parses(cell):
        return cell
    plain = RUNS_THE_REST.sub("", cell, count=1)
    if plain.lstrip().startswith("%%"):
        return ""  # a script in another language
    plain = re.sub(r"^(\s*)%time[ \t]+", r"\1", plain, flags=re.MULTILINE)
    if _parses(plain) or len(SHORTHAND.findall(plain)) * len(plain) > MOST_TRANSLATED:
        return plain
    return _translated(plain)


def _translated(cell: str) -> str:
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        return str(TransformerManager().transform_cell(cell))
    except Exception:  # whatever it trips over is no Python
        return cell


def _parses(text: str) -> bool:
    return _why(text) is None


def _why(text: str) -> Failure | None:
    """Why a text is no Python, or None if it is."""
    try:
        ast.parse(text)
    except SyntaxError as error:
        line = (error.text or "").strip()[:300]
        return Failure("syntax", type(error).__name__, error.msg, error.lineno, line)
    except UNREADABLE:
        return Failure("syntax", "SyntaxError", "Python cannot read this cell")
    return None


def outer(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and all within it that runs when it does: not the bodies of functions."""
    left = [node]
    while left:
        node = left.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef, *SCOPES)):
            left += ast.iter_child_nodes(node)


def bound_by(statement: ast.stmt) -> frozenset[str]:
    """The names that a statement makes; EVERYTHING for `from … import *`."""
    return frozenset(name for node in outer(statement) for name in _bound(node))


def _bound(node: ast.AST) -> Iterator[str]:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.partition(".")[0]


def _reads(text: str, tree: ast.Module) -> frozenset[str]:
    try:
        scopes = [symtable.symtable(text, "cell", "exec")]
    except UNREADABLE:  # an `await` outside of a function is for IPython only
        return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    for scope in scopes:
        scopes += scope.get_children()
    found = ((s, scope) for scope in scopes for s in scope.get_symbols() if s.is_referenced())
    return frozenset(
        symbol.get_name()
        for symbol, scope in found
        if symbol.is_global() or scope.get_type() == "module"
    )


def _changed(body: tuple[ast.stmt, ...]) -> Iterator[str]:
    for node in (node for statement in body for node in outer(statement)):
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            yield from _root(node)


def _handed_on(body: tuple[ast.stmt, ...]) -> Iterator[str]:
    for node in (node for statement in body for node in outer(statement)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name))


def _root(node: ast.AST) -> Iterator[str]:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


@functools.lru_cache(maxsize=4096)
def defines(source: Source, name: str) -> int:
    """How far a cell defines an answer: 0 not at all, 1 its TODO is left, 2 it may be another
    thing of that name, 3 a function or class that is filled in."""
    if name not in source.binds:
        return 0
    made = [statement for statement in source.body if name in bound_by(statement)]
    if any(is_todo(node) for node in ast.walk(made[-1])):
        return 1
    return 3 if any(_makes_function(node, name) for node in outer(made[-1])) else 2


def _makes_function(node: ast.AST, name: str) -> bool:
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return node.name == name
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return isinstance(node.value, (ast.Lambda, ast.Name, ast.Attribute))
    return isinstance(node, ast.alias)


def is_todo(node: ast.AST) -> bool:
    """Whether this is the line that stands where an answer is to come."""
    if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
        return False
    told = [arg.value for arg in node.exc.args if isinstance(arg, ast.Constant)]
    named = isinstance(node.exc.func, ast.Name) and node.exc.func.id == "NotImplementedError"
    return named and any(str(text).startswith("TODO") for text in told)


def without(source: Source, names: frozenset[str]) -> str:
    """The text with the statements blanked that make one of these names."""
    kept = [statement for statement in source.body if not bound_by(statement) & names]
    return source.text if len(kept) == len(source.body) else _only(source, kept)


def added(source: Source, ours: str) -> str:
    """What stands in a student's version of a cell of ours, and not in ours."""
    if source.text.strip() == ours.strip():
        return ""
    known = read_source(ours)
    same = set(map(known.part, known.body))
    new = [s for s in source.body if source.part(s) not in same and not bound_by(s) & known.binds]
    return _only(source, new)


def helpers(source: str) -> str:
    """What other cells may need from one of ours: imports, functions, classes, plain constants.

    Of our own package that is the data; what a notebook shows is not there. Line numbers stay what
    they were. Everything else, such as a demo, is not run.
    """
    found = read_source(source)
    return _only(found, [s for s in found.body if _is_helper(s)])


def _is_helper(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        first, *rest = (node.module or "").split(".")
        return first != "duograd" or rest[:1] == ["data"]
    if not isinstance(node, ast.Assign):
        return isinstance(node, (ast.Import, *FUNCTIONS, ast.ClassDef))
    try:
        ast.literal_eval(node.value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def _only(source: Source, statements: list[ast.stmt]) -> str:
    """These statements of a cell, in the lines where they were."""
    lines, kept = source.lines, [""] * len(source.lines)
    for node in statements:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        last = node.end_lineno or node.lineno
        kept[first - 1 : last] = lines[first - 1 : last]
    return "\n".join(kept)
