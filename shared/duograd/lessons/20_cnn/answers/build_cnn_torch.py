"""Answers to `build_cnn` in PyTorch: right ones, then wrong ones by the mistake they show."""

import torch
from torch import nn


def _cnn(n, *last, padding=1, second=2, pools=(2, 2), side=3):
    """The network, and by keyword what students do otherwise; last: what ends it."""
    return nn.Sequential(
        nn.Conv2d(1, n, 3, padding=padding),
        nn.ReLU(),
        nn.MaxPool2d(pools[0]),
        nn.Conv2d(n, second * n, 3, padding=padding),
        nn.ReLU(),
        nn.MaxPool2d(pools[1]),
        *(last or (nn.Flatten(), nn.Linear(side * side * second * n, 10))),
    )


def right_as_a_class(n_filters):
    class CNN(nn.Module):
        def __init__(self):
            super().__init__()
            self.one = nn.Conv2d(1, n_filters, 3, padding="same")
            self.two = nn.Conv2d(n_filters, 2 * n_filters, 3, padding="same")
            self.dense = nn.Linear(18 * n_filters, 10)

        def forward(self, X):
            for layer in (self.one, self.two):
                X = nn.functional.max_pool2d(torch.relu(layer(X)), 2)
            return self.dense(X.reshape(len(X), -1))

    return CNN()


def right_pooled_before_the_relu(n_filters):
    return nn.Sequential(
        nn.Conv2d(1, n_filters, 3, 1, 1),
        nn.MaxPool2d(2),
        nn.ReLU(),
        nn.Conv2d(n_filters, 2 * n_filters, 3, 1, 1),
        nn.MaxPool2d(2),
        nn.ReLU(),
        nn.Flatten(1),
        nn.Linear(3 * 3 * 2 * n_filters, 10),
    )


def other_in_training(n_filters):
    return _cnn(n_filters, nn.Flatten(), nn.Dropout(0.3), nn.Linear(18 * n_filters, 10))


def one_pixel_left(n_filters):
    return _cnn(n_filters, padding=0, side=1)


def one_pixel_left__made_for_more(n_filters):
    return _cnn(n_filters, padding=0)


def one_pixel_left__largest(n_filters):
    last = nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(2 * n_filters, 10)
    return _cnn(n_filters, *last)


def border_lost(n_filters):
    model = _cnn(n_filters, side=2)
    model[3] = nn.Conv2d(n_filters, 2 * n_filters, 3)
    return model


def border_lost__at_the_call(n_filters):
    model = _cnn(n_filters)
    model[3] = nn.Conv2d(n_filters, 2 * n_filters, 3)
    return model


def pooled_once(n_filters):
    return _cnn(n_filters, pools=(2, 1), side=6)


def pooled_once__at_the_call(n_filters):
    return _cnn(n_filters, pools=(2, 1))


def never_pooled(n_filters):
    return _cnn(n_filters, pools=(1, 1), side=12)


def one_convolution(n_filters):
    return nn.Sequential(
        nn.Conv2d(1, n_filters, 3, padding=1), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(),
        nn.Linear(9 * n_filters, 10),
    )  # fmt: skip


def three_convolutions(n_filters):
    last = nn.Conv2d(2 * n_filters, 2 * n_filters, 3, padding=1), nn.Flatten()
    return _cnn(n_filters, *last, nn.Linear(18 * n_filters, 10))


def two_dense_layers(n_filters):
    last = nn.Linear(18 * n_filters, 32), nn.ReLU(), nn.Linear(32, 10)
    return _cnn(n_filters, nn.Flatten(), *last)


def not_in_one_row(n_filters):
    return _cnn(n_filters, nn.Linear(18 * n_filters, 10))


def made_for_another_row(n_filters):
    return _cnn(n_filters, nn.Flatten(), nn.Linear(2 * n_filters, 10))


def no_bias(n_filters):
    model = _cnn(n_filters)
    model[3] = nn.Conv2d(n_filters, 2 * n_filters, 3, padding=1, bias=False)
    return model


def every_second_pixel_at_last(n_filters):
    model = _cnn(n_filters, pools=(2, 1))
    model[3] = nn.Conv2d(n_filters, 2 * n_filters, 3, stride=2, padding=1)
    return model


def other_weights(n_filters):
    last = nn.PReLU(init=0.0), nn.Flatten(), nn.Linear(18 * n_filters, 10)
    return _cnn(n_filters, *last)


def cut_at_six(n_filters):
    model = _cnn(n_filters)
    model[1] = model[4] = nn.ReLU6()
    return model


def not_random(n_filters):
    model = _cnn(n_filters)
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    return model


def other_weights__frozen(n_filters):
    model = _cnn(n_filters)
    model[0].requires_grad_(False)
    return model


def the_same_each_time(n_filters):
    torch.manual_seed(42)
    return _cnn(n_filters)


def leaky(n_filters):
    model = _cnn(n_filters)
    model[1] = model[4] = nn.LeakyReLU()
    return model
