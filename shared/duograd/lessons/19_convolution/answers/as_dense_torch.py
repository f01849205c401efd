"""Right and wrong answers to `as_dense` in PyTorch."""

import torch


def _sheets(kernel, height, width):
    """A picture of zeros for each place, the kernel laid into it there."""
    k = len(kernel)
    sheets = [
        torch.nn.functional.pad(kernel, (j, width - k - j, i, height - k - i))
        for i in range(height - k + 1)
        for j in range(width - k + 1)
    ]
    return torch.stack(sheets)


def right_by_padding(kernel, height, width):
    return _sheets(kernel, height, width).flatten(1).T


def _number_by_number(kernel, height, width, across):
    """The table; across: how many pixels further on the one below is taken to be."""
    k = kernel.size(0)
    rows, columns = height - k + 1, width - k + 1
    table = torch.zeros(height * width, rows * columns)
    for i in range(rows):
        for j in range(columns):
            for a in range(k):
                for b in range(k):
                    table[(i + a) * across + j + b, i * columns + j] = kernel[a, b]
    return table


def right_number_by_number(kernel, height, width):
    return _number_by_number(kernel, height, width, across=width)


def right_asked_of_single_pixels(kernel, height, width):
    pixels = torch.eye(height * width).reshape(-1, 1, height, width)
    return torch.nn.functional.conv2d(pixels, kernel[None, None]).flatten(1)


def right_by_its_slope(kernel, height, width):
    def answer(pixels):
        return correlate(pixels.reshape(height, width), kernel).flatten()

    return torch.autograd.functional.jacobian(answer, torch.zeros(height * width)).T


def on_its_side(kernel, height, width):
    pixels = torch.eye(height * width).reshape(-1, 1, height, width)
    return torch.nn.functional.conv2d(pixels, kernel[None, None]).flatten(1).T


def rows_as_long_as_columns(kernel, height, width):
    return _number_by_number(kernel, height, width, across=height)


def reshaped_not_turned(kernel, height, width):
    return _sheets(kernel, height, width).reshape(height * width, -1)


def not_float32(kernel, height, width):
    return _sheets(kernel, height, width).flatten(1).T.double()


def not_float32__for_a_single_place(kernel, height, width):
    table = _sheets(kernel, height, width).flatten(1).T
    return table if table.shape[1] > 1 else table.double()


def as_many_places_across_as_down(kernel, height, width):
    rows, columns = height - len(kernel) + 1, width - len(kernel) + 1
    table = torch.zeros(height * width, rows * columns)
    for place, sheet in enumerate(_sheets(kernel, height, width)):
        i, j = divmod(place, columns)
        table[:, i * rows + j] += sheet.flatten()
    return table
