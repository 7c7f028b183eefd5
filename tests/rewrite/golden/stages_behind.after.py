import math

import autopar


def extract(frame):
    return math.sqrt(sum(frame))


def step(state, feature):
    # a filter that forgets
    return 0.9 * state + 0.1 * feature if feature > state else feature


@autopar.parallel_for(
    collects=["states"],
    stages=["_track_loop_first", "_track_loop_rest"],
    calls=["step", "extract"],
    fresh=True,
)
def _track_loop(chunk, states, state):
    for number, frame in chunk:
        feature = extract(frame)  # takes long

        # needs the state before
        state = step(state, feature)
        states.append(state * number)
    return state


@autopar.parallel_for(collects=["feature_values"], calls=["extract"])
def _track_loop_first(chunk, feature_values):
    for number, frame in chunk:
        feature = extract(frame)  # takes long
        feature_values.append(feature)


@autopar.parallel_for(collects=["states"], ordered=True)
def _track_loop_rest(chunk, states, state):
    for (number, frame), feature in chunk:
        # needs the state before
        state = step(state, feature)
        states.append(state * number)
    return state


def track(frames, first):
    state = first
    states = []
    state = _track_loop(enumerate(frames), states, state)
    return states


@autopar.parallel_for(
    updates=["b[i]", "a[i]"], stages=["_coupled_loop_first", "_coupled_loop_rest"]
)
def _coupled_loop(chunk, c, b, a):
    for i in chunk:
        a[i] = math.exp(c[i])
        b[i] = math.fmod(b[i - 1], a[i])


@autopar.parallel_for(writes=["a[i]"])
def _coupled_loop_first(chunk, c, a):
    for i in chunk:
        a[i] = math.exp(c[i])


@autopar.parallel_for(updates=["b[i]"], ordered=True)
def _coupled_loop_rest(chunk, a, b):
    for i in chunk:
        b[i] = math.fmod(b[i - 1], a[i])


def coupled(a, b, c):
    _coupled_loop(range(1, len(a)), c, b, a)
