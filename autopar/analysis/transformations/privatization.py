"""Array privatization: an array that every iteration overwrites before it reads it carries nothing between them.

After the loop the array must hold what the serial program leaves in it. The last iteration runs on the user's own
array; that suffices where every iteration writes the same parts, and where nobody looks at the array afterwards.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from autopar.analysis.accesses import Nest
from autopar.analysis.context import LoopContext
from autopar.analysis.dependence.affine import Affine, affine_of
from autopar.analysis.dependence.regions import WHOLE, Covers, Extents, NonNegative, holds, symbols
from autopar.analysis.tracing.iterate import IterationExecutor
from autopar.analysis.tracing.provenance import Place
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.analysis.transformations.exposure import Exposure, leaves, words_of
from autopar.analysis.transformations.unwritten import Unwritten
from autopar.catalog import Returns, known_function, known_method
from autopar.syntax.named import names_in
from autopar.syntax.scopes import STATEMENT_LOOPS, BindingKind, Variable

_MAKERS = {"zeros", "ones", "empty", "full"}


class PrivateArrays(LoopContext):
    """Finds the arrays that each iteration may have for itself."""

    def _is_private(self, root: Variable, touches: Sequence[Touch], executor: IterationExecutor, nest: Nest) -> bool:
        """Tell whether iterations may each have an array of their own in the place of ``root``."""
        node, nonnegative = self.node, nest.nonnegative
        if not isinstance(node, ast.For | ast.While) or root.scope is None or root.name in self.bound:
            return False
        if self.facts.resolve(root.name, self.scope) is not root or any(t.via or t.root is not root for t in touches):
            return False
        if self.look.inlines and any(isinstance(n, ast.FunctionDef | ast.Lambda) for n in ast.walk(node)):
            return False  # what a function in the body does to the array, and when, the walk below does not see
        header = node.iter if isinstance(node, ast.For) else node.test
        if root.name in names_in(header) or self._sees_early_exit(node) or self._is_seen(root, node, executor):
            return False
        body = node.body if isinstance(node, ast.For) else node.body[:-1]

        unwritten = Unwritten(root, touches, nest, self.bound)

        def walk(alike: Callable[[ast.expr], bool] | None) -> Exposure:
            return Exposure(
                Extents(root.name, self._lengths(root)),
                _places(touches),
                executor.inner,
                nonnegative,
                self._overwritten,
                self._is_quiet,
                frozenset(t.root.name for t in executor.trace.touches.values() if t.writes),
                alike,
                unwritten.holds,
            )

        exposure = walk(None)
        end = exposure.iteration(body)
        start: Covers = ()
        if exposure.exposed is not None and (start := self._unwritten(unwritten, executor)):
            exposure = walk(None)
            end = exposure.iteration(body, start)
        if exposure.exposed is not None or end is None:
            return False
        if self._is_left_alike(root, touches, end, executor, nonnegative) or self._is_dead(root, node, executor):
            return True
        end = walk(self._is_steady_range).iteration(body, start)
        return end is not None and self._is_left_alike(root, touches, end, executor, nonnegative)

    def _unwritten(self, unwritten: Unwritten, executor: IterationExecutor) -> Covers:
        """Return elements that are never written, and the same ones whatever an iteration does."""
        changed = {t.root.name for t in executor.trace.touches.values() if t.writes}
        return tuple(r for r in unwritten.elements() if not words_of(r) & changed)

    def _is_steady_range(self, header: ast.expr) -> bool:
        """Tell whether a ``range`` is the same in every iteration."""
        if not isinstance(header, ast.Call) or self.facts.qualified(header.func, self.scope) != "builtins.range":
            return False
        parts = [n for argument in header.args for n in ast.walk(argument) if isinstance(n, ast.expr)]
        plain = all(isinstance(n, ast.Name | ast.Constant | ast.BinOp | ast.UnaryOp) for n in parts)
        return plain and not any(isinstance(n, ast.Name) and n.id in self.bound for n in parts)

    def _sees_early_exit(self, node: ast.For | ast.While) -> bool:
        """Which iteration is the last one must be known before."""
        return leaves(node.body)

    def _is_seen(self, root: Variable, node: ast.stmt, executor: IterationExecutor) -> bool:
        """Tell whether the array itself gets out of an iteration, or other code may look at it meanwhile."""
        if self.names.is_captured(root, node) and root.scope is self.scope.function and not self.module_level:
            return True
        for place, value in executor.trace.sinks.items():
            whole = value.place is None or not value.place.indices
            if whole and root in executor.heap.reach(value)[0] and not isinstance(place, ast.Subscript):
                return True
        return False

    # ------------------------------------------------------------------ after the loop

    def _is_left_alike(
        self,
        root: Variable,
        touches: Sequence[Touch],
        end: Covers,
        executor: IterationExecutor,
        nonnegative: NonNegative,
    ) -> bool:
        """Tell whether the last iteration alone decides what the array holds afterwards."""
        if WHOLE in end:
            return True
        moving = self.bound | {variable.name for variable in executor.inner.values()}
        same = tuple(region for region in end if not symbols(region) & moving)
        return all(t.place is not None and holds(same, t.place.indices, nonnegative) for t in touches if t.writes)

    def _is_dead(self, root: Variable, node: ast.stmt, executor: IterationExecutor) -> bool:
        """Tell whether nobody can see the array after the loop: a local one that only the loop uses."""
        scope = self.scope.function
        binding = root.single()
        if self.module_level or root.scope is not scope or binding is None or binding.kind is not BindingKind.ASSIGN:
            return False
        made = binding.node
        if not isinstance(made, ast.Assign) or len(made.targets) != 1 or not isinstance(made.targets[0], ast.Name):
            return False
        if not isinstance(made.value, ast.Call) or not self._makes_array(made.value):
            return False
        left = [executor.env[n] for n in self.result.live if n in executor.env]
        left += [v for where, v in executor.trace.sinks.items() if not self._is_copied(where)]
        if any(root in executor.heap.reach(value)[0] for value in left):
            return False
        inside = {n for n in ast.walk(node) if isinstance(n, ast.Name)}
        uses = [n for n in ast.walk(scope.node) if isinstance(n, ast.Name) and n.id == root.name and n not in inside]
        return uses == [made.targets[0]] and not self.names.is_captured(root, node)

    def _is_copied(self, node: ast.AST) -> bool:
        """True for a store into an array, which takes the numbers and not the object."""
        if not isinstance(node, ast.Subscript) or not isinstance(node.value, ast.Name):
            return False
        binding = self.facts.resolve(node.value.id, self.scope).single()
        made = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
        return isinstance(made, ast.Call) and self._makes_array(made)

    def _makes_array(self, node: ast.Call) -> bool:
        known = known_function(self.facts.qualified(node.func, self.scope) or "")
        return (
            known is not None
            and known.name.startswith("numpy.")
            and known.returns is Returns.FRESH
            and "object" not in ast.unparse(node)
        )

    # ------------------------------------------------------------------ what is known of the array

    def _lengths(self, root: Variable) -> tuple[Affine | None, ...]:
        """Return the lengths that an array was made with, as far as they are still what they were."""
        binding = root.single()
        if binding is None or not isinstance(binding.node, ast.Assign) or len(binding.node.targets) != 1:
            return ()
        value = binding.node.value
        if not isinstance(value, ast.Call) or not isinstance(binding.node.targets[0], ast.Name):
            return ()
        module, _, made = (self.facts.qualified(value.func, binding.scope) or "").rpartition(".")
        if module != "numpy" or made not in _MAKERS or {"resize", "setattr"} & self.facts.words or self._reshapes:
            return ()
        shape = value.args[0] if value.args else next((k.value for k in value.keywords if k.arg == "shape"), None)
        if shape is None or isinstance(shape, ast.Starred):
            return ()
        parts = shape.elts if isinstance(shape, ast.Tuple | ast.List) else [shape]
        return tuple(affine_of(part, self._steady, self._steady_extent) for part in parts)

    def _steady_extent(self, node: ast.expr) -> Affine | None:
        """Return a symbol for an extent, ``m.shape[1]``, of an array that nothing in reach gives another shape.

        The function takes its elements and its shape, and hands it to nobody.
        """
        match node:
            case ast.Subscript(
                value=ast.Attribute(value=ast.Name(id=name), attr="shape"), slice=ast.Constant(value=int())
            ):
                scope = self.facts.resolve(name, self.scope).scope
                if self._steady(name) is None or scope is None or not _only_subscripted(scope.node, name):
                    return None
                return Affine.symbol(ast.unparse(node))
        return None

    @property
    def _reshapes(self) -> bool:
        """Does the module give an array another shape in place, ``x.shape = ...``?"""
        return any(
            isinstance(n, ast.Attribute) and n.attr == "shape" and not isinstance(n.ctx, ast.Load)
            for n in ast.walk(self.facts.tree)
        )

    def _steady(self, name: str) -> Affine | None:
        """Return what a name stands for wherever it has a value at all: a parameter or a local bound once."""
        variable = self.facts.resolve(name, self.scope)
        binding = variable.single()
        scope = variable.scope
        if binding is None or scope is None or binding.scope is not scope or scope.function is not scope:
            return None
        value = binding.node.value if isinstance(binding.node, ast.Assign) else None
        if isinstance(value, ast.Constant) and not variable.is_global:
            return Affine.number(value.value) if type(value.value) is int else None
        if binding.kind is not BindingKind.PARAMETER and self._in_loop(binding.node, scope.node):
            return None
        return Affine.symbol(name)

    def _in_loop(self, node: ast.AST, within: ast.AST) -> bool:
        loops = (n for n in ast.walk(within) if isinstance(n, STATEMENT_LOOPS))
        return any(node is inner for loop in loops for inner in ast.walk(loop))

    def _overwritten(self, node: ast.Call) -> ast.expr | None:
        """Return what a call overwrites from end to end: ``out=``, the first argument of ``np.copyto``, a receiver."""
        keywords = {k.arg: k.value for k in node.keywords}
        if None in keywords or "where" in keywords or any(isinstance(a, ast.Starred) for a in node.args):
            return None
        qualified = self.facts.qualified(node.func, self.scope) or ""
        if qualified == "numpy.copyto":
            return node.args[0] if 2 <= len(node.args) <= 3 else None
        if qualified:
            known = known_function(qualified) if qualified.startswith("numpy.") else None
            if known is None or "out" not in known.mutates:
                return None
            positions = [p for p in known.mutates if isinstance(p, int)]
            if len(positions) == 1 and len(node.args) > positions[0]:
                # What stands behind ``out`` may be the mask of what is computed at all.
                return node.args[positions[0]] if len(node.args) == positions[0] + 1 else None
            return keywords.get("out")
        if not isinstance(node.func, ast.Attribute):
            return None
        if node.func.attr == "fill" and len(node.args) == 1 and not keywords:
            return node.func.value
        if any(node in draws.nodes for draws in self.drawn.values()):
            return keywords.get("out")
        method = known_method(node.func.attr, "numpy.ndarray")
        return keywords.get("out") if method is not None and "out" in method.mutates else None

    def _is_quiet(self, manager: ast.expr) -> bool:
        return isinstance(manager, ast.Call) and self.facts.qualified(manager.func, self.scope) == "numpy.errstate"


def _only_subscripted(function: ast.AST, name: str) -> bool:
    """Tell whether a function does nothing with an array but take its elements, its length and its shape."""
    plain: set[int] = set()
    for node in ast.walk(function):
        match node:
            case ast.Subscript(value=ast.Name() as base) | ast.Attribute(value=ast.Name() as base, attr="shape"):
                plain.add(id(base))
            case ast.Call(func=ast.Name(id="len"), args=[ast.Name() as base]):
                plain.add(id(base))
    return all(id(n) in plain for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name)


def _places(touches: Sequence[Touch]) -> dict[ast.AST, Place | None]:
    """Return the part that each access names; None where that is not one and the same throughout."""
    found: dict[ast.AST, Place | None] = {}
    for touch in touches:
        if touch.kind is Touching.SHAPE:
            continue
        if touch.node in found and found[touch.node] != touch.place:
            found[touch.node] = None
        else:
            found[touch.node] = touch.place
    return found
