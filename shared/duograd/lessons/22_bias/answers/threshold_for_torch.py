"""Answers to `threshold_for` in PyTorch."""


def tensors_returned(p, y, rate):
    return torch.tensor(min(t for t in p if (p[y == 0] > t).mean() <= rate))
