"""Right and wrong answers to `fit` in PyTorch."""

import torch


def right_with_finally(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    try:
        for _ in range(epochs):
            training_loss = train_step(model, loss_fn, optimizer, *train)
            history.append([training_loss, evaluate(model, loss_fn, *validation)])
            if stopper.update(history[-1][1], [p.detach().numpy() for p in model.parameters()]):
                return history
    finally:
        for parameter, array in zip(model.parameters(), stopper.best_weights):
            parameter.data = torch.from_numpy(array)
    return history


def not_as_arrays(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    for _ in range(epochs):
        training_loss = train_step(model, loss_fn, optimizer, *train)
        history.append((training_loss, evaluate(model, loss_fn, *validation)))
        if stopper.update(history[-1][1], [p.detach().clone() for p in model.parameters()]):
            break
    write_weights(model, stopper.best_weights)
    return history
