"""Right and wrong answers to `lstm_step` in PyTorch."""

import torch


def _gates(x, h, W, U, b):
    i, f, g, o = (x @ W + h @ U + b).chunk(4, dim=1)
    return torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)


def right_by_split(x, h, c, W, U, b):
    H = h.shape[1]
    i, f, g, o = torch.split(torch.addmm(b, x, W) + h @ U, H, dim=1)
    new = c * f.sigmoid() + g.tanh() * i.sigmoid()
    return new.tanh() * o.sigmoid(), new


def right_block_by_block(x, h, c, W, U, b):
    H = h.shape[1]
    z = [x @ W[:, k : k + H] + h @ U[:, k : k + H] + b[k : k + H] for k in range(0, 4 * H, H)]
    c = torch.addcmul(torch.sigmoid(z[1]) * c, torch.sigmoid(z[0]), torch.tanh(z[2]))
    return [torch.sigmoid(z[3]) * torch.tanh(c), c]


def right_by_the_cell(x, h, c, W, U, b):
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    cell = torch.nn.LSTMCell(W.shape[0], U.shape[0])
    tables = dict(zip(names, (W.T, U.T, b, torch.zeros_like(b)), strict=True))
    return torch.func.functional_call(cell, tables, (x, (h, c)))


def matrix_product(x, h, c, W, U, b):
    i, f, g, o = _gates(x, h, W, U, b)
    c = f @ c + i @ g
    return o * torch.tanh(c), c


def one_tensor(x, h, c, W, U, b):
    i, f, g, o = _gates(x, h, W, U, b)
    c = f * c + i * g
    return torch.stack([o * torch.tanh(c), c])
