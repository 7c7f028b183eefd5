"""A grid of which each row takes on what the next one held."""


def fall(cells, width):
    for i in range(len(cells) - 1):
        for j in range(width):
            cells[i][j] = cells[i + 1][j] + 0.5 * cells[i][j]  # half of it stays
    return cells
