"""Draws inside methods together with what else loops do: stages, extremes, scans, iterators, groups, output."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par
from tests.differential.method_draws import PLAIN

_BODIES = {
    "in_a_stage": """
acc = 1.0
for i in range(n):
    x = s.step(i)
    acc = math.sin(acc) * 0.5 + x
    out[i] = acc
""",
    "in_two_stages": """
acc = 1.0
for i in range(n):
    x = s.step(i)
    acc = math.sin(acc) * 0.5 + x
    out[i] = acc + s.given(s.rng)
""",
    "in_three_places_of_stages": """
acc = 1.0
for i in range(n):
    x = math.exp(-i) + s.step(i)
    acc = math.sin(acc) * 0.5 + x * s.step(2)
    y = s.step(1) + math.cos(i)
    out[i] = acc + y
""",
    "for_the_best": """
best = -1
for i in range(n):
    v = s.step(i)
    if v > best:
        best = v
        out[0] = best
out[1] = best
""",
    "for_the_place_of_the_best": """
best = -1
where = 0
for i in range(n):
    v = s.step(i)
    if v > best:
        best = v
        where = i
out[1] = best + where
""",
    "carried": """
prev = 0.0
for i in range(n):
    v = s.step(i)
    out[i] = v - prev
    prev = v
""",
    "carried_and_drawn_behind": """
prev = s.step(1)
for i in range(n):
    out[i] = prev
    prev = s.step(i)
""",
    "in_a_nest": """
m = np.zeros((n, 4))
for i in range(n):
    for j in range(4):
        m[i, j] = s.step(i + j)
out[:] = m.sum(1)
""",
    "in_a_nest_of_columns": """
m = np.zeros((n, 4))
for j in range(4):
    for i in range(n):
        m[i, j] = m[i, j - 1] + s.step(i + j)
out[:] = m.sum(1)
""",
    "added_up_on_the_way": """
t = 0.0
for i in range(n):
    t += s.step(i)
    out[i] = t
""",
    "added_up_and_drawn_again": """
t = 0.0
for i in range(n):
    t += s.step(i)
    out[i] = t * s.step(1)
""",
    "behind_the_first": """
for i in range(1, n):
    out[i] = out[0] + s.step(i)
""",
    "while": """
i = 0
while i < n:
    out[i] = s.step(i)
    i += 1
""",
    "over_a_map": """
for i, x in enumerate(map(abs, range(n))):
    out[i] = s.step(x)
""",
    "in_a_generator": """
for i, x in enumerate(s.step(j) for j in range(n)):
    out[i] = x
""",
    "in_a_zip": """
for i, x in zip(range(n), (s.rng.random() for _ in range(n))):
    out[i] = x + s.step(i)
""",
    "over_a_filter": """
for i in filter(lambda k: k % 2, range(n)):
    out[i] = s.step(i)
""",
    "for_any": """
out[0] = any(s.step(i) > 3 for i in range(n))
""",
    "for_the_next": """
out[0] = next((i for i in range(n) if s.step(i) > 3), -1)
""",
    "to_be_sorted": """
out[:] = sorted(s.step(i) for i in range(n))
""",
    "to_sort_by": """
out[:] = sorted(range(n), key=lambda i: s.step(i))
""",
    "but_once": """
for i in range(n):
    if i == 4:
        continue
    out[i] = s.step(i)
""",
    "until_returned": """
for i in range(n):
    out[i] = s.step(i)
    if out[i] > 1e9:
        return out, 5
""",
    "grouped": """
g = {}
for i in range(n):
    g.setdefault(i % 3, []).append(s.step(i))
out[0] = sum(map(sum, g.values()))
""",
    "best_of_groups": """
g = {}
for i in range(n):
    g[i % 3] = max(g.get(i % 3, 0), s.step(i))
out[0] = sum(g.values())
""",
    "first_of_groups": """
g = {}
for i in range(n):
    if i % 3 not in g:
        g[i % 3] = s.step(i)
out[0] = sum(g.values())
""",
    "as_long_as": """
ok = True
for i in range(n):
    ok = ok and s.step(i) < 3
out[0] = ok
""",
    "printed": """
for i in range(n):
    print(s.step(i))
""",
    "into_arrays_of_a_dict": """
d = {k: np.zeros(3) for k in range(n)}
for k in d:
    d[k] += s.rng.random(3) + s.step(k)
out[:] = [v.sum() for v in d.values()]
""",
    "beside_a_memo": """
for i in range(n):
    out[i] = s.step(i) + memo(i % 3)
""",
    "in_three_ways": """
for i in range(n):
    out[i] = s.step(i) + drawn(s.rng) + advance(s, i)
""",
}
_PARALLEL = {
    "in_a_nest",
    "in_a_nest_of_columns",
    "added_up_on_the_way",
    "added_up_and_drawn_again",
    "behind_the_first",
    "while",
    "into_arrays_of_a_dict",
    "in_three_ways",
}
_TEXT = """
import functools
@functools.lru_cache(None)
def memo(i):
    return i * 2.0
def f(s, n):
    out = np.zeros(n)
"""


def _case(name: str, body: str) -> Case:
    lines = "\n".join("    " + line for line in body.strip("\n").splitlines())
    source = f"{PLAIN}{_TEXT}{lines}\n    return out, state_of(s)\n"
    arguments = "Sim(np.random.default_rng(3)), 12"
    return case(f"method_draws_{name}", source, par(arguments) if name in _PARALLEL else call(arguments))


CASES: tuple[Case, ...] = tuple(_case(name, body) for name, body in _BODIES.items())
