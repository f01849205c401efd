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


def no_list__but_a_tensor(step, start, count, stop):
    state, out = None, list(start)
    for index in start:
        logits, state = step(index, state)
    for _ in range(count):
        out.append(int(logits.argmax()))
        if out[-1] == stop:
            break
        logits, state = step(out[-1], state)
    return torch.tensor(out)
