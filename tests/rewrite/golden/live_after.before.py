def last_large(values, limit, out):
    seen = None
    for i in range(len(values)):
        v = values[i] * 2
        out[i] = v
    else:
        print("all", len(values))
    for j, w in enumerate(values):
        out[j] += w
    if values:
        seen = v, i, j
    return seen
