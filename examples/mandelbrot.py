"""Draw the Mandelbrot set pixel by pixel.

Usage: python mandelbrot.py --width 1200 --height 800 --output mandelbrot.pgm
"""

from __future__ import annotations

import argparse

import numpy as np

LEFT, RIGHT = -2.15, 0.85
BOTTOM, TOP = -1.0, 1.0


def escape_time(c, max_iterations):
    """Return after how many iterations of z -> z*z + c the orbit of 0 leaves the disc of radius 2."""
    z = 0j
    for n in range(max_iterations):
        if z.real * z.real + z.imag * z.imag > 4.0:
            return n
        z = z * z + c
    return max_iterations


def mandelbrot(width, height, max_iterations):
    """Return the escape times over the whole set, an array of shape (height, width)."""
    image = np.zeros((height, width), dtype=np.int32)
    for row in range(height):
        y = TOP - (row + 0.5) * (TOP - BOTTOM) / height
        for column in range(width):
            x = LEFT + (column + 0.5) * (RIGHT - LEFT) / width
            image[row, column] = escape_time(complex(x, y), max_iterations)
    return image


def save(path, image):
    """Write the escape times as .npy, or a picture of them as binary .pgm: black where the orbit never escapes."""
    if path.endswith(".npy"):
        np.save(path, image)
        return
    highest = image.max()
    shade = 255 - (255 * np.sqrt(image / highest)).astype(np.uint8)
    shade[image == highest] = 0
    with open(path, "wb") as file:
        file.write(f"P5 {image.shape[1]} {image.shape[0]} 255\n".encode())
        file.write(shade.tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--width", type=int, default=900)
    parser.add_argument("--height", type=int, default=600)
    parser.add_argument("--iterations", type=int, default=1000, help="an orbit that takes longer is taken to be inside")
    parser.add_argument("--output", help="write the image to this file, .npy or .pgm")
    args = parser.parse_args()

    image = mandelbrot(args.width, args.height, args.iterations)
    if args.output:
        save(args.output, image)

    inside = image == args.iterations
    area = (RIGHT - LEFT) * (TOP - BOTTOM) * inside.mean()
    print(f"{args.width} x {args.height} pixels, {inside.sum()} inside the set: area {area:.4f}")
    print(f"mean escape time outside {image[~inside].mean():.4f}")


if __name__ == "__main__":
    main()
