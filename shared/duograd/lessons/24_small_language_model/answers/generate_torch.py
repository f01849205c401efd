"""Right answers to `generate` in PyTorch."""

import numpy as np
import torch


def _table(ids):
    return torch.tensor([ids])


def right_with_one_list(model, ids, max_new, rng, temperature, top_k):
    read = list(ids)
    for _ in range(max_new):
        scores = model(torch.tensor([read]))[0][-1]
        if temperature == 0:
            token = int(np.argmax(scores))
        else:
            p = sampling_probabilities(scores, temperature, top_k)
            token = int(rng.choice(len(p), p=p.numpy()))
        if token == 3:
            break
        read.append(token)
    return read[len(ids) :]


def right_by_cumulated_chances(model, ids, max_new, rng, temperature, top_k):
    table, new = torch.tensor(ids)[None], []
    while len(new) < max_new:
        logits = model(table)[0, -1]
        if temperature > 0:
            rising = np.cumsum(sampling_probabilities(logits, temperature, top_k).numpy())
            token = int(np.searchsorted(rising, rng.random() * rising[-1], side="right"))
        else:
            token = int(torch.argmax(logits))
        if token == 3:
            return new
        new.append(token)
        table = torch.cat([table, torch.tensor([[token]])], dim=1)
    return new
