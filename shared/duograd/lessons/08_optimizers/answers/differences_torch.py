"""What proves each row of where the frameworks differ, for PyTorch."""

import torch


def adam_s():
    """Adam's ε"""

    def walk(optimizer, **settings):
        w = torch.nn.Parameter(torch.tensor(1.0))
        steps = optimizer([w], lr=0.1, **settings)
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            w.grad = torch.tensor(g)
            steps.step()
        return w.item()

    def adam(corrected_first):
        w = m = s = 0.0
        w += 1
        for t, g in enumerate((0.01, 0.02, -0.03, 0.01, 0.05), 1):
            m, s = 0.5 * m + 0.5 * g, 0.75 * s + 0.25 * g * g
            mend = (1 - 0.75**t) ** 0.5
            size = s**0.5 / mend + 0.1 if corrected_first else (s**0.5 + 0.1) / mend
            w -= 0.1 * m / (1 - 0.5**t) / size
        return w

    return (
        bool(abs(walk(torch.optim.Adam, betas=(0.5, 0.75), eps=0.1) - adam(True)) < 1e-6)
        and torch.optim.Adam([torch.zeros(1)]).defaults["eps"] == 1e-8
    )


def rmsprop():
    """RMSProp"""

    def walk(optimizer, **settings):
        w = torch.nn.Parameter(torch.tensor(1.0))
        steps = optimizer([w], lr=0.1, **settings)
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            w.grad = torch.tensor(g)
            steps.step()
        return w.item()

    def by_hand(size, start=0.0, keep=1.0, take=1.0):
        w, s = 1.0, start
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            s = keep * s + take * g * g
            w -= 0.1 * g / size(s)
        return w

    return (
        bool(
            abs(
                walk(torch.optim.RMSprop, alpha=0.9, eps=0.1)
                - by_hand(lambda s: s**0.5 + 0.1, 0.0, 0.9, 0.1)
            )
            < 1e-6
        )
        and torch.optim.RMSprop([torch.zeros(1)]).defaults["alpha"] == 0.99
    )


def adagrad():
    """Adagrad"""

    def walk(optimizer, **settings):
        w = torch.nn.Parameter(torch.tensor(1.0))
        steps = optimizer([w], lr=0.1, **settings)
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            w.grad = torch.tensor(g)
            steps.step()
        return w.item()

    def by_hand(size, start=0.0, keep=1.0, take=1.0):
        w, s = 1.0, start
        for g in (0.01, 0.02, -0.03, 0.01, 0.05):
            s = keep * s + take * g * g
            w -= 0.1 * g / size(s)
        return w

    return bool(abs(walk(torch.optim.Adagrad, eps=0.1) - by_hand(lambda s: s**0.5 + 0.1)) < 1e-6)


def momentum_when__changes_on_the_way():
    """momentum, when η changes on the way"""
    w = torch.nn.Parameter(torch.tensor(0.0))
    steps = torch.optim.SGD([w], lr=1.0, momentum=0.5)
    for rate in (1.0, 0.1):
        steps.param_groups[0]["lr"] = rate
        w.grad = torch.tensor(1.0)
        steps.step()
    return abs(w.item() + 1 + 0.1 * 1.5) < 1e-6


def one_optimizer_for_two_models():
    """one optimizer for two models"""
    one, two = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)
    steps = torch.optim.Adam(one.parameters())
    before = two.weight.item()
    two(torch.ones(1, 1)).sum().backward()
    steps.step()
    return two.weight.item() == before


def the_learning_rate_unless_said():
    """the learning rate unless said"""
    w = [torch.zeros(1)]
    o = torch.optim
    rates = [x(w).defaults["lr"] for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, o.Adadelta)]
    return rates == [0.001, 0.001, 0.01, 0.01, 1.0]
