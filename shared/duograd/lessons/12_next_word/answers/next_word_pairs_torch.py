"""Right and wrong answers to `next_word_pairs` in PyTorch."""

import torch


def right_by_unfold(indices, context):
    return indices.unfold(0, context, 1)[:-1], indices[context:]


def right_in_a_loop(indices, context):
    X, Y = [], []
    for k in range(len(indices) - context):
        X.append(indices[k : k + context].tolist())
        Y.append(int(indices[k + context]))
    return torch.tensor(X), torch.tensor(Y)


def right_by_a_table_of_places(indices, context):
    places = torch.arange(len(indices) - context)[:, None] + torch.arange(context)
    return [indices[places], indices[context:]]


def not_whole(indices, context):
    X = torch.zeros(len(indices) - context, context)
    for k in range(len(X)):
        X[k] = indices[k : k + context]
    return X, indices[context:]
