"""Right and wrong answers to `gru_step` in PyTorch."""

import torch


def right_by_places(x, h, W, U, b_x, b_h):
    H = h.shape[1]
    from_x, from_h = x @ W + b_x, h @ U + b_h
    r = torch.sigmoid(from_x[:, :H] + from_h[:, :H])
    z = torch.sigmoid(from_x[:, H : 2 * H] + from_h[:, H : 2 * H])
    n = torch.tanh(from_x[:, 2 * H :] + r * from_h[:, 2 * H :])
    return n + z * (h - n)


def right_block_by_block(x, h, W, U, b_x, b_h):
    (W_r, W_z, W_n), (U_r, U_z, U_n) = W.chunk(3, 1), U.chunk(3, 1)
    (a_r, a_z, a_n), (c_r, c_z, c_n) = b_x.chunk(3), b_h.chunk(3)
    r = (x @ W_r + a_r + h @ U_r + c_r).sigmoid()
    z = (x @ W_z + a_z + h @ U_z + c_z).sigmoid()
    n = torch.tanh(x @ W_n + a_n + r * (h @ U_n + c_n))
    return torch.lerp(n, h, z)


def right_by_the_cell(x, h, W, U, b_x, b_h):
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    tables = dict(zip(names, (W.T, U.T, b_x, b_h), strict=True))
    cell = torch.nn.GRUCell(W.shape[0], U.shape[0])
    return torch.func.functional_call(cell, tables, (x, h))


def matrix_product(x, h, W, U, b_x, b_h):
    x_r, x_z, x_n = (x @ W + b_x).chunk(3, dim=1)
    h_r, h_z, h_n = (h @ U + b_h).chunk(3, dim=1)
    r, z = torch.sigmoid(x_r + h_r), torch.sigmoid(x_z + h_z)
    return (1 - z) * torch.tanh(x_n + r @ h_n) + z * h


def gate_biases_forgotten(x, h, W, U, b_x, b_h):
    H = h.shape[1]
    a, e = x @ W + b_x, h @ U
    r, z = torch.sigmoid(a[:, :H] + e[:, :H]), torch.sigmoid(a[:, H : 2 * H] + e[:, H : 2 * H])
    n = torch.tanh(a[:, 2 * H :] + r * (e[:, 2 * H :] + b_h[2 * H :]))
    return (1 - z) * n + z * h
