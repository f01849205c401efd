"""Right and wrong answers to `scaling` in PyTorch."""

import numpy as np
import torch


def right_by_the_largest_and_smallest(X):
    varies = X.amax(dim=0) > X.amin(dim=0)
    std = torch.ones(X.shape[1])
    std[varies] = X[:, varies].std(dim=0, unbiased=False)
    return X.mean(dim=0), std


def right_column_by_column(X):
    means, stds = [], []
    for column in X.T:
        mean = sum(column) / len(column)
        std = (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5
        means.append(mean)
        stds.append(std if len(column.unique()) > 1 else torch.tensor(1.0))
    return torch.stack(means), torch.stack(stds)


def right_by_var_mean(X):
    variance, mean = torch.var_mean(X, dim=0, correction=0)
    variance[X.amax(dim=0) == X.amin(dim=0)] = 1.0
    return mean, variance.sqrt()


def right_in_numpy(X):
    std = X.numpy().std(axis=0)
    std[np.ptp(X.numpy(), axis=0) == 0] = 1
    return torch.tensor(X.numpy().mean(axis=0)), torch.tensor(std)


def right_by_adding_one(X):
    varies = (X != X[:1]).any(0).float()
    return [X.mean(0), X.std(0, correction=0) * varies + 1 - varies]


def right_by_masked_fill(X):
    mean = X.mean(dim=0, keepdim=True)
    std = ((X - mean) ** 2).mean(dim=0).sqrt()
    return mean[0], std.masked_fill((X == X[0]).all(dim=0), 1.0)


def zero_left(X):
    return X.mean(dim=0), X.std(dim=0, correction=0)


def zero_left__a_trifle(X):
    return X.mean(dim=0), X.std(dim=0, correction=0) + 1e-8


def zero_left_and_n_minus_1(X):
    return X.mean(dim=0), X.std(dim=0)


def divided_by_n_minus_1(X):
    std = X.std(dim=0)
    return X.mean(dim=0), torch.where((X == X[0]).all(dim=0), 1.0, std)


def rounding_left(X):
    std = ((X - X.mean(dim=0)) ** 2).mean(dim=0).sqrt()
    return X.mean(dim=0), torch.where(std == 0, 1.0, std)


def rounding_left__only_alone(X):
    std = X.std(dim=0, correction=0)
    return X.mean(dim=0), torch.where(std == 0, 1.0, std)


def small_number_added(X):
    return X.mean(dim=0), X.std(dim=0, correction=0) + 1e-3


def small_number_for_zero(X):
    return X.mean(dim=0), X.std(dim=0, correction=0).clamp(min=1e-2)


def varying_taken_for_constant(X):
    std = X.std(dim=0, correction=0)
    return X.mean(dim=0), torch.where(X[0] == X[-1], 1.0, std)


def varying_taken_for_constant__a_little(X):
    std = X.std(dim=0, correction=0)
    return X.mean(dim=0), torch.where(std < 1e-3, 1.0, std)


def varying_taken_for_constant__nearly_the_same(X):
    same = X.isclose(X[:1]).all(dim=0)
    return X.mean(dim=0), torch.where(same, 1.0, X.std(dim=0, correction=0))


def small_ones_raised(X):
    return X.mean(dim=0), X.std(dim=0, correction=0).clamp(min=1.0)


def one_for_all(X):
    return X.mean(), X.std(correction=0)


def lying_down(X):
    std = X.std(dim=0, correction=0, keepdim=True)
    return X.mean(dim=0, keepdim=True), torch.where((X == X[0]).all(dim=0), 1.0, std)


def scaled_already(X):
    std = X.std(dim=0, correction=0)
    return (X - X.mean(dim=0)) / torch.where((X == X[0]).all(dim=0), 1.0, std)


def varying_taken_for_constant__within_a_thousandth(X):
    same = torch.isclose(X, X[0], rtol=1e-3).all(dim=0)
    return X.mean(dim=0), torch.where(same, 1.0, X.std(dim=0, correction=0))


def other_type(X):
    mean, std = X.double().mean(dim=0), X.double().std(dim=0, correction=0)
    return mean, torch.where((X == X[0]).all(dim=0), torch.ones_like(std), std)
