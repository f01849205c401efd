"""Right and wrong answers to `train`, the same in both frameworks.

The helpers of the lab (`train_step`, …) are there; `_adam` and `_loss` make what those ask for.
"""

import numpy as np

from duograd.runner.limits import TimeIsUp


def _best_kept(
    model, learn, choose, steps=80, lr=0.1, patience=80, step=None, measure=None, loss_fn=None,
    optimizer=None, keep=read_weights, put=write_weights, better_by=0.0,
):  # fmt: skip
    """The right way, with one thing or another done otherwise."""
    loss_fn, optimizer = loss_fn or _loss(), optimizer or _adam(model, lr)
    best, kept, waited = float("inf"), keep(model), 0
    for n in range(steps):
        (step or _step)(model, loss_fn, optimizer, learn, n)
        loss = measure(model) if measure else evaluate(model, loss_fn, *choose)
        waited += 1
        if loss < best - better_by:
            best, kept, waited = loss, keep(model), 0
        if waited >= patience:
            break
    put(model, kept)
    return model


def _step(model, loss_fn, optimizer, learn, n):
    train_step(model, loss_fn, optimizer, *learn)


def _in_batches(size, end=397):
    """A whole epoch in the place of a step; nobody from `end` on is in it."""

    def epoch(model, loss_fn, optimizer, learn, n):
        for i in range(0, end, size):
            train_step(model, loss_fn, optimizer, *(part[i : i + size] for part in learn))

    return epoch


def _losses(model, learn, choose, steps=80, lr=0.1):
    """Steps, and the loss on choose after each."""
    loss_fn, optimizer = _loss(), _adam(model, lr)
    for _ in range(steps):
        train_step(model, loss_fn, optimizer, *learn)
        yield evaluate(model, loss_fn, *choose)


def right_with_400_steps_and_patience(model, learn, choose):
    return _best_kept(model, learn, choose, steps=400, lr=0.05, patience=30)


def right_measured_every_fifth_step(model, learn, choose):
    def five(*given):
        for _ in range(5):
            _step(*given)

    return _best_kept(model, learn, choose, 20, step=five)


def right_with_a_small_improvement_asked(model, learn, choose):
    return _best_kept(model, learn, choose, 500, lr=0.05, patience=30, better_by=0.001)


def right_all_kept_and_chosen_in_the_end(model, learn, choose):
    loss_fn, optimizer, way, losses = _loss(), _adam(model, 0.1), [], []
    for _ in range(60):
        train_step(model, loss_fn, optimizer, *learn)
        way.append(read_weights(model))
    for weights in way:
        write_weights(model, weights)
        losses.append(evaluate(model, loss_fn, *choose))
    write_weights(model, way[int(np.argmin(losses))])
    return model


def right_in_batches_of_50(model, learn, choose):
    return _best_kept(model, learn, choose, 25, lr=0.03, step=_in_batches(50))


def right_with_the_training_loss_watched_too(model, learn, choose):
    def step(*given):
        _step(*given)
        evaluate(model, _loss(), *learn)

    return _best_kept(model, learn, choose, step=step)


def too_long(model, learn, choose):
    raise TimeIsUp  # as the check does when its time is up; so nobody waits for a minute


def returned_none(model, learn, choose):
    _best_kept(model, learn, choose, 5)


def untrained(model, learn, choose):
    return model


def kept_from_call_to_call(model, learn, choose, best={"loss": float("inf")}):
    for loss in _losses(model, learn, choose, 60):
        if loss < best["loss"]:
            best.update(loss=loss, weights=read_weights(model))
    write_weights(model, best["weights"])
    return model


def another_model(model, learn, choose):
    return _best_kept(build_model(), learn, choose)


def upside_down(model, learn, choose):
    X, y = learn
    return _best_kept(model, (X, 1 - y), (choose[0], 1 - choose[1]), 60)


def always_the_same(model, learn, choose):
    X, y = learn
    return _best_kept(model, (X, 0 * y), (choose[0], 0 * choose[1]), 60)


def no_better_than_a_line(model, learn, choose):
    X, _ = learn
    side = X[:, 0] + 0.5 * X[:, 1]
    return _best_kept(model, (X, (side / abs(side) + 1) / 2), choose, 60)


def learned_from_choose(model, learn, choose):
    return _best_kept(model, choose, choose, 20)


def learned_from_choose__the_tables_exchanged(model, learn, choose):
    return _best_kept(model, choose, learn, 20)


def learned_from_choose__a_step_on_each(model, learn, choose):
    def step(model, loss_fn, optimizer, learn, n):
        train_step(model, loss_fn, optimizer, *learn)
        train_step(model, loss_fn, optimizer, *choose)

    return _best_kept(model, learn, choose, 20, step=step)


def not_asked_all(model, learn, choose):
    return _best_kept(model, (learn[0][:300], learn[1][:300]), choose)


def not_asked_all__one_batch_for_ever(model, learn, choose):
    return _best_kept(model, (learn[0][:32], learn[1][:32]), choose)


def not_asked_all__last_batch_dropped(model, learn, choose):
    return _best_kept(model, learn, choose, 15, lr=0.03, step=_in_batches(50, 350))


def only_mistakes(model, learn, choose):
    X, y = learn

    def step(model, loss_fn, optimizer, learn, n):
        wrong = (np.array(chances(model, X))[:, 0] > 0.5) != (np.array(y) > 0.5)
        train_step(model, loss_fn, optimizer, *((X[wrong], y[wrong]) if n > 4 else learn))

    return _best_kept(model, learn, choose, 14, step=step)


def choose_unused(model, learn, choose):
    loss_fn, optimizer = _loss(), _adam(model, 0.1)
    for _ in range(40):
        train_step(model, loss_fn, optimizer, *learn)
    return model


def choose_unused__chosen_by_learn(model, learn, choose):
    return _best_kept(model, learn, learn)


def choose_unused__ten_of_them(model, learn, choose):
    return _best_kept(model, learn, (choose[0][:10], choose[1][:10]))


def begins_anew(model, learn, choose):
    step = lambda *_: train_step(model, _loss(), _adam(model, 0.05), *learn)  # noqa: E731
    return _best_kept(model, learn, choose, 9, step=step)


def begins_anew__each_epoch(model, learn, choose):
    def epoch(model, loss_fn, optimizer, learn, n):
        _in_batches(200)(model, loss_fn, _adam(model, 0.05), learn, n)

    return _best_kept(model, learn, choose, 6, step=epoch)


def begins_anew__once(model, learn, choose):
    optimizers = [_adam(model, 0.05), _adam(model, 0.05)]

    def step(model, loss_fn, optimizer, learn, n):
        train_step(model, loss_fn, optimizers[n >= 30], *learn)

    return _best_kept(model, learn, choose, 60, step=step)


def other_students__scaled_again(model, learn, choose):
    (X, y), (X_choose, y_choose) = learn, choose
    X, X_choose = standardize(2 * X + 1, 2 * X_choose + 1)
    return _best_kept(model, (X, y), (X_choose, y_choose), 20)


def ends_with_its_last(model, learn, choose):
    return _best_kept(model, learn, choose, put=lambda model, kept: None)


def stopped_too_soon__at_the_first_rise(model, learn, choose):
    before = float("inf")
    for loss in _losses(model, learn, choose, 150):
        if loss > before:
            break
        before = loss
    return model


def ends_with_its_last__best_never_updated(model, learn, choose):
    return _best_kept(model, learn, choose, better_by=-float("inf"))


def moved_after_measuring(model, learn, choose):
    optimizer = _adam(model, 0.1)
    _best_kept(model, learn, choose, 60, optimizer=optimizer)
    train_step(model, _loss(), optimizer, *learn)
    chances(model, learn[0])  # leaves it in evaluation mode
    return model


def worst_kept(model, learn, choose):
    measure = lambda model: -evaluate(model, _loss(), *choose)  # noqa: E731

    def step(model, loss_fn, optimizer, learn, n):
        for _ in range(1 if n else 10):  # at first all logits are below 0
            train_step(model, loss_fn, optimizer, *learn)

    return _best_kept(model, learn, choose, 15, step=step, measure=measure)


def best_on_learn(model, learn, choose):
    loss_fn = _loss()

    def measure(model):
        evaluate(model, loss_fn, *choose)
        return evaluate(model, loss_fn, *learn)

    def step(model, loss_fn, optimizer, learn, n):
        # The last steps go uphill, so that the lowest loss is not the last one.
        X, y = learn
        train_step(model, loss_fn, optimizer, X, y if n < 60 else 1 - y)

    return _best_kept(model, learn, choose, 62, step=step, measure=measure)


def not_its_best__batches_count_alike(model, learn, choose):
    X, y = choose

    def measure(model):
        parts = [(X[i : i + 32], y[i : i + 32]) for i in range(0, len(X), 32)]
        return np.mean([evaluate(model, _loss(), *part) for part in parts])

    return _best_kept(model, learn, choose, measure=measure)


def not_its_best(model, learn, choose):
    way = [read_weights(model) for _ in _losses(model, learn, choose)]
    write_weights(model, way[8])
    return model


def not_its_best__any_decrease_kept(model, learn, choose):
    before = float("inf")
    for loss in _losses(model, learn, choose, 60, 0.05):
        if loss < before:
            kept = read_weights(model)
        before = loss
    write_weights(model, kept)
    return model


def not_its_best__the_highest_accuracy(model, learn, choose):
    measured = lambda model: -float(accuracy(chances(model, choose[0]), choose[1]))  # noqa: E731
    return _best_kept(model, learn, choose, measure=measured)


def not_its_best__the_mean_of_both_losses(model, learn, choose):
    both = lambda model: sum(evaluate(model, _loss(), *part) for part in (learn, choose))  # noqa: E731
    return _best_kept(model, learn, choose, measure=both)


def stopped_too_soon(model, learn, choose):
    return _best_kept(model, learn, choose, lr=0.05, patience=5)


def stopped_too_soon__after_15(model, learn, choose):
    return _best_kept(model, learn, choose, lr=0.05, patience=15)


def right_with_a_patience_of_20(model, learn, choose):
    return _best_kept(model, learn, choose, steps=500, lr=0.05, patience=20)


def count_never_reset(model, learn, choose):
    loss_fn, optimizer, best, worse = _loss(), _adam(model, 0.05), float("inf"), 0
    while worse < 25:
        train_step(model, loss_fn, optimizer, *learn)
        loss = evaluate(model, loss_fn, *choose)
        if loss < best:
            best, kept = loss, read_weights(model)
        else:
            worse += 1
    write_weights(model, kept)
    return model


def untrained__logits_for_chances(model, learn, choose):
    return _best_kept(model, learn, choose, 40, loss_fn=_loss_of_chances)


def right_with_chances_given_to_their_loss(model, learn, choose):
    return _best_kept(model, learn, choose, loss_fn=_loss_of_their_chances)


def ends_with_its_last__put_back_only_after_a_stop(model, learn, choose):
    taken = []

    def step(*given):
        taken.append(_step(*given))

    def put(model, kept):
        if len(taken) < 100:
            write_weights(model, kept)

    return _best_kept(model, learn, choose, 100, patience=30, step=step, put=put)


def not_its_best__only_clearly_better_ones(model, learn, choose):
    return _best_kept(model, learn, choose, 100, patience=100, better_by=0.01)


def not_its_best__losses_to_two_places(model, learn, choose):
    rounded = lambda model: round(evaluate(model, _loss(), *choose), 2)  # noqa: E731
    return _best_kept(model, learn, choose, 100, measure=rounded, patience=100)
