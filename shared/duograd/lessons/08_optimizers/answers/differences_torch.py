"""What proves each row of where the frameworks differ, for PyTorch.

Some walk from w = 1 along the same gradients at η = 0.1, with an ε that is large enough to show.
"""

import torch

GRADIENTS = (0.01, 0.02, -0.03, 0.01, 0.05)


def _walk(optimizer, **settings):
    """Where w ends if torch's own optimizer walks."""
    w = torch.nn.Parameter(torch.tensor(1.0))
    steps = optimizer([w], lr=0.1, **settings)
    for g in GRADIENTS:
        w.grad = torch.tensor(g)
        steps.step()
    return w.item()


def _divided(keep=1.0, take=1.0):
    """Where w ends if each step is divided by the root of the remembered squares, plus ε."""
    w, s = 1.0, 0.0
    for g in GRADIENTS:
        s = keep * s + take * g * g
        w -= 0.1 * g / (s**0.5 + 0.1)
    return w


def _adam():
    """Where w ends with Adam as in the paper."""
    w, m, s = 1.0, 0.0, 0.0
    for t, g in enumerate(GRADIENTS, 1):
        m, s = 0.5 * m + 0.5 * g, 0.75 * s + 0.25 * g * g
        m_hat, s_hat = m / (1 - 0.5**t), s / (1 - 0.75**t)
        w -= 0.1 * m_hat / (s_hat**0.5 + 0.1)
    return w


def adams_epsilon():
    """Adam's ε"""
    walked = _walk(torch.optim.Adam, betas=(0.5, 0.75), eps=0.1)
    unless_said = torch.optim.Adam([torch.zeros(1)]).defaults["eps"]
    return abs(walked - _adam()) < 1e-6 and unless_said == 1e-8


def rmsprop():
    """RMSProp"""
    walked = _walk(torch.optim.RMSprop, alpha=0.9, eps=0.1)
    unless_said = torch.optim.RMSprop([torch.zeros(1)]).defaults["alpha"]
    return abs(walked - _divided(keep=0.9, take=0.1)) < 1e-6 and unless_said == 0.99


def adagrad():
    """Adagrad"""
    return abs(_walk(torch.optim.Adagrad, eps=0.1) - _divided()) < 1e-6


def momentum_at_a_new_rate():
    """momentum, when η changes on the way"""
    w = torch.nn.Parameter(torch.tensor(0.0))
    steps = torch.optim.SGD([w], lr=1.0, momentum=0.5)
    for rate in (1.0, 0.1):
        steps.param_groups[0]["lr"] = rate
        w.grad = torch.tensor(1.0)
        steps.step()
    return abs(w.item() + 1 + 0.1 * 1.5) < 1e-6


def two_models():
    """one optimizer for two models"""
    one, two = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)
    steps = torch.optim.Adam(one.parameters())
    before = two.weight.item()
    two(torch.ones(1, 1)).sum().backward()
    steps.step()
    return two.weight.item() == before


def rates_unless_said():
    """the learning rate unless said"""
    w = [torch.zeros(1)]
    o = torch.optim
    rates = [x(w).defaults["lr"] for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, o.Adadelta)]
    return rates == [0.001, 0.001, 0.01, 0.01, 1.0]


def a_new_rate():
    """a new η for the next step"""
    w = torch.nn.Parameter(torch.tensor(0.0))
    steps = torch.optim.SGD([w], lr=1.0)
    steps.param_groups[0]["lr"] = 0.25
    w.grad = torch.tensor(1.0)
    steps.step()
    return w.item() == -0.25


def weight_decay_unless_said():
    """AdamW's weight decay unless said"""
    return torch.optim.AdamW([torch.zeros(1)]).defaults["weight_decay"] == 0.01
