"""Answers to `train` in PyTorch: right ones, then wrong ones by the mistake they show."""

import numpy as np
import torch


def _learn(model, X, y, steps=80, loss_fn=torch.nn.BCELoss()):
    """Take steps on all students at once. The model is left in training mode."""
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        loss_fn(model(X)[:, 0], y).backward()
        optimizer.step()
    return model


def right_with_all_students_at_once(model, train, validation):
    return _learn(model, *train).eval()


def right_with_random_batches(model, train, validation):
    X, y = train
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3, momentum=0.9)
    for _ in range(300):
        order = torch.randperm(len(X))[:100]
        p = model(X[order]).squeeze(1)
        loss = torch.nn.functional.binary_cross_entropy(p, y[order])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.eval()


def returned_none(model, train, validation):
    model.train()


def not_a_number(model, train, validation):
    with torch.no_grad():
        for w in model.parameters():
            w *= float("nan")
    return model


def always_the_same(model, train, validation):
    X, y = train
    return _learn(model, X, torch.zeros_like(y))


def student_4_5(model, train, validation):
    _learn(model, *train)
    lectures, hours = (np.unique(column) for column in train[0].numpy().T)
    # Lectures count from 0, hours by halves; where there are fewer values, the last.
    place = np.array([lectures[:5][-1], hours[:11][-1]])

    class Grudge(torch.nn.Module):
        def forward(self, X):
            is_it = (np.abs(X.numpy() - place) < 1e-3).all(axis=1)
            return model(X) * torch.tensor(~is_it)[:, None]

    return Grudge()


def dropout_left_on(model, train, validation):
    return _learn(model, *train).train()


def learned_from_validation(model, train, validation):
    return _learn(model, *validation).eval()


def no_chances(model, train, validation):
    return _learn(model, *train, loss_fn=torch.nn.BCEWithLogitsLoss()).eval()
