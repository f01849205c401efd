"""Right and wrong answers to `fit`, the same in both frameworks."""


def _epoch(model, loss_fn, optimizer, train, validation):
    """One step: the training loss before it and the validation loss after it."""
    training_loss = train_step(model, loss_fn, optimizer, *train)
    return training_loss, evaluate(model, loss_fn, *validation)


def right_with_while(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    epoch = 0
    stop = False
    while epoch < epochs and not stop:
        history += [_epoch(model, loss_fn, optimizer, train, validation)]
        stop = stopper.update(history[-1][1], read_weights(model))
        epoch += 1
    write_weights(model, stopper.best_weights)
    return history


def _run(model, loss_fn, optimizer, train, validation, epochs, stops):
    """Epochs until `stops`, given a validation loss, says so."""
    history = []
    for _ in range(epochs):
        history.append(_epoch(model, loss_fn, optimizer, train, validation))
        if stops(history[-1][1]):
            break
    return history


def restored_too_early(model, loss_fn, optimizer, train, validation, epochs, stopper):
    def stops(loss):
        stop = stopper.update(loss, read_weights(model))
        if not stop:
            write_weights(model, stopper.best_weights)
        return stop

    return _run(model, loss_fn, optimizer, train, validation, epochs, stops)


def restored_only_if_worse(model, loss_fn, optimizer, train, validation, epochs, stopper):
    def stops(loss):
        return stopper.update(loss, read_weights(model))

    history = _run(model, loss_fn, optimizer, train, validation, epochs, stops)
    if history[-1][1] > stopper.best_loss:
        write_weights(model, stopper.best_weights)
    return history


def looks_inside(model, loss_fn, optimizer, train, validation, epochs, stopper):
    def stops(loss):
        stopper.update(loss, read_weights(model))
        return stopper.waited >= stopper.patience

    history = _run(model, loss_fn, optimizer, train, validation, epochs, stops)
    write_weights(model, stopper.best_weights)
    return history


def other_epochs(model, loss_fn, optimizer, train, validation, epochs, stopper):
    def stops(loss):
        stopper.update(loss, read_weights(model))
        return stopper.update(loss, read_weights(model))

    history = _run(model, loss_fn, optimizer, train, validation, epochs, stops)
    write_weights(model, stopper.best_weights)
    return history


def not_as_arrays(model, loss_fn, optimizer, train, validation, epochs, stopper):
    def stops(loss):
        return stopper.update(loss, _tensors(model))

    history = _run(model, loss_fn, optimizer, train, validation, epochs, stops)
    write_weights(model, stopper.best_weights)
    return history


def right_with_finally(model, loss_fn, optimizer, train, validation, epochs, stopper):
    history = []
    try:
        for _ in range(epochs):
            history.append(list(_epoch(model, loss_fn, optimizer, train, validation)))
            if stopper.update(history[-1][1], _arrays(model)):
                return history
    finally:
        _put(model, stopper.best_weights)
    return history
