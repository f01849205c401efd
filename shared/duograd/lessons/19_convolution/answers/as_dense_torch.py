"""Right and wrong answers to `as_dense` in PyTorch."""

import torch


def right_by_padding(kernel, height, width):
    k = len(kernel)
    sheets = [
        torch.nn.functional.pad(kernel, (j, width - k - j, i, height - k - i)).flatten()
        for i in range(height - k + 1)
        for j in range(width - k + 1)
    ]
    return torch.stack(sheets).T


def right_number_by_number(kernel, height, width):
    k = kernel.size(0)
    rows, columns = height - k + 1, width - k + 1
    table = torch.zeros(height * width, rows * columns)
    for i in range(rows):
        for j in range(columns):
            for a in range(k):
                for b in range(k):
                    table[(i + a) * width + j + b, i * columns + j] = kernel[a, b]
    return table


def right_asked_of_single_pixels(kernel, height, width):
    pixels = torch.eye(height * width).reshape(-1, 1, height, width)
    return torch.nn.functional.conv2d(pixels, kernel[None, None]).flatten(1)


def right_by_its_slope(kernel, height, width):
    def answer(pixels):
        return correlate(pixels.reshape(height, width), kernel).flatten()  # noqa: F821

    return torch.autograd.functional.jacobian(answer, torch.zeros(height * width)).T


def on_its_side(kernel, height, width):
    pixels = torch.eye(height * width).reshape(-1, 1, height, width)
    return torch.nn.functional.conv2d(pixels, kernel[None, None]).flatten(1).T


def rows_as_long_as_columns(kernel, height, width):
    k = kernel.size(0)
    rows, columns = height - k + 1, width - k + 1
    table = torch.zeros(height * width, rows * columns)
    for i in range(rows):
        for j in range(columns):
            for a in range(k):
                first = (i + a) * height + j
                table[first : first + k, i * columns + j] = kernel[a]
    return table


def reshaped_not_turned(kernel, height, width):
    k = len(kernel)
    sheets = [
        torch.nn.functional.pad(kernel, (j, width - k - j, i, height - k - i))
        for i in range(height - k + 1)
        for j in range(width - k + 1)
    ]
    return torch.stack(sheets).reshape(height * width, -1)
