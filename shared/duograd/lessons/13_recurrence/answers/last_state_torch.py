"""Right and wrong answers to `last_state` in PyTorch."""

import torch


def right_row_by_row(states, lengths):
    return torch.stack([row[length - 1] for row, length in zip(states, lengths)])


def right_by_gather(states, lengths):
    places = (lengths - 1)[:, None, None].expand(-1, 1, states.shape[2])
    return states.gather(1, places)[:, 0]


def right_by_a_mask(states, lengths):
    is_last = torch.arange(states.shape[1]) == (lengths - 1)[:, None]
    return (states * is_last[..., None]).sum(dim=1)


def index_beyond_the_end(states, lengths):
    return states[torch.arange(len(lengths)), lengths]


def index_beyond_the_end__row_by_row(states, lengths):
    return torch.stack([row[length] for row, length in zip(states, lengths)])


def last_that_is_not_zero(states, lengths):
    real = (states != 0).any(dim=2).sum(dim=1)
    return states[torch.arange(len(states)), real - 1]
