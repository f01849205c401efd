"""Answers to `draw_batch` in PyTorch."""


def tensors_returned(p, size, rng):
    return torch.tensor(rng.choice(len(p), size, p=p))
