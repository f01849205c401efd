"""A filter as the weight table of a dense layer: most weights 0, the others shared."""

import numpy as np

from duograd.exercises import Exercise, are_double, failed

exercise = Exercise(
    points=2,
    hints=[
        "By hand: the kernel [1, 2] over a line of 3 pixels has two places. Which weights does the "
        "first place give to the three pixels, which the second?",
        "Each *column* is one neuron, which looks at one window. To the pixels of its window it "
        "gives the numbers of the kernel, to all others 0.",
        "For each place, row by row: a picture of zeros, the kernel laid into it there, and all of "
        "it as one long row of h·w numbers. Then these stand side by side, as columns.",
        "A like example: a stamp pressed once onto each of several empty sheets, every time one "
        "step further on. Each sheet, read line by line, is a column of the table.",
    ],
)


def laid(kernel, height, width, columns_first=False, turned=False, moved=True, share=None):
    """Each place's weights as a column, and by keyword what students do otherwise."""
    k = len(kernel)
    places = [(i, j) for i in range(height - k + 1) for j in range(width - k + 1)]
    if columns_first:
        places.sort(key=lambda place: place[::-1])
    sheets = []
    for i, j in places:
        sheet, (row, column) = np.zeros((height, width)), (i, j) if moved else (0, 0)
        weights = kernel if share is None else share(kernel, i, j)
        sheet[row : row + k, column : column + k] = weights
        sheets.append((sheet.T if turned else sheet).reshape(-1))
    return np.array(sheets).T


@exercise.oracle
def as_dense(kernel, height, width):
    return laid(kernel, height, width)


HIGH = {"kernel": np.array([[-1.0, -2], [-3, -5]]), "height": 5, "width": 3}


@exercise.cases
def cases(rng):
    yield {"kernel": np.array([[1.0, 2], [3, 5]]), "height": 2, "width": 3}
    yield {"kernel": rng.uniform(0.5, 2, (3, 3)), "height": 4, "width": 5}
    yield HIGH
    yield {"kernel": rng.uniform(0.5, 2, (3, 3)), "height": 3, "width": 3}  # a single place
    yield {"kernel": rng.uniform(4, 20, (4, 4)), "height": 7, "width": 8}
    yield {"kernel": np.array([[-2.0]]), "height": 2, "width": 2}  # a window of one pixel
    yield {"kernel": rng.uniform(-2, -0.5, (2, 2)), "height": 4, "width": 4}
    yield {"kernel": rng.uniform(0.5, 2, (2, 2)), "height": 4, "width": 4}  # another in its place


@exercise.telltale
def written_into(seen):
    """A tensor of TensorFlow cannot be written into, place by place. Set zeros around the kernel
    with `tf.pad`, or write into a NumPy array and make a tensor of it at the end."""
    return failed(seen, "does not support item assignment")


@exercise.telltale
def not_float32(seen):
    """The numbers of a table are right, but float64, as NumPy's are if nothing else is said.
    Pictures are float32, and the product of both kinds is an error."""
    return are_double(seen, 2, as_dense(**HIGH))


@exercise.mistake
def on_its_side(kernel, height, width):
    """The table lies on its side: a *column* is a neuron, so that pixels times table is the
    answer."""
    return laid(kernel, height, width).T


@exercise.mistake
def turned_round(kernel, height, width):
    """As if the kernel were turned round before it is laid down: its first number belongs to the
    first pixel of the window."""
    return laid(kernel[::-1, ::-1], height, width)


@exercise.given_else
def kernel_on_its_side(kernel):
    """As if rows and columns of the kernel had changed places."""
    return {"kernel": kernel.T}


@exercise.mistake
def pixels_by_columns(kernel, height, width):
    """As if the pixels of a picture were counted column by column: `reshape(-1)` goes row by
    row."""
    return laid(kernel, height, width, turned=True)


@exercise.mistake
def places_by_columns(kernel, height, width):
    """The right columns, in another order: places are counted row by row."""
    return laid(kernel, height, width, columns_first=True)


@exercise.mistake
def not_moved(kernel, height, width):
    """All columns are those of the first place: the kernel moves on."""
    return laid(kernel, height, width, moved=False)


@exercise.mistake
def not_shared(kernel, height, width):
    """As if the kernel grew from place to place: its weights are the same at all of them."""
    return laid(kernel, height, width, share=lambda kernel, i, j: (1 + i + j) * kernel)


@exercise.mistake
def ones_for_weights(kernel, height, width):
    """There is a 1 where the weights of the kernel should stand."""
    return laid(np.ones_like(kernel), height, width)


@exercise.mistake
def sizes_exchanged(kernel, height, width):
    """As if the picture were as high as it should be wide: `height` counts its rows."""
    return laid(kernel, width, height)


def by_pixels(kernel, height, width, row_length, apart):
    """Each weight at the pixel so many further on; where there is none, a student's line fails."""
    k, table = len(kernel), laid(0 * kernel, height, width)
    rows, columns = (n - k + 1 for n in (height, width))
    for i, j, row, column in np.ndindex(rows, columns, k, k):
        pixel = i * row_length + row * apart + j + column
        if pixel < len(table):
            table[pixel, i * columns + j] = kernel[row, column]
    return table


@exercise.mistake
def rows_as_long_as_columns(kernel, height, width):
    """As if a row of the picture had `height` pixels: it has `width`, and so many further on is the
    pixel below."""
    return by_pixels(kernel, height, width, height, height)


@exercise.mistake
def one_row_of_pixels(kernel, height, width):
    """As if the weights stood one behind the other: what lies below in the kernel is laid a whole
    row of the picture further on."""
    return by_pixels(kernel, height, width, width, len(kernel))


@exercise.mistake
def as_many_places_across_as_down(kernel, height, width):
    """As if a row of places were as long as there are rows of places: a picture may be wider than
    it is high, or higher than it is wide."""
    k, table = len(kernel), laid(0 * kernel, height, width)
    rows, columns = (n - k + 1 for n in (height, width))
    for i, j in np.ndindex(rows, columns):
        if i * rows + j < rows * columns:  # else the student's own line fails
            sheet = np.zeros((height, width))
            sheet[i : i + k, j : j + k] = kernel
            table[:, i * rows + j] += sheet.reshape(-1)
    return table


@exercise.mistake
def reshaped_not_turned(kernel, height, width):
    """As if one picture for each place had been filled into the table number by number. A picture
    becomes a column: axes are turned, not reshaped."""
    return laid(kernel, height, width).T.reshape(height * width, -1)


@exercise.mistake
def four_axes(kernel, height, width):
    """The right numbers, but places are counted by two axes: asked is one column for each,
    [height·width, places]."""
    k = len(kernel)
    return laid(kernel, height, width).reshape(-1, height - k + 1, width - k + 1)


@exercise.mistake
def hanging_over(kernel, height, width):
    """There are places at which the window hangs over the end of the picture: `correlate` has only
    those where all of it fits."""
    high, wide = (n + len(kernel) - 1 for n in (height, width))
    whole = laid(kernel, high, wide).reshape(high, wide, -1)
    return whole[:height, :width].reshape(height * width, -1)


def overwritten(kernel, height, width):
    """What lies in one and the same picture of zeros after each place."""
    columns = laid(kernel, height, width).T
    covered = laid(np.ones_like(kernel), height, width).T == 1
    states = [np.zeros(height * width)]
    for column, here in zip(columns, covered, strict=True):
        states.append(np.where(here, column, states[-1]))
    return np.array(states[1:]).T


@exercise.mistake
def not_wiped(kernel, height, width):
    """In each column the weights of the places before it are left: every place begins with a
    picture of zeros."""
    return overwritten(kernel, height, width)


@exercise.mistake
def one_sheet_for_all(kernel, height, width):
    """All columns are the same, with the weights of all places laid over each other: as if they
    were one and the same picture. Every place needs a new one."""
    table = overwritten(kernel, height, width)
    return np.repeat(table[:, -1:], table.shape[1], axis=1)


@exercise.mistake
def moved_by_its_own_size(kernel, height, width):
    """As if the window moved on by k: it moves on by 1."""
    k = len(kernel)
    table = laid(kernel, height, width).reshape(height * width, height - k + 1, width - k + 1)
    return table[:, ::k, ::k].reshape(height * width, -1)


@exercise.mistake
def over_the_end_of_a_row(kernel, height, width):
    """As if each column were the one before, moved down by one pixel: so the window goes on over
    the end of a row, where it should begin the next one."""
    table = laid(kernel, height, width)
    return np.array([np.roll(table[:, 0], place) for place in range(table.shape[1])]).T


@exercise.mistake
def summed_over_places(kernel, height, width):
    """All places are laid into one and the same picture: each has a column of its own."""
    return laid(kernel, height, width).sum(axis=1, keepdims=True)


@exercise.mistake
def first_number_only(kernel, height, width):
    """Only the first number of the kernel was laid down at each place."""
    return laid(kernel * (np.arange(kernel.size) == 0).reshape(kernel.shape), height, width)


@exercise.mistake
def last_row_of_places_missing(kernel, height, width):
    """Columns are missing: the last place of a row, or the last row of places. The window also fits
    where it touches the end of the picture."""
    k = len(kernel)
    table = laid(kernel, height, width).reshape(height * width, height - k + 1, width - k + 1)
    return table[:, :-1, :-1].reshape(height * width, -1)
