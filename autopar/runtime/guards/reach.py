"""The walk over everything a kernel can reach: its operands, and the globals, cells and defaults of what it calls.

The verdict rests on a closed world of types; whatever is not known to be in it ends the walk with a reason.
"""

from __future__ import annotations

import builtins
import operator
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from types import (
    CodeType,
    FunctionType,
    GenericAlias,
    MappingProxyType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodType,
    ModuleType,
    WrapperDescriptorType,
)
from typing import Any

from autopar.catalog import known_method
from autopar.runtime.guards.classes import (
    code_behind,
    has_plain_metaclass,
    is_abstract,
    is_user_class,
    unplain,
)
from autopar.runtime.guards.dispatchers import is_dispatcher
from autopar.runtime.guards.enumerations import (
    code_of_enumeration,
    held_by_enumeration,
    held_by_member,
    is_enumeration,
)
from autopar.runtime.guards.exceptions import initializers_of
from autopar.runtime.guards.holders import wrongly_held
from autopar.runtime.guards.installed import is_library_function, is_library_module
from autopar.runtime.guards.library_values import is_library_value, is_readable_memmap
from autopar.runtime.guards.lookups import Unsafe, attribute_of, resolved
from autopar.runtime.guards.memoized import is_memoized, memo_obstacle
from autopar.runtime.guards.met import Met
from autopar.runtime.guards.names import named_in
from autopar.runtime.guards.records import is_record, methods_of_record
from autopar.runtime.kernel import UNBOUND, Kernel
from autopar.runtime.logged import is_logger
from autopar.runtime.memos import MEMO_TYPE
from autopar.runtime.parts import NAMESPACES
from autopar.runtime.printed import STREAMS
from autopar.runtime.values import atoms, is_array, is_immutable, is_named_tuple
from autopar.spec.callee import FINAL, IDENTICAL, LINEAGE, MEMO, ONLY, RECORD, Callee, held_by, wrapped_by

FACTORIES = frozenset({None, int, float, complex, str, bytes, list, dict, set, tuple, bool})
_LISTS = (list, tuple, set, frozenset, deque)
_DICTS = (dict, Counter, OrderedDict, defaultdict)


class Reach(Met):
    """What the walk finds as it goes along."""

    def walk(self, *roots: object) -> None:
        """Look at everything that the roots reach; raises `Unsafe`."""
        self._waiting.extend(roots)
        known = atoms()
        while self._waiting:
            value = self._waiting.pop()
            if type(value) in known or id(value) in self._seen or value is UNBOUND:
                continue
            if id(value) in self._forbidden:
                raise Unsafe(f"{self._forbidden[id(value)]} can be reached by another name")
            if id(value) in self.instances.known:
                raise Unsafe(f"{min(self.instances.names(value))} can be reached by another name")
            self._seen[id(value)] = value
            if issubclass(type(value), type):
                self._as_values.add(id(value))
                self._makes |= value is type
            self._spend(1)
            if self.receivers.names and (reason := self.receivers.unfit(value, self._may_be_had)):
                raise Unsafe(reason)
            self._visit(value)

    def _of_instance(self, value: Any) -> None:
        """Look at the class of an instance."""
        self._holders.setdefault(type(value), []).append(value)
        self._by_name(type(value), as_value=False)

    def _by_name(self, value: Any, as_value: bool = True) -> None:
        """Look at what code names, or at the class of an instance: a class or module is no value for that."""
        if as_value and issubclass(type(value), type):
            self._as_values.add(id(value))
        if not issubclass(type(value), (type, ModuleType)):
            self._waiting.append(value)
        elif id(value) not in self._named:
            self._named[id(value)] = value
            self._spend(1)
            self._visit(value)

    def walk_beside(self, name: str, value: Any, paths: tuple[tuple[str, ...], ...]) -> None:
        """Look at an instance that this name alone reaches, and that workers copy, but for what the loop changes."""
        kind = type(value)
        if (kind.__module__, kind.__name__) not in NAMESPACES:
            if not has_plain_metaclass(kind) or not is_user_class(kind):
                raise Unsafe(f"{name} is of type {kind.__module__}.{kind.__qualname__}")
            if reason := self._unplain(value):
                raise Unsafe(reason)
            if any(type(m) is MemberDescriptorType for base in kind.__mro__ for m in vars(base).values()):
                raise Unsafe(f"{kind.__qualname__} has slots")
            self._of_instance(value)
        if reason := self.receivers.unfit_instance(value, self._may_be_had):
            raise Unsafe(reason)
        if id(value) in self._forbidden or id(value) in self._seen:
            raise Unsafe(f"{name} can be reached by another name")
        self._forbidden[id(value)] = name
        self._owners.append(name)
        held: dict[str, Any] = vars(value)
        if len(self.instances.names(value)) > 1:
            raise Unsafe(f"{name} has another name")
        passed = {path[0] for path in paths} | self.instances.parts(value)
        for part in sorted({path[0] for path in paths if len(path) > 1}):
            self.walk_beside(f"{name}.{part}", held.get(part), tuple(p[1:] for p in paths if p[0] == part and p[1:]))
        self._check_held(held)
        self._push(self.unnamed.rest(held, passed))

    def own(self, name: str, instances: Iterable[Any], copied: bool) -> None:
        """Look at instances that belong to rows alone; where workers have copies, no text may show them."""
        for value in instances:
            if reason := self.receivers.unfit_instance(value, self._may_be_had):
                raise Unsafe(reason)
            if type(value) in self.instances.classes:
                raise Unsafe(f"{name} holds an instance of {type(value).__qualname__}")
            self.receivers.note_held(vars(value))
            self._holders.setdefault(type(value), []).append(value)
            if (kind := type(value)) not in self._classes:
                self._owners.append(name)
                self._copied |= copied
                self._by_name(kind, as_value=False)
                self.walk()

    def may_be_called(self, value: Any) -> None:
        """Let an operand through, before anything is looked at, whose class defines ``__call__``."""
        if any("__call__" in vars(base) for base in type(value).__mro__[:-1]) and is_user_class(type(value)):
            self._callable[id(value)] = value

    def with_operators(self) -> None:
        """Look at instances whose special methods were followed, and at what holds them."""
        for value in self.instances.others():
            if id(value) in self._forbidden:
                if len(self.instances.names(value)) > 1:
                    raise Unsafe(f"{self._forbidden[id(value)]} has another name")
                continue  # seen with what the loop changes in it
            self._spend(1)
            self._held_by_instance(value)

    def _unplain(self, value: Any) -> str:
        if self.instances.is_instance(value):
            return ""  # its class has been looked at
        if type(value) in self.instances.classes:
            return f"an instance of {type(value).__qualname__} has operators, and stands where none was expected"
        return unplain(type(value), "__call__" if id(value) in self._callable else "")

    def _check_held(self, held: dict[str, Any]) -> None:
        """Nobody takes an object that can be called for a method that all safe types of its name have."""
        self.receivers.note_held(held)
        for name, value in held.items() if self._callable else ():
            if id(value) in self._callable and known_method(name) is not None:
                raise Unsafe(f"{name} stands for an object that can be called")

    def instance(self, name: str, value: Any) -> None:
        """Make sure that an operand is a plain instance, whose methods are those of its class."""
        kind = type(value)
        if not has_plain_metaclass(kind) or not is_user_class(kind):
            raise Unsafe(f"{name} is of type {kind.__module__}.{kind.__qualname__}")
        if reason := self._unplain(value):
            raise Unsafe(reason)
        self._spend(1)
        self._objects[name] = value
        self._of_instance(value)
        self.walk()

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise Unsafe("there are too many objects to check")

    def _visit(self, value: Any) -> None:
        kind = type(value)
        self._dynamic = self._dynamic or any(value is f for f in _BY_TEXT)
        if kind in _LISTS:
            self._push(value)
            self._note_members(value)
        elif kind in _DICTS:
            if kind is defaultdict:
                raise Unsafe("reading a defaultdict can add to it")
            self._note_members(value)
            self._push(value)
            self._push(value.values())
        elif is_array(value) or is_readable_memmap(value):
            if value.dtype.hasobject:
                raise Unsafe("an array holds objects")
            self.arrays.append(value)
        elif kind is slice:
            self._push((value.start, value.stop, value.step))
        elif is_named_tuple(kind):
            self._by_name(kind)
            self.receivers.note_held(dict(zip(kind._fields, value, strict=False)))
            self._push(value)
        elif kind is FunctionType:
            self._function(value)
        elif kind is MEMO_TYPE:
            self._memo(value)
        elif is_dispatcher(value):
            self._function(value.py_func)
        elif kind is partial:
            self._waiting.append(value.func)
            self._push(value.args)
            self._push(list(value.keywords.values()))
        elif kind is operator.itemgetter:
            self._push(value.__reduce__()[1])
        elif issubclass(kind, Kernel):
            self.callees.add(value.spec.calls, value.function.__globals__, inner=True)
            self.code_of(value.function)
        elif issubclass(kind, type):
            self._class(value)
        elif self._prints and is_logger(value):
            self.logs = True
        elif kind is ModuleType:
            if vars(value) is self._home:
                raise Unsafe("the module that the loop stands in can be reached as an object")
            self.logs = self.logs or value.__name__ == "logging"
            if "__getattr__" in vars(value) and not is_library_module(value):
                raise Unsafe(f"{value.__name__} makes up its attributes")
        elif not issubclass(kind, _HARMLESS) and not is_library_value(value):
            self._instance(value)

    def _push(self, items: Iterable[Any]) -> None:
        """Look at the items later that are no atoms."""
        known = atoms()
        self._spend(len(items) // 16)  # type: ignore[arg-type]
        if not known.issuperset(map(type, items)):
            self._waiting.extend(item for item in items if type(item) not in known)

    def _note_members(self, value: Any) -> None:
        """The analysis takes a difference for a number or an array, but that of two sets has members of theirs."""
        if self._members is not None or type(value) in (list, tuple, deque):
            return
        if not atoms().issuperset(map(type, value)) and not all(map(is_immutable, value)):
            self._members = value

    def _instance(self, value: Any) -> None:
        """An object with attributes of its own; no code of its class may run here, nor any attribute be asked for."""
        kind = type(value)
        if is_enumeration(kind):
            self._by_name(kind)
            own = held_by_member(value)
            self.receivers.note_held(own)
            self._push(list(own.values()))
            return
        if kind is MethodType:
            self._waiting.extend((value.__func__, value.__self__))
            return
        if not has_plain_metaclass(kind) or is_abstract(kind):
            raise Unsafe("an operand's class has a metaclass")
        if (kind.__module__, kind.__name__) in NAMESPACES:
            if reason := self.receivers.unfit_instance(value, self._may_be_had):
                raise Unsafe(reason)
            self.receivers.note_held(vars(value))
            self._push(self.unnamed.rest(vars(value)))
            return
        self._held_by_instance(value)

    def _held_by_instance(self, value: Any) -> None:
        kind = type(value)
        if not has_plain_metaclass(kind) or not is_user_class(kind):
            raise Unsafe(f"an operand is of type {kind.__module__}.{kind.__qualname__}")
        if reason := self._unplain(value) or self.receivers.unfit_instance(value, self._may_be_had):
            raise Unsafe(reason)
        self._of_instance(value)
        held: dict[str, Any] = dict(getattr(value, "__dict__", {}))
        members = [m for base in kind.__mro__ for m in vars(base).values() if type(m) is MemberDescriptorType]
        for member in members:
            with suppress(AttributeError):  # a slot that is empty
                held[member.__name__] = member.__get__(value)
        self._check_held(held)
        self._push(self.unnamed.rest(held, self.instances.parts(value)))

    def _class(self, kind: type) -> None:
        """A class as a value: its methods are checked by name in `finish`, its data are operands."""
        if is_named_tuple(kind):
            self._record(kind)
            return
        if is_enumeration(kind):
            self._enumerations[kind] = None
            self._push(list(held_by_enumeration(kind)))
            functions = [function for _, function, _ in code_of_enumeration(kind)]
            self._waiting.extend(f for f in functions if type(f) is FunctionType and self.callees.followed(f))
            return
        if not is_user_class(kind):
            return
        if issubclass(kind, BaseException):
            self._exceptions[kind] = None
            self._waiting.extend(f for f in initializers_of(kind) if self.callees.followed(f))
            return
        called = any(type(v) is kind for v in self._callable.values())
        if kind not in self.instances.classes and (reason := unplain(kind, "__call__" if called else "")):
            raise Unsafe(reason)
        members = {name: getattr(value, "__func__", value) for name, value in vars(kind).items()}
        self._check_held({name: value for name, value in members.items() if not isinstance(value, FunctionType)})
        self._classes[kind] = None
        for base in kind.__mro__[:-1]:
            for name, value in vars(base).items():
                plain = code_behind(value)
                if isinstance(plain, FunctionType):
                    if self.callees.followed(plain):
                        self._waiting.append(plain)
                elif not name.startswith("__") and name != "_abc_impl" and not hasattr(type(value), "__get__"):
                    self._waiting.append(value)

    def _record(self, kind: type) -> None:
        if not is_record(kind):
            raise Unsafe(f"{kind.__qualname__} has methods or fields that were put there later")
        methods = methods_of_record(kind)
        if methods:
            self._records[kind] = methods
            functions = map(code_behind, methods.values())
            self._waiting.extend(f for f in functions if type(f) is FunctionType and self.callees.followed(f))

    def _function(self, function: FunctionType) -> None:
        if not self.callees.followed(function):
            if is_library_function(function):
                self._makes = self._makes or function.__name__ == "replace"  # of dataclasses
                return
            raise Unsafe(f"{function.__qualname__} was not analysed")
        if not self.callees.is_as_named(function):
            raise Unsafe(f"{function.__qualname__} is wrapped")
        self.code_of(function)

    def _memo(self, wrapper: Any) -> None:
        memo = self.memos.get(id(wrapper))
        if memo is None or not self.callees.memoized(memo):
            raise Unsafe(f"{getattr(wrapper, '__qualname__', 'a function')} is memoized, and its cache cannot be kept")
        if reason := memo_obstacle(memo):
            raise Unsafe(reason)
        self._spend(len(memo.table) // 16)
        self.code_of(memo.function)

    def code_of(self, function: FunctionType) -> None:
        """Reach what a function's code names."""
        self.named_by(function.__code__, function.__globals__)
        self._waiting.extend(function.__defaults__ or ())
        self._waiting.extend((function.__kwdefaults__ or {}).values())
        for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
            try:
                if name == "__class__":
                    self._by_name(cell.cell_contents)
                else:
                    self._waiting.append(cell.cell_contents)
            except ValueError:
                continue  # not assigned yet: the function raises NameError when it reads it

    def named_by(self, code: CodeType, names: dict[str, Any]) -> None:
        """Reach the globals that a code object names."""
        named = named_in(code)
        for attribute in named.attributes:
            self._attributes.setdefault(attribute, set()).add(id(names))
        self._formats |= named.formats
        self._dynamic |= named.dynamic
        self._subtracts |= named.subtracts
        for chain in sorted(named.chains):
            self._chain(chain, names)

    def _chain(self, chain: tuple[str, ...], names: dict[str, Any]) -> None:
        first, *rest = chain
        self._addresses |= first in ("hash", "id")
        self._makes |= first == "type"
        expected = self.callees.imported(chain, names)
        if first not in names:
            if expected is not None and hasattr(builtins, first):
                raise Unsafe(f"{first} is the builtin, not the {expected[1].dotted} that was analysed")
            return
        value = names[first]
        if names is self._home and first in self._own and value is self._own[first]:
            return
        if getattr(builtins, first, value) is not value:
            raise Unsafe(f"the builtin {first} is hidden by a global")
        if self._prints and value is sys and rest and rest[0] in STREAMS:
            return
        for index, name in enumerate(rest):
            if type(value) is not ModuleType or (expected is not None and index + 1 == expected[0]):
                break
            if vars(value) is self._home and name in self.bound:
                raise Unsafe(f"{name}, which the loop binds, can be reached by another name")
            owner, value = value, attribute_of(value, name)
            if expected is None and isinstance(value, FunctionType) and index == len(rest) - 1:
                self._check_home(value, owner)
        if expected is not None and not self.callees.is_it(value, expected[1]):
            raise Unsafe(f"{'.'.join(chain[: expected[0]])} is not the {expected[1].dotted} that was analysed")
        self._makes |= type(value) is FunctionType and value.__name__ == "replace"
        if expected is not None and expected[1].digest in IDENTICAL:
            return
        if self.callees.is_record(first, names) and not is_record(names[first]):
            raise Unsafe(f"{first} is no named tuple any more")
        if not self.callees.is_own(names[first], first, names):
            raise Unsafe(f"{first} is not the function that was analysed")
        self._by_name(value)

    def _check_home(self, function: FunctionType, owner: ModuleType) -> None:
        """A function read from a module must be of a library or analysed: nobody has put another there."""
        if not is_library_function(function) and not self.callees.followed(function):
            raise Unsafe(f"{owner.__name__}.{function.__name__} was not analysed")

    def named_functions(self, names: Iterable[str]) -> None:
        """Make sure that the names of analysed functions still stand for functions of the kernel's module."""
        for name in names:
            callee = Callee.parse(name)
            seen = callee.module or callee.qualname.endswith(f".{RECORD}")  # where code names it
            if held_by(callee.qualname) is not None:
                if reason := wrongly_held(callee, self.operands, self._home):
                    raise Unsafe(reason)
                continue
            if not callee.module and callee.qualname.endswith(f".{MEMO}"):
                self._named_memo(callee.qualname.removesuffix(f".{MEMO}"))
                continue
            if LINEAGE in callee.qualname or callee.qualname.endswith(_LATER):
                continue  # seen to in `finish`
            if wrapped_by(callee.qualname) is not None:
                if reason := self.callees.wrappers.obstacle():
                    raise Unsafe(reason)
                continue
            if not seen and self.callees.wrappers.wrap(callee.qualname, self._home):
                self._by_name(self._home.get(callee.qualname))
                continue
            value = None if seen else resolved(callee.qualname, self._home)
            if isinstance(value, type) and not self.callees.makes_as_analysed(value):
                raise Unsafe(f"{name} is not made as it was when it was analysed")
            if value is not None:
                self._by_name(value)
        self.walk()

    def _named_memo(self, name: str) -> None:
        """Make sure that a name still stands for the memoized function; one inside another is met where it is used."""
        if "<locals>" not in name:
            if not is_memoized(self._home.get(name), name, self._home):
                raise Unsafe(f"{name} is not the memoized function that was analysed")
            self._waiting.append(self._home[name])


_LATER = (f".{FINAL}", f".{ONLY}")
_BY_TEXT = (getattr, hasattr, operator.attrgetter, operator.methodcaller, str.format, str.format_map)
"""They read attributes by names that they are given."""

_HARMLESS: tuple[type, ...] = (
    MethodDescriptorType,
    WrapperDescriptorType,
    GenericAlias,
    MappingProxyType,
)
