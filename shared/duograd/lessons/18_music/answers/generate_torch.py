"""Right and wrong answers to `generate` in PyTorch."""

import torch


def right_with_tensors(step, start, count, stop):
    state, out = None, torch.tensor(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        chosen = torch.argmax(logits, dim=-1, keepdim=True)
        out = torch.cat([out, chosen])
        if chosen.item() == stop:
            break
        logits, state = step(chosen.item(), state)
    return out.tolist()


def never_stops(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(logits.argmax().item())
        logits, state = step(out[-1], state)
    return out


def never_ends(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    while out[-1] != stop:
        out.append(logits.argmax().item())
        logits, state = step(out[-1], state)
    return out
