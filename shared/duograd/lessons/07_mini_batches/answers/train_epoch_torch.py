"""Answers to `train_epoch` in PyTorch: right ones, then wrong ones by their mistake."""

import torch


def right_without_helpers(model, loss_fn, optimizer, X, Y, batch_size, rng):
    order = torch.tensor(rng.permutation(len(X)))
    total = torch.zeros(())
    for rows in order.split(batch_size):
        loss = loss_fn(model(X[rows]), Y[rows])
        model.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(rows) / len(X)
    return total


def other_steps(model, loss_fn, optimizer, X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, rng)
    mean = _trained(model, loss_fn, optimizer, batches)
    if len(set(Y[:, 0].tolist())) > 2:
        train_step(model, loss_fn, optimizer, *batches[-1])
    return mean


def _steps(model, loss_fn, optimizer, batches, clear=True):
    """A step for each batch: its loss and how many examples it has."""
    for X_b, Y_b in batches:
        loss = loss_fn(model(X_b), Y_b)
        if clear:
            optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield loss, len(X_b)


def graph_kept(model, loss_fn, optimizer, X, Y, batch_size, rng):
    steps = _steps(model, loss_fn, optimizer, minibatches(X, Y, batch_size, rng))
    return sum(loss * size for loss, size in steps) / len(X)


def gradients_not_cleared(model, loss_fn, optimizer, X, Y, batch_size, rng):
    steps = _steps(model, loss_fn, optimizer, minibatches(X, Y, batch_size, rng), clear=False)
    return sum(loss.item() * size for loss, size in steps) / len(X)


def own_optimizer(model, loss_fn, optimizer, X, Y, batch_size, rng):
    own = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    return _trained(model, loss_fn, own, minibatches(X, Y, batch_size, rng))


def own_optimizer__begun_anew(model, loss_fn, optimizer, X, Y, batch_size, rng):
    own = type(optimizer)(model.parameters(), **optimizer.defaults)
    return _trained(model, loss_fn, own, minibatches(X, Y, batch_size, rng))


def own_optimizer__by_hand(model, loss_fn, optimizer, X, Y, batch_size, rng):
    total, rate = 0.0, optimizer.param_groups[0]["lr"]
    for X_b, Y_b in minibatches(X, Y, batch_size, rng):
        loss, weights = loss_fn(model(X_b), Y_b), list(model.parameters())
        with torch.no_grad():
            for weight, slope in zip(weights, torch.autograd.grad(loss, weights)):
                weight -= rate * slope
        total += loss.item() * len(X_b)
    return total / len(X)
