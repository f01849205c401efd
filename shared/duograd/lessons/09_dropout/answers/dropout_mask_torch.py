"""Right and wrong answers to `dropout_mask` in PyTorch."""

import numpy as np
import torch


def right_1(shape, p, rng):
    kept = rng.binomial(1, 1 - p, shape)
    return torch.tensor(kept, dtype=torch.float32)


def right_2(shape, p, rng):
    kept = 1 - (rng.uniform(0, 1, shape) < p)
    return torch.tensor(kept, dtype=torch.float32)


def right_3(shape, p, rng):
    kept = rng.choice([0, 1], size=shape, p=[p, 1 - p])
    return torch.tensor(kept, dtype=torch.float32)


def not_from_rng(shape, p, rng):
    kept = np.random.random(shape) >= p
    return torch.tensor(kept, dtype=torch.float32)


def always_as_many(shape, p, rng):
    kept = rng.permutation(np.prod(shape)).reshape(shape) >= int(p * np.prod(shape))
    return torch.tensor(kept, dtype=torch.float32)


def mask_shape(shape, p, rng):
    kept = rng.random(shape[-1]) >= p
    return torch.tensor(kept, dtype=torch.float32)


def not_zero_or_one(shape, p, rng):
    kept = (rng.random(shape) >= p) / (1 - p)
    return torch.tensor(kept, dtype=torch.float32)


def p_for_keep(shape, p, rng):
    kept = rng.random(shape) < p
    return torch.tensor(kept, dtype=torch.float32)


def one_row_for_all(shape, p, rng):
    kept = np.zeros((*shape[:-1], 1)) + (rng.random(shape[-1]) >= p)
    return torch.tensor(kept, dtype=torch.float32)


def whole_rows(shape, p, rng):
    kept = rng.random((*shape[:-1], 1) if len(shape) == 2 else shape) >= p + np.zeros(tuple(shape))
    return torch.tensor(kept, dtype=torch.float32)


def wrong_share(shape, p, rng):
    kept = rng.random(shape) >= 0.5
    return torch.tensor(kept, dtype=torch.float32)


def same_every_call(shape, p, rng):
    kept = np.random.default_rng(0).random(shape) >= p
    return torch.tensor(kept, dtype=torch.float32)


def not_float32(shape, p, rng):
    return torch.tensor(rng.random(shape) >= p)
