import math


def extract(frame):
    return math.sqrt(sum(frame))


def step(state, feature):
    # a filter that forgets
    return 0.9 * state + 0.1 * feature if feature > state else feature


def track(frames, first):
    state = first
    states = []
    for number, frame in enumerate(frames):
        feature = extract(frame)  # takes long

        # needs the state before
        state = step(state, feature)
        states.append(state * number)
    return states


def coupled(a, b, c):
    for i in range(1, len(a)):
        a[i] = math.exp(c[i])
        b[i] = math.fmod(b[i - 1], a[i])
