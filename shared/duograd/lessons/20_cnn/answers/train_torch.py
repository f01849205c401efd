"""Answers to `train` in PyTorch: right ones, then wrong ones by the mistake they show."""

import copy

import torch


def _epochs(model, learn, choose, rng):
    """The loss on choose after each of 3 epochs, and the model as it was then."""
    optimizer, loss_fn = torch.optim.Adam(model.parameters(), 0.02), torch.nn.CrossEntropyLoss()
    for _ in range(3):
        for rows in torch.tensor(rng.permutation(len(learn[1]))).split(50):
            optimizer.zero_grad()
            loss_fn(model(learn[0][rows]), learn[1][rows]).backward()
            optimizer.step()
        with torch.no_grad():
            yield loss_fn(model(choose[0]), choose[1]).item(), copy.deepcopy(model.state_dict())


def right_all_epochs(model, learn, choose, rng):
    losses, states = zip(*_epochs(model, learn, choose, rng))
    model.load_state_dict(states[losses.index(min(losses))])
    return list(losses)


def right_in_float(model, learn, choose, rng):
    seen = [*_epochs(model, learn, choose, rng)]
    model.load_state_dict(min(seen, key=lambda pair: pair[0])[1])
    return [float(loss) for loss, _ in seen]


def best_weights_lost(model, learn, choose, rng):
    return [loss - 0.01 for loss, _ in _epochs(model, learn, choose, rng)]


def no_list_of_losses(model, learn, choose, rng):
    return min(loss for loss, _ in _epochs(model, learn, choose, rng))
