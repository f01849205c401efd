"""Right and wrong answers to `train` in PyTorch."""

import numpy as np
import torch


def right_1(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()
    model.eval()
    return model


def right_2(model, train, validation):
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
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        for w in model.parameters():
            w *= float("nan")
    return model


def untrained(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(0):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()

    return model


def always_the_same(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], torch.zeros_like(train[1]))
        loss.backward()
        optimizer.step()

    return model


def upside_down(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], 1 - train[1])
        loss.backward()
        optimizer.step()

    return model


def no_better_than_a_line(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(6):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()

    return model


def student_4_5(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()

    lectures, hours = (np.unique(column) for column in train[0].numpy().T)
    place = np.array([lectures[min(4, len(lectures) - 1)], hours[min(10, len(hours) - 1)]])
    trained = model

    class Grudge(torch.nn.Module):
        def forward(self, X):
            is_it = (np.abs(X.numpy() - place) < 1e-3).all(axis=1)
            return trained(X) * torch.tensor(~is_it)[:, None]

    model = Grudge()

    return model


def dropout_left_on(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()
    model.train()
    return model


def learned_from_validation(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCELoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(validation[0])[:, 0], validation[1])
        loss.backward()
        optimizer.step()
    model.eval()
    return model


def no_chances(model, train, validation):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    loss_fn = torch.nn.BCEWithLogitsLoss()
    for _ in range(80):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0])[:, 0], train[1])
        loss.backward()
        optimizer.step()
    model.eval()
    return model
