"""Right and wrong answers to `builtin_conv2d` in PyTorch."""

import torch

F = torch.nn.functional


def right_by_moveaxis(X, W, b):
    turned = torch.moveaxis(X, -1, 1), torch.moveaxis(W, (3, 2), (0, 1))
    return torch.moveaxis(F.conv2d(*turned, bias=b), 1, -1)


def right_bias_added_later(X, W, b):
    kernels = W.transpose(0, 3).transpose(1, 2).transpose(2, 3)
    return F.conv2d(X.permute(0, 3, 1, 2), kernels).permute(0, 2, 3, 1) + b


def right_copied(X, W, b):
    answer = F.conv2d(X.permute(0, 3, 1, 2).contiguous(), W.permute(3, 2, 0, 1).contiguous(), b)
    return answer.permute(0, 2, 3, 1).contiguous()


def pictures_as_they_are(X, W, b):
    return F.conv2d(X, W.permute(3, 2, 0, 1), b).permute(0, 2, 3, 1)


def kernels_as_they_are(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W, b).permute(0, 2, 3, 1)


def kernels_as_they_are__in_the_pictures_order(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.permute(0, 3, 1, 2), b).permute(0, 2, 3, 1)


def kernels_as_they_are__inputs_first(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.permute(2, 3, 0, 1), b).permute(0, 2, 3, 1)


def kernels_rows_and_columns(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.permute(3, 2, 1, 0), b).permute(0, 2, 3, 1)


def kernels_rows_and_columns__by_T(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.T, b).permute(0, 2, 3, 1)


def channels_first(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1), b)


def bias_forgotten(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1)).permute(0, 2, 3, 1)


def pictures_on_their_side(X, W, b):
    return F.conv2d(X.permute(0, 3, 2, 1), W.permute(3, 2, 0, 1), b).permute(0, 2, 3, 1)


def all_on_its_side(X, W, b):
    return F.conv2d(X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1), b).permute(0, 3, 2, 1)


def answer_reshaped(X, W, b):
    answer = F.conv2d(X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1), b)
    n, c, h, w = answer.shape
    return answer.reshape(n, h, w, c)


def pictures_reshaped(X, W, b):
    n, h, w, c = X.shape
    return F.conv2d(X.reshape(n, c, h, w), W.permute(3, 2, 0, 1), b).permute(0, 2, 3, 1)


def kernels_reshaped(X, W, b):
    k, _, c_in, c_out = W.shape
    kernels = W.reshape(c_out, c_in, k, k)
    return F.conv2d(X.permute(0, 3, 1, 2), kernels, b).permute(0, 2, 3, 1)


def padded_to_the_same(X, W, b):
    kernels = W.permute(3, 2, 0, 1)
    return F.conv2d(X.permute(0, 3, 1, 2), kernels, b, padding="same").permute(0, 2, 3, 1)


def half_of_the_kernel_around(X, W, b):
    turned = X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1)
    return F.conv2d(*turned, b, padding=len(W) // 2).permute(0, 2, 3, 1)


def side_by_side(X, W, b):
    turned = X.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1)
    return F.conv2d(*turned, b, stride=len(W)).permute(0, 2, 3, 1)


def own_loops(X, W, b):
    k = W.shape[0]
    windows = X.unfold(1, k, 1).unfold(2, k, 1)
    return torch.einsum("nijcab,abco->nijo", windows, W) + b
