"""The modules of one program: imports followed to source files, each parsed once, when it is first asked for.

Only files below the program's own folders are looked at: the folder that holds the package (or the script) of the
module that imports, and the roots that the caller names. What an import leads to at run time may be something else; the
runtime checks each function that it meets against the text that was analysed (`autopar.spec.callee`).
"""

from __future__ import annotations

import ast
import os
import sysconfig
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from autopar import disk
from autopar.analysis.calls.fixpoint import Progress, Summaries
from autopar.analysis.calls.libraries import is_library
from autopar.analysis.star_imports import spell_out
from autopar.spec.callee import Callee, source_digest
from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope, ScopeKind, Variable
from autopar.syntax.source import Source
from autopar.syntax.visit import read_module

_MAX_HOPS = 12
_MAX_BYTES = 2_000_000


@dataclass(eq=False, slots=True)
class Unit:
    """One module of the program.

    Parameters
    ----------
    path
        Its file, all symbolic links resolved.
    name
        Its dotted name below ``root``.
    root
        The folder that would stand on ``sys.path``.
    text
        Its source.
    digest
        Of its source.
    needs
        Modules that its imports were followed to.
    absent
        Files that are not there, or not to be read, where an import looked for them; with the digest of what they hold.
    imports
        Modules of the program that it imports, once they were asked for.
    """

    path: str
    name: str
    root: str
    text: str
    digest: str
    facts: ModuleFacts
    summaries: Summaries = field(init=False)
    needs: dict[Unit, None] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    imports: tuple[Unit, ...] | None = None

    @property
    def is_package(self) -> bool:
        """True for a package's ``__init__.py``."""
        return os.path.basename(self.path) == "__init__.py"

    def callee(self, qualname: str) -> str:
        """Return the entry of a function of this module."""
        return str(Callee(qualname, self.name, self.digest))

    def named(self, node: ast.expr, target: Unit, qualname: str) -> str:
        """Return the entry of a function of another module, with the name by which this module calls it."""
        chain = tuple(ast.unparse(node).split("."))
        return str(Callee(qualname, target.name, target.digest, chain, self.name))

    def files(self) -> tuple[tuple[str, str], ...]:
        """Return the files, but its own, that the analysis of this module rests on, with their digests."""
        found = dict(self.absent)
        for unit in self.others():
            found |= unit.absent
            found[unit.path] = unit.digest
        return tuple(sorted(found.items()))

    def others(self) -> Iterator[Unit]:
        """Yield every other module that the analysis of this one has looked at."""
        seen: dict[Unit, None] = {self: None}
        waiting = [*self.needs]
        while waiting:
            unit = waiting.pop()
            if unit not in seen:
                seen[unit] = None
                waiting.extend(unit.needs)
                yield unit


@dataclass(frozen=True, slots=True)
class Folder:
    """A package without an ``__init__.py``."""

    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name of another module of the program."""

    unit: Unit
    variable: Variable


@dataclass(frozen=True, slots=True)
class External:
    """A name of a library, by its dotted name there."""

    name: str


Target = Unit | Folder | Found | External


class Program:
    """The modules of one program.

    Parameters
    ----------
    roots
        Folders on ``sys.path`` that hold the program's own modules, besides the importing module's own one.
    pure
        Functions that the user vouches for, as in `Config.pure`.
    """

    def __init__(self, roots: Iterable[str] = (), pure: Iterable[str] = ()) -> None:
        self.roots = tuple(os.path.realpath(root) for root in roots)
        self.pure = tuple(pure)
        self._units: dict[str, Unit | None] = {}
        self._progress = Progress()
        self._making: dict[str, Unit] = {}
        """Modules whose star imports are being looked at, by their files."""

    def home(self, path: str, text: str) -> Unit:
        """Return the module that is to be analysed; raises `SyntaxError` or `ValueError` as `ast.parse` does."""
        real = os.path.realpath(path)
        known = self._units.get(real)
        if known is None or known.text != text:
            known = self._units[real] = self._made(real, text, path)
        return known

    def find(self, unit: Unit, node: ast.expr, scope: Scope) -> Found | None:
        """Return what a dotted name of a module stands for where it is a name of another module of the program."""
        target = self._followed(unit, node, scope, 0)
        if not isinstance(target, Found):
            return None
        unit.needs[target.unit] = None
        return target

    def imported_by(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the modules of the program that a module imports, or takes names from."""
        if unit.imports is None:
            found: dict[Unit, None] = {}
            for variable in unit.facts.scope.variables.values():
                target = self._imported(unit, variable, 0)
                if isinstance(target, Unit):
                    found[target] = None
                elif isinstance(target, Found):
                    found[target.unit] = None
            unit.imports = tuple(other for other in found if other is not unit)
        return unit.imports

    def library_name(self, unit: Unit, node: ast.expr, scope: Scope) -> str | None:
        """Return the library's own name for what a dotted name stands for, however many modules hand it on."""
        target = self._followed(unit, node, scope, 0)
        return target.name if isinstance(target, External) else None

    def _followed(self, unit: Unit, node: ast.expr, scope: Scope, hops: int) -> Target | None:
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        variable = unit.facts.resolve(node.id, scope)
        if variable.scope is None or variable.scope.kind is not ScopeKind.MODULE:
            return None
        if variable.attribute_stores and attributes:
            return None
        target = self._imported(unit, variable, hops)
        for attribute in reversed(attributes):
            if target is None or isinstance(target, Found):
                return None
            target = self._member(unit, target, attribute, hops)
        return target

    def vouched(self, qualified: str) -> bool:
        """Tell whether the user says that a function has no effect and returns new values."""
        return any(qualified.startswith(name[:-1]) if name.endswith("*") else qualified == name for name in self.pure)

    # ------------------------------------------------------------------ imports

    def _imported(self, unit: Unit, variable: Variable, hops: int) -> Target | None:
        """Return what an imported name stands for; None for one that is bound in any other way as well."""
        bindings = variable.bindings
        if hops > _MAX_HOPS or not bindings or any(not _is_plain_import(b) for b in bindings):
            return None
        if len(bindings) > 1 and not all(_is_dotted(b, variable.name) for b in bindings):
            return None
        node = bindings[0].node
        if isinstance(node, ast.Import):
            alias = next((a for a in node.names if (a.asname or a.name.partition(".")[0]) == variable.name), None)
            if alias is None:
                return None
            return self._module(unit, alias.name if alias.asname else alias.name.partition(".")[0], hops)
        if isinstance(node, ast.ImportFrom):
            alias = next((a for a in node.names if (a.asname or a.name) == variable.name), None)
            source = self._source(unit, node, hops)
            if alias is None or source is None:
                return None
            if source is unit:
                return self._submodule(unit, unit, alias.name)  # nothing else binds the name here
            return self._member(unit, source, alias.name, hops + 1)
        return None

    def _source(self, unit: Unit, node: ast.ImportFrom, hops: int) -> Unit | Folder | External | None:
        """Return the module that ``from ... import`` names."""
        if not node.level:
            return self._module(unit, node.module or "", hops)
        folder = os.path.dirname(unit.path)
        for _ in range(node.level - 1):
            folder = os.path.dirname(folder)
        if not (folder + os.sep).startswith(unit.root.rstrip(os.sep) + os.sep):
            return None
        found: Unit | Folder | None = self._below(unit, folder)
        for part in node.module.split(".") if node.module else ():
            found = None if found is None else self._submodule(unit, found, part)
        self._note(unit, found)
        return found

    def _module(self, unit: Unit, dotted: str, hops: int) -> Unit | Folder | External | None:
        parts = dotted.split(".")
        for root in (unit.root, *self.roots):
            if _is_library(root) and parts[0] != unit.name.partition(".")[0]:
                continue
            found: Unit | Folder | None = Folder(root)
            for part in parts:
                found = None if found is None else self._submodule(unit, found, part)
            if found is not None:
                self._note(unit, found)
                return found
        return External(dotted) if is_library(dotted) else None

    def _note(self, unit: Unit, target: Unit | Folder | None) -> None:
        if isinstance(target, Unit) and target is not unit:
            unit.needs[target] = None

    def _member(self, unit: Unit, target: Unit | Folder | External, name: str, hops: int) -> Target | None:
        """Return what ``target.name`` is."""
        if isinstance(target, External):
            return External(f"{target.name}.{name}")
        if isinstance(target, Folder):
            return self._submodule(unit, target, name)
        self._note(unit, target)
        if target.facts.star_imports and name not in target.facts.scope.variables:
            return None
        variable = target.facts.scope.variables.get(name)
        if variable is None or not variable.bindings:
            return self._submodule(unit, target, name)
        if all(b.kind is BindingKind.IMPORT for b in variable.bindings):
            return self._imported(target, variable, hops + 1)
        return self._renamed(target, variable, hops + 1) or Found(target, variable)

    def _renamed(self, unit: Unit, variable: Variable, hops: int) -> Target | None:
        """Return what a global stands for that is only another name, ``trim = utils.trim``."""
        binding = variable.single()
        if binding is None or binding.scope is not unit.facts.scope or not isinstance(binding.node, ast.Assign):
            return None
        value = binding.node.value
        if hops > _MAX_HOPS or len(binding.node.targets) != 1 or not isinstance(value, ast.Name | ast.Attribute):
            return None
        if not isinstance(binding.node.targets[0], ast.Name):
            return None
        if isinstance(value, ast.Name):
            other = unit.facts.resolve(value.id, unit.facts.scope)
            if other.scope is not unit.facts.scope or any(b.kind is BindingKind.IMPORT for b in other.bindings):
                return self._followed(unit, value, unit.facts.scope, hops)
            return self._renamed(unit, other, hops + 1) or Found(unit, other)
        return self._followed(unit, value, unit.facts.scope, hops)

    # ------------------------------------------------------------------ files

    def _submodule(self, unit: Unit, target: Unit | Folder, name: str) -> Unit | Folder | None:
        if isinstance(target, Unit):
            if not target.is_package:
                return None
            folder = os.path.dirname(target.path)
        else:
            folder = target.path
        inside = os.path.join(folder, name)
        return self._below(unit, inside) or self._unit(unit, f"{inside}.py")

    def _below(self, unit: Unit, folder: str) -> Unit | Folder | None:
        package = os.path.join(folder, "__init__.py")
        if os.path.isfile(package):
            return self._unit(unit, package)
        if os.path.isdir(folder):
            unit.absent[package] = ""
            return Folder(folder)
        return None

    def _unit(self, unit: Unit, path: str) -> Unit | None:
        real = os.path.realpath(path)
        if real in self._making:
            return self._making[real]
        if real not in self._units and len(self._making) <= _MAX_HOPS:
            self._units[real] = self._read(real)
        found = self._units.get(real)
        if found is None:
            unit.absent[path] = disk.digest_of(path)
        return found

    def _read(self, real: str) -> Unit | None:
        from importlib.util import decode_source

        try:
            if os.path.getsize(real) > _MAX_BYTES:
                return None
            with open(real, "rb") as file:
                text = decode_source(file.read())
            return self._made(real, text, real)
        except (OSError, SyntaxError, ValueError, RecursionError):
            return None

    def _made(self, real: str, text: str, path: str) -> Unit:
        with warnings.catch_warnings(action="ignore"):
            facts = read_module(Source(text).parse(path))
        name, root = module_name(real)
        unit = Unit(real, name, root, text, source_digest(text), facts)
        if facts.star_imports and self._spelled_out(unit):
            facts = unit.facts = read_module(facts.tree)
        unit.summaries = Summaries(facts, self._progress, self, unit)
        facts.others = _Others(self, unit)
        for node in facts.scope_of:
            self._progress.owners[node] = unit.summaries
        return unit

    def _spelled_out(self, unit: Unit) -> bool:
        """Spell out a module's star imports; those of modules that import each other so are left as they are."""

        def source_of(node: ast.ImportFrom) -> Unit | None:
            found = self._source(unit, node, 0)
            return found if isinstance(found, Unit) and found is not unit else None

        def is_of_library(other: Unit, module: str) -> bool:
            return isinstance(self._module(other, module, 0), External)

        self._making[unit.path] = unit
        try:
            return spell_out(unit.facts.tree, source_of, is_of_library)
        finally:
            del self._making[unit.path]


@dataclass(frozen=True, slots=True)
class _Others:
    """The other modules, as one of them sees them."""

    program: Program
    unit: Unit

    def find(self, node: ast.expr, scope: Scope) -> tuple[ModuleFacts, Variable] | None:
        found = self.program.find(self.unit, node, scope)
        return None if found is None else (found.unit.facts, found.variable)

    def facts_of(self, definition: ast.AST) -> ModuleFacts | None:
        owner = self.unit.summaries.owner_of(definition)
        return None if owner is None else owner.facts

    def imported(self) -> list[ModuleFacts]:
        return [unit.facts for unit in self.program.imported_by(self.unit)]


def module_name(path: str) -> tuple[str, str]:
    """Return the dotted name of a file's module and the folder that it is named from."""
    folder, base = os.path.split(path)
    parts = [] if base == "__init__.py" else [os.path.splitext(base)[0]]
    while os.path.isfile(os.path.join(folder, "__init__.py")):
        above, part = os.path.split(folder)
        if not part:
            break
        folder = above
        parts.insert(0, part)
    return ".".join(parts) or "__init__", folder


def _is_plain_import(binding: Binding) -> bool:
    return binding.kind is BindingKind.IMPORT and binding.scope.kind is ScopeKind.MODULE


def _is_dotted(binding: Binding, name: str) -> bool:
    """True for ``import a.b``, which binds ``a`` however often it is said."""
    node = binding.node
    return isinstance(node, ast.Import) and all(
        a.asname is None for a in node.names if (a.asname or a.name).partition(".")[0] == name
    )


@cache
def _is_library(root: str) -> bool:
    paths = {os.path.realpath(sysconfig.get_paths()[key]) for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    return root in paths or not {"site-packages", "dist-packages"}.isdisjoint(root.split(os.sep))
