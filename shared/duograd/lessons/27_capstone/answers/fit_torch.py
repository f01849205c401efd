"""Right and wrong answers to `fit` in PyTorch."""

import torch

_USUAL = 0.01


def _adamw(model, learning_rate, weight_decay, **keywords):
    parameters = model.parameters()
    return torch.optim.AdamW(parameters, learning_rate, weight_decay=weight_decay, **keywords)


def _loss(**keywords):
    return torch.nn.CrossEntropyLoss(**keywords)


def right_by_the_function(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(torch.nn.functional.cross_entropy, optimizer, model, learn, choose, *rest)


def right_by_log_softmax(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(Z, y):
        return torch.nn.NLLLoss()(torch.log_softmax(Z, dim=1), y)

    settings = {"lr": learning_rate, "weight_decay": weight_decay}
    optimizer = torch.optim.AdamW([{"params": model.parameters(), **settings}])
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def right_by_hand(model, learn, choose, learning_rate, weight_decay, *rest):
    class Shrinking(torch.optim.Adam):
        def step(self):
            with torch.no_grad():
                for weight in model.parameters():
                    weight *= 1 - learning_rate * weight_decay
            super().step()

    def loss_fn(Z, y):
        return (torch.logsumexp(Z, 1) - Z[range(len(y)), y]).mean()

    optimizer = Shrinking(model.parameters(), lr=learning_rate)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def right_with_one_hot_labels(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(Z, y):
        truth = torch.nn.functional.one_hot(y, Z.shape[1]).float()
        return torch.nn.CrossEntropyLoss()(Z, truth)

    optimizer = _adamw(model, learning_rate, weight_decay, betas=(0.9, 0.999))
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def decay_in_the_slope(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def no_decay(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def usual_decay(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def plain_descent(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, weight_decay=weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def no_softmax_at_all(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(torch.nn.NLLLoss(), optimizer, model, learn, choose, *rest)


def softmax_twice(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(Z, y):
        return _loss()(torch.softmax(Z, dim=1), y)

    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def infinite_far_apart(model, learn, choose, learning_rate, weight_decay, *rest):
    def loss_fn(Z, y):
        return -torch.log(torch.softmax(Z, dim=1)[range(len(y)), y]).mean()

    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(loss_fn, optimizer, model, learn, choose, *rest)


def defaults(model, learn, choose, learning_rate, weight_decay, *rest):
    return _run(_loss(), torch.optim.AdamW(model.parameters()), model, learn, choose, *rest)
