"""Functions that decorators of the module wrap: plain ones, ones that keep state, and what is swapped at run time."""

from __future__ import annotations

from dataclasses import replace

from tests.differential.case import Call, Case, call, case, par, ser

_DECORATED = """
import functools
from functools import wraps
seen = []
def checked(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        if args[0] < -1:
            raise ValueError(args[0])
        return fn(*args, **kwargs)
    return inner
def scaled(k):
    def deco(fn):
        @functools.wraps(fn)
        def inner(x):
            return k * fn(x)
        return inner
    return deco
def memo(fn):
    cache = {}
    @wraps(fn)
    def inner(x):
        if x not in cache:
            cache[x] = fn(x)
        return cache[x]
    return inner
def counted(fn):
    @wraps(fn)
    def inner(x):
        inner.calls += 1
        return fn(x)
    inner.calls = 0
    return inner
def noted(fn):
    @wraps(fn)
    def inner(x):
        seen.append(x)
        return fn(x)
    return inner
def undressed(fn):
    def inner(x):
        return fn(x)
    return inner
def nonl(fn):
    n = 0
    @wraps(fn)
    def inner(x):
        nonlocal n
        n += 1
        return fn(x) + n
    return inner
def copied(fn):
    @wraps(fn)
    def inner(m):
        return fn(m.copy())
    return inner
def passing(fn):
    @wraps(fn)
    def inner(*a):
        return fn(*a)
    return inner
def handy(fn):
    def inner(x):
        return fn(x) + 1
    inner = wraps(fn)(inner)
    return inner
def shelved(fn):
    def inner(x, seen_here=[]):
        seen_here.append(x)
        return fn(x) + len(seen_here)
    return inner
def forgetful(fn):
    def inner(x):
        return x + 1
    return inner
def counting(fn):
    box = [0]
    def inner(x):
        box[0] += 1
        return fn(x) + box[0]
    return inner
def late(fn):
    def inner(x):
        return fn(x) - 1
    fn = abs
    return inner
def updated(fn):
    def inner(x):
        return fn(x) * 3
    functools.update_wrapper(inner, fn)
    return inner
def tagging(fn):
    def inner(x):
        fn.last = x
        return fn(x)
    return inner
def tagged(fn):
    def inner(x):
        return getattr(fn, "last", 0)
    fn.last = 5
    return inner
def told(log):
    def deco(fn):
        def inner(x):
            log(x)
            return fn(x)
        return inner
    return deco
def aliased(fn):
    other = fn
    def inner(x):
        return other(x)
    return inner
def with_default(fn, memo={}):
    def inner(x):
        memo[x] = fn(x)
        return memo[x] + len(memo)
    return inner
@tagging
def r(x): return x + 1
@tagged
def s(x): return x + 1
@told(seen.append)
def t(x): return x + 1
@aliased
def u(x): return x + 1
@with_default
def v(x): return x + 1
@checked
def a(x): return x * 2
@scaled(3)
def b(x): return x + 1
@memo
def c(x): return x + 1
@counted
def d(x): return x + 1
@noted
def e(x): return x + 1
@undressed
def g(x): return x + 1
@nonl
def h(x): return x + 1
@copied
def k(m):
    m[0] = 5
    return m.sum()
@passing
def put(m, i, v):
    m[i] = v
@checked
@scaled(2)
def two(x): return x + 1
@undressed
@scaled(2)
@checked
def three(x): return x + 1
@scaled(2)
@undressed
def four(x): return x + 1
@scaled(2)
@scaled(3)
def same(x): return x + 1
@undressed
@noted
def below(x): return x + 1
@counting
@undressed
def above(x): return x + 1
@undressed
@functools.lru_cache
def cached(x): return x + 1
@undressed
def fails(x): return 1 // (5 - int(x))
@handy
def m(x): return x + 1
@shelved
def n(x): return x + 1
@forgetful
def o(x): return x + 1
@late
def p(x): return x + 1
@updated
def q(x): return x + 1
@undressed
def twin(x): return x + 2
@undressed
def notes(x):
    seen.append(x)
    return x
@undressed
def put_first(m): m[0] += 1
@checked
def bad(x):
    seen.append(x)
    return x
def spy(*a):
    seen.append(1)
    return len(seen)
def cell(f, name, value):
    f.__closure__[f.__code__.co_freevars.index(name)].cell_contents = value
    return ()
def swap(**kw):
    globals().update(kw)
    return ()
"""


def _case(name: str, body: str, *calls: Call) -> Case:
    loop = f"def f(out, xs, *rest):\n    for i in range(len(out)):\n        {body}\n    return out, xs, seen\n"
    given = (replace(c, arguments=f"np.zeros(9), np.arange(9.){c.arguments}") for c in calls)
    return case(name, _DECORATED + loop, *given)


CASES: tuple[Case, ...] = (
    _case(
        "decorated_by_a_check",
        "out[i] = a(xs[i])",
        par(),
        ser(", *swap(a=spy)"),
        ser(", *swap(a=a.__wrapped__)"),
        ser(", *swap(a=checked(spy))"),
        ser(", *swap(a=noted(a.__wrapped__))"),
        ser(", *(setattr(a, '__wrapped__', spy) or ())"),
        par(", *(delattr(a, '__wrapped__') or ())"),
        ser(", *(setattr(a.__closure__[0], 'cell_contents', spy) or ())"),
        ser(", *(delattr(a.__closure__[0], 'cell_contents') or ())"),
        ser(", *(setattr(a.__wrapped__, '__code__', (lambda x: seen.append(x)).__code__) or ())"),
        ser(", *(setattr(a, 'more', 1) or ())"),
        par(", *swap(wraps=spy)"),
    ),
    _case("decorated_by_what_a_factory_makes", "out[i] = b(xs[i])", par()),
    _case("decorated_to_remember", "out[i] = c(xs[i])", ser()),
    _case("decorated_to_count", "out[i] = d(xs[i])", ser()),
    _case("decorated_to_note", "out[i] = e(xs[i])", ser()),
    _case(
        "decorated_without_wraps",
        "out[i] = g(xs[i])",
        par(),
        ser(", *swap(g=spy)"),
        ser(", *swap(g=twin)"),
        ser(", *swap(g=notes)"),
        ser(", *swap(g=undressed(spy))"),
        ser(", *swap(g=undressed(g))"),
        ser(", *swap(g=counting(lambda x: x))"),
        ser(", *cell(g, 'fn', spy)"),
        ser(", *cell(g, 'fn', twin)"),
        ser(", *cell(g, 'fn', g)"),
        ser(", *(setattr(g, '__wrapped__', spy) or ())"),
        ser(", *(setattr(g, '__code__', notes.__closure__[0].cell_contents and a.__code__) or ())"),
        ser(", *(setattr(g, 'calls', 0) or ())"),
        ser(", *swap(g=functools.wraps(a)(g))"),
    ),
    _case(
        "decorated_without_wraps_and_another",
        "out[i] = g(xs[i]) + twin(i)",
        par(),
        ser(", *swap(g=twin, twin=g)"),
        ser(", *swap(twin=g)"),
        ser(", *swap(twin=notes)"),
    ),
    _case("decorated_without_wraps_what_notes", "out[i] = notes(xs[i])", ser()),
    _case("decorated_without_wraps_what_fails", "out[i] = fails(xs[i])", call()),
    _case("decorated_without_wraps_what_puts", "put_first(out)", ser()),
    _case("decorated_beside_one_that_is_called", "out[i] = h2(xs[i]) if xs[i] > 99 else g(xs[i])", ser()),
    _case("decorated_and_held", "out[i] = rest[0](xs[i]) + g(i)", ser(", notes"), ser(", g")),
    _case("decorated_to_tag", "out[i] = r(xs[i]); seen[:] = [r.__closure__[0].cell_contents.last]", ser()),
    _case("decorated_to_tag_alone", "out[i] = r(xs[i])", ser()),
    _case("decorated_and_tagged", "out[i] = s(xs[i])", ser()),
    _case("decorated_to_tell", "out[i] = t(xs[i])", ser()),
    _case("decorated_by_another_name", "out[i] = u(xs[i])", ser()),
    _case("decorated_with_a_default", "out[i] = v(xs[i])", ser()),
    _case("decorated_by_hand", "out[i] = m(xs[i])", call()),
    _case("decorated_to_keep_a_default", "out[i] = n(xs[i])", ser()),
    _case("decorated_to_forget", "out[i] = o(xs[i])", call()),
    _case("decorated_by_one_that_changes_its_mind", "out[i] = p(xs[i])", ser()),
    _case("decorated_and_dressed_later", "out[i] = q(xs[i])", par(), ser(", *swap(q=updated(spy))")),
    _case("decorated_with_a_nonlocal", "out[i] = h(xs[i])", ser()),
    _case("decorated_to_copy", "out[i] = k(xs)", par(), ser(", *swap(k=k.__wrapped__)")),
    _case("decorated_to_pass_on", "put(out, i, xs[i])", par()),
    _case("decorated_to_pass_on_to_one_place", "put(out, 0, xs[i])", ser()),
    _case("decorated_and_called_back", "out[i] = sum(map(a, xs)) + max(xs, key=b)", par()),
    _case("decorated_what_notes", "out[i] = bad(xs[i])", ser()),
    _case("decorated_check_that_fails", "out[i] = a(3 - i)", call()),
    _case(
        "decorated_twice",
        "out[i] = two(xs[i])",
        par(),
        ser(", *swap(two=two.__wrapped__)"),
        ser(", *swap(two=checked(checked(spy)))"),
        ser(", *swap(two=checked(scaled(2)(spy)))"),
        par(", *swap(two=checked(scaled(5)(two.__wrapped__.__wrapped__)))"),
        ser(", *swap(two=checked(scaled([2])(a)))"),
        ser(", *cell(two.__wrapped__, 'fn', spy)"),
        ser(", *(setattr(two.__wrapped__, '__wrapped__', spy) or ())"),
        ser(", *(setattr(two.__wrapped__.__wrapped__, '__code__', spy.__code__) or ())"),
    ),
    _case("decorated_three_times", "out[i] = three(xs[i]) + four(xs[i])", par(), ser(", *swap(four=three)")),
    _case("decorated_twice_by_one", "out[i] = same(xs[i])", call()),
    _case("decorated_twice_to_note", "out[i] = below(xs[i])", ser()),
    _case("decorated_twice_to_count", "out[i] = above(xs[i])", ser()),
    _case("decorated_what_is_cached", "out[i] = cached(xs[i])", ser()),
    _case("decorated_in_turns", "out[i] = a(b(xs[i])) + k(xs)", par()),
)
