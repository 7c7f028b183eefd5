import numpy as np


def render(shapes, labels):
    texts = [""] * len(shapes)
    for i in range(len(shapes)):
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
    return "".join(texts)
