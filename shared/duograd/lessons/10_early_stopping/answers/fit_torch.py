"""What the answers to `fit` ask of a model in PyTorch."""

import torch


def _tensors(model):
    return [parameter.detach().clone() for parameter in model.parameters()]


def _arrays(model):
    return [parameter.detach().numpy() for parameter in model.parameters()]


def _put(model, arrays):
    for parameter, array in zip(model.parameters(), arrays):
        parameter.data = torch.from_numpy(array)


def measured_in_training(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    for _ in range(epochs):
        before = train_step(model, loss_fn, optimizer, *train)
        X, Y = validation
        history.append((before, loss_fn(model(X), Y).item()))
        if stopper.update(history[-1][1], read_weights(model)):
            break
    write_weights(model, stopper.best_weights)
    return history
