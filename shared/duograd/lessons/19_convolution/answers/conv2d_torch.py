"""Right and wrong answers to `conv2d` in PyTorch."""

import torch

F = torch.nn.functional


def _padded(X, padding):
    return F.pad(X, (0, 0, padding, padding, padding, padding))


def right_by_the_framework(X, W, b, stride, padding):
    turned = X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1)
    return F.conv2d(*turned, b, stride=stride, padding=padding).permute(0, 2, 3, 1)


def right_by_unfolding(X, W, b, stride, padding):
    k = W.shape[0]
    windows = _padded(X, padding).unfold(1, k, stride).unfold(2, k, stride)
    return torch.einsum("nijcab,abco->nijo", windows, W) + b


def right_written_into(X, W, b, stride, padding):
    k, padded = W.shape[0], _padded(X, padding)
    rows, columns = _starts(X, k, stride, padding)
    answer = torch.zeros(len(X), len(rows), len(columns), W.shape[3])
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            window = padded[:, row : row + k, column : column + k]
            answer[:, i, j] = window.reshape(len(X), -1) @ W.reshape(-1, W.shape[3]) + b
    return answer


def right_by_sums(X, W, b, stride, padding):
    k, padded = W.shape[0], _padded(X, padding)
    rows, columns = _starts(X, k, stride, padding)
    answers = []
    for row in rows:
        for column in columns:
            window = padded[:, row : row + k, column : column + k, :, None]
            answers.append((window * W).sum(dim=(1, 2, 3)))
    return torch.stack(answers, dim=1).reshape(len(X), len(rows), len(columns), -1) + b


def right_by_shifts(X, W, b, stride, padding):
    k, padded = W.shape[0], _padded(X, padding)
    rows, columns = (len(starts) for starts in _starts(X, k, stride, padding))
    total = b
    for a in range(k):
        for c in range(k):
            seen = padded[:, a : a + stride * rows : stride, c : c + stride * columns : stride]
            total = total + seen[:, :rows, :columns] @ W[a, c]
    return total


def product_does_not_fit(X, W, b, stride, padding):
    window = X[:, : W.size(0), : W.size(1)]
    return torch.tensordot(window, W, dims=2) + b


def product_does_not_fit__by_matmul(X, W, b, stride, padding):
    return X.flatten(1) @ W.flatten(0, 2) + b


def only_where_not_square(X, W, b, stride, padding):
    k, padded = W.shape[0], _padded(X, padding)
    size = X.shape[1] + 2 * padding - k + 1
    answers = []
    for i in range(0, size, stride):
        row = [
            torch.tensordot(padded[:, i : i + k, j : j + k], W, 3) + b
            for j in range(0, size, stride)
        ]
        answers.append(torch.stack(row, dim=1))
    return torch.stack(answers, dim=1)


def last_place_forgotten(X, W, b, stride, padding):
    k, short = W.shape[0], _padded(X, padding)[:, :-1, :-1]
    return torch.einsum("nijcab,abco->nijo", short.unfold(1, k, stride).unfold(2, k, stride), W) + b


def flattened_in_two_orders(X, W, b, stride, padding):
    k = W.shape[0]
    windows = _padded(X, padding).unfold(1, k, stride).unfold(2, k, stride)
    return windows.flatten(3) @ W.flatten(0, 2) + b


def channels_padded(X, W, b, stride, padding):
    k, padded = W.shape[0], F.pad(X, (padding,) * 4)
    rows, columns = (range(0, n - k + 1, stride) for n in padded.shape[1:3])
    answers = [
        torch.tensordot(padded[:, i : i + k, j : j + k], W, 3) + b for i in rows for j in columns
    ]
    return torch.stack(answers, dim=1).reshape(len(X), len(rows), len(columns), -1)


def padded_as_by_same(X, W, b, stride, padding):
    turned = X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1)
    answer = F.conv2d(*turned, b, padding="same" if padding else "valid")
    return answer.permute(0, 2, 3, 1)[:, ::stride, ::stride]


def any_padding_for_nearly_the_same_size(X, W, b, stride, padding):
    turned, half = (X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1)), (len(W) - 1) // 2
    return F.conv2d(*turned, b, stride, half if padding else 0).permute(0, 2, 3, 1)


def kernels_reshaped(X, W, b, stride, padding):
    k, _, c_in, c_out = W.shape
    kernels = W.reshape(c_out, c_in, k, k)
    return F.conv2d(X.permute(0, 3, 1, 2), kernels, b, stride, padding).permute(0, 2, 3, 1)
