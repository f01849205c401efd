"""Right and wrong answers to `max_pool2d` in PyTorch."""

import torch

F = torch.nn.functional


def right_by_the_framework(X, size):
    return F.max_pool2d(X.permute(0, 3, 1, 2), size).permute(0, 2, 3, 1)


def right_by_reshape(X, size):
    n, h, w, c = X.shape
    whole = X[:, : h // size * size, : w // size * size]
    return whole.reshape(n, h // size, size, w // size, size, c).amax(dim=(2, 4))


def right_axis_after_axis(X, size):
    tall = X.unfold(1, size, size).max(dim=-1).values
    return tall.unfold(2, size, size).max(dim=-1)[0]


def right_flattened(X, size):
    rows, columns = X.shape[1] // size, X.shape[2] // size
    answer = torch.empty(len(X), rows, columns, X.shape[3])
    for i in range(rows):
        for j in range(columns):
            square = X[:, size * i : size * i + size, size * j : size * j + size]
            answer[:, i, j] = square.flatten(1, 2).max(dim=1).values
    return answer


def rest_kept(X, size):
    return F.max_pool2d(X.permute(0, 3, 1, 2), size, ceil_mode=True).permute(0, 2, 3, 1)


def one_step_at_a_time(X, size):
    return F.max_pool2d(X.permute(0, 3, 1, 2), size, stride=1).permute(0, 2, 3, 1)


def largest_over_two_axes(X, size):
    rows, columns = X.shape[1] // size, X.shape[2] // size
    answers = [
        [X[:, size * i : size * i + size, size * j : size * j + size] for j in range(columns)]
        for i in range(rows)
    ]
    largest = [torch.stack([part.max(dim=(1, 2)) for part in row], dim=1) for row in answers]
    return torch.stack(largest, dim=1)


def largest_over_two_axes__with_places(X, size):
    rows, columns = X.shape[1] // size, X.shape[2] // size
    answers = []
    for i in range(rows):
        row = []
        for j in range(columns):
            square = X[:, size * i : size * i + size, size * j : size * j + size]
            row.append(square.flatten(1, 2).max(dim=1))
        answers.append(torch.stack(row, dim=1))
    return torch.stack(answers, dim=1)


def rest_in_the_way(X, size):
    n, h, w, c = X.shape
    return X.reshape(n, h // size, size, w // size, size, c).amax(dim=(2, 4))


def rest_dropped_in_front(X, size):
    n, h, w, c = X.shape
    whole = X[:, h % size :, w % size :]
    return whole.reshape(n, h // size, size, w // size, size, c).amax(dim=(2, 4))


def first_column(X, size):
    return X.unfold(1, size, size).unfold(2, size, size)[..., 0].amax(dim=-1)


def over_the_channels_repeated(X, size):
    squares = X.unfold(1, size, size).unfold(2, size, size)
    return squares.amax(dim=(3, 4, 5))[..., None].expand(-1, -1, -1, X.shape[3])


def over_the_batch_repeated(X, size):
    squares = X.unfold(1, size, size).unfold(2, size, size)
    return squares.amax(dim=(0, 4, 5)).expand(len(X), -1, -1, -1)


def begun_with_a_number(X, size):
    rows, columns = X.shape[1] // size, X.shape[2] // size
    answer = torch.full((len(X), rows, columns, X.shape[3]), -1e9)
    for i in range(size):
        for j in range(size):
            pixels = X[:, i::size, j::size][:, :rows, :columns]
            answer = torch.maximum(answer, pixels)
    return answer
