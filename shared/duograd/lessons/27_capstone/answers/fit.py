"""Right and wrong answers to `fit`, the same in both frameworks.

`_adamw` and `_loss` make what each framework calls so.
"""


def _run(
    loss_fn, optimizer, model, learn, choose, epochs, patience, noted=np.mean, each_epoch=None,
    after=lambda waited: 0, than_before=False,
):  # fmt: skip
    """The given part of the answer; each_epoch makes an optimizer anew, after gives the count of
    epochs without a better loss after a better one, than_before compares with the epoch before."""
    rng = np.random.default_rng(0)
    history, best_loss, waited = [], float("inf"), 0
    for _ in range(epochs):
        optimizer = each_epoch() if each_epoch else optimizer
        steps = [train_step(model, loss_fn, optimizer, *batch) for batch in batches(*learn, rng)]
        history.append((noted(steps), evaluate(model, loss_fn, *choose)))
        waited += 1
        if history[-1][1] < best_loss - 0.002:
            best_loss, best_weights, waited = history[-1][1], read_weights(model), after(waited)
        if than_before:
            best_loss = history[-1][1]
        if waited == patience:
            break
    write_weights(model, best_weights)
    return history


def steps_summed(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest, noted=sum)


def last_step_only(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest, noted=lambda steps: steps[-1])


def first_step_only(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest, noted=lambda steps: steps[0])


def count_not_reset(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest, after=lambda waited: waited)


def pauses_added_up(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest, after=lambda waited: waited - 1)


def any_decrease(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(), optimizer, model, learn, choose, *rest, than_before=True)


def usual_for_no_decay(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay or _USUAL)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def begins_anew(model, learn, choose, learning_rate, weight_decay, *rest):
    def each_epoch():
        return _adamw(model, learning_rate, weight_decay)

    return _run(_loss(), None, model, learn, choose, *rest, each_epoch=each_epoch)


def largest_average(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay, amsgrad=True)
    return _run(_loss(), optimizer, model, learn, choose, *rest)


def losses_summed(model, learn, choose, learning_rate, weight_decay, *rest):
    optimizer = _adamw(model, learning_rate, weight_decay)
    return _run(_loss(reduction="sum"), optimizer, model, learn, choose, *rest)
