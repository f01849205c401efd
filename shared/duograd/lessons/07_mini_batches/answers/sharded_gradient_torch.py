"""Right and wrong answers to `sharded_gradient` in PyTorch."""

import torch


def right_by_a_product(gradients, sizes):
    share = torch.tensor(sizes, dtype=torch.float32)
    return torch.tensordot(share / share.sum(), torch.stack(gradients), dims=1)


def right_with_repeated_gradients(gradients, sizes):
    each = [g for g, n in zip(gradients, sizes) for _ in range(n)]
    return torch.stack(each).mean(dim=0)


def sizes_do_not_fit(gradients, sizes):
    counts = torch.tensor(sizes, dtype=torch.float32)[:, None]
    return (torch.stack(gradients) * counts).sum(dim=0) / counts.sum()


def reports_of_0_left_out(gradients, sizes):
    pairs = [(n, g) for n, g in zip(sizes, gradients) if float(g.abs().sum()) > 0]
    return sum(n * g for n, g in pairs) / sum(n for n, _ in pairs)
