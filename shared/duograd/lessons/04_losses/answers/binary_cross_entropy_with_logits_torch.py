"""Right and wrong answers to `binary_cross_entropy_with_logits` in PyTorch."""

import torch


def right_by_the_builtin(z, y):
    return torch.nn.functional.binary_cross_entropy_with_logits(z.reshape(y.shape), y)


def right_with_softplus(z, y):
    z = z.reshape(y.shape)
    softplus = torch.nn.functional.softplus
    return (y * softplus(-z) + (1 - y) * softplus(z)).mean()


def right_with_logaddexp(z, y):
    z = z.flatten()
    sign = 1 - 2 * y
    return torch.logaddexp(torch.zeros_like(z), sign * z).mean()


def maximum_of_all(z, y):
    z = z.reshape(y.shape)
    return (torch.max(z, 0) - z * y + torch.log1p(torch.exp(-torch.abs(z)))).mean()


def logits_for_probabilities(z, y):
    p = torch.clamp(z.reshape(y.shape), 1e-7, 1 - 1e-7)
    return torch.nn.functional.binary_cross_entropy(p, y)


def arguments_swapped(z, y):
    return torch.nn.functional.binary_cross_entropy_with_logits(y, z.reshape(y.shape))


def other_branch(z, y):
    z = z.reshape(y.shape)
    above = z - z * y + torch.log1p(torch.exp(-z))
    below = torch.log1p(torch.exp(z)) - z * y
    return torch.where(z >= 0, above, below).mean()


def other_branch__mended_afterwards(z, y):
    z = z.reshape(y.shape)
    losses = torch.log(1 + torch.exp(z)) - z * y
    return torch.where(torch.isfinite(losses), losses, torch.relu(z) - z * y).mean()


def stops_at_1000(z, y):
    z = torch.clamp(z.reshape(y.shape), -1000, 1000)
    return (torch.relu(z) - z * y + torch.log1p(torch.exp(-torch.abs(z)))).mean()


def stops_at_100(z, y):
    p = torch.sigmoid(z.reshape(y.shape))
    return torch.nn.functional.binary_cross_entropy(p, y)


def overflow(z, y):
    z = z.reshape(y.shape)
    one, other = torch.log(1 + torch.exp(-z)), torch.log(1 + torch.exp(z))
    return (y * one + (1 - y) * other).mean()


def infinite_where_wrong(z, y):
    p = torch.sigmoid(z.reshape(y.shape))
    return torch.where(y == 1, -torch.log(p), -torch.log(1 - p)).mean()


def list_against_column(z, y):
    y = y.unsqueeze(1)
    return (torch.relu(z) - z * y + torch.log1p(torch.exp(-torch.abs(z)))).mean()


def last_term_dropped(z, y):
    z = z.reshape(y.shape)
    last = torch.where(z.abs() > 5, 0, torch.log1p(torch.exp(-z.abs())))
    return (torch.relu(z) - z * y + last).mean()


def margin(z, y):
    return torch.relu(1 - (2 * y - 1) * z.reshape(y.shape)).mean()


def infinite_where_y_is_0(z, y):
    z = z.reshape(y.shape)
    one = torch.relu(-z) + torch.log1p(torch.exp(-torch.abs(z)))
    return torch.where(y > 0.5, one, torch.log1p(torch.exp(z))).mean()


def infinite_where_y_is_1(z, y):
    z = z.reshape(y.shape)
    zero = torch.relu(z) + torch.log1p(torch.exp(-torch.abs(z)))
    return torch.where(y > 0.5, -torch.log(torch.sigmoid(z)), zero).mean()
