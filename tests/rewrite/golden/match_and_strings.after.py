import autopar
import numpy as np


@autopar.parallel_for(writes=["texts[i]"])
def _render_loop(chunk, shapes, labels, texts):
    for i in chunk:
        match shapes[i]:
            case ("circle", radius):
                area = np.pi * radius ** 2
            case ("square", side):
                area = side ** 2
            case _:
                area = 0.0
        texts[i] = f"""{labels[i]!s:>10}
    area: {area:.2f}
"""


def render(shapes, labels):
    texts = [""] * len(shapes)
    _render_loop(range(len(shapes)), shapes, labels, texts)
    return "".join(texts)
