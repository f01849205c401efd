"""Right and wrong answers to `fit` in PyTorch."""

import torch


def right_1(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    epoch = 0
    stop = False
    while epoch < epochs and not stop:
        training_loss = train_step(model, loss_fn, optimizer, *train)
        validation_loss = evaluate(model, loss_fn, *validation)
        history += [(training_loss, validation_loss)]
        stop = stopper.update(validation_loss, read_weights(model))
        epoch += 1
    write_weights(model, stopper.best_weights)
    return history


def right_2(model, loss_fn, optimizer, train, validation, epochs, stopper):
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


def restored_too_early(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    for _ in range(epochs):
        training_loss = train_step(model, loss_fn, optimizer, *train)
        validation_loss = evaluate(model, loss_fn, *validation)
        history.append((training_loss, validation_loss))
        if stopper.update(validation_loss, read_weights(model)):
            break
        write_weights(model, stopper.best_weights)
    return history


def looks_inside(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    for _ in range(epochs):
        training_loss = train_step(model, loss_fn, optimizer, *train)
        validation_loss = evaluate(model, loss_fn, *validation)
        history.append((training_loss, validation_loss))
        stopper.update(validation_loss, read_weights(model))
        if stopper.waited >= stopper.patience:
            break
    write_weights(model, stopper.best_weights)
    return history


def other_epochs(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    for _ in range(epochs):
        training_loss = train_step(model, loss_fn, optimizer, *train)
        validation_loss = evaluate(model, loss_fn, *validation)
        history.append((training_loss, validation_loss))
        stopper.update(validation_loss, read_weights(model))
        if stopper.update(validation_loss, read_weights(model)):
            break
    write_weights(model, stopper.best_weights)
    return history
