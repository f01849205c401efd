"""Answers to `detection_rates` in PyTorch."""


def tensors_returned(p, y, group, n_groups):
    rates = [(p[(y == 1) & (group == k)] > 0.5).mean() for k in range(n_groups)]
    return torch.tensor(rates)
