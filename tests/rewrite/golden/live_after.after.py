import autopar


@autopar.parallel_for(writes=["out[i]"])
def _last_large_loop(chunk, values, out, i=autopar.UNBOUND, v=autopar.UNBOUND):
    for i in chunk:
        v = values[i] * 2
        out[i] = v
    return i, v


@autopar.parallel_for(updates=["out[j]"])
def _last_large_loop_2(chunk, out, j=autopar.UNBOUND):
    for j, w in chunk:
        out[j] += w
    return j


def last_large(values, limit, out):
    seen = None
    i, v = _last_large_loop(range(len(values)), values, out)
    if i is autopar.UNBOUND:
        del i, v
    print("all", len(values))
    j = _last_large_loop_2(enumerate(values), out)
    if j is autopar.UNBOUND:
        del j
    if values:
        seen = v, i, j
    return seen
