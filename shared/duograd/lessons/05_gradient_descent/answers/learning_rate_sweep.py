"""Right and wrong answers to `learning_rate_sweep`, the same in both frameworks."""


def right_in_one_line(loss, w, rates, steps):
    return _stack([gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates])


def all_rates_at_once(loss, w, rates, steps):
    return _stack([gradient_descent(loss, w, rates, steps)[1][-1] for _ in rates])


def rate_for_steps(loss, w, rates, steps):
    return _stack([gradient_descent(loss, w, steps, r)[1][-1] for r in rates])


def equal_rates_once(loss, w, rates, steps):
    finals = {rate: gradient_descent(loss, w, rate, steps)[1][-1] for rate in rates}
    return _stack(list(finals.values()))


def one_step_at_least(loss, w, rates, steps):
    finals = [gradient_descent(loss, w, rate, max(steps, 1))[1][-1] for rate in rates]
    return _stack(finals)


def one_step_short(loss, w, rates, steps):
    return _stack([gradient_descent(loss, w, rate, steps)[1][-2] for rate in rates])


def never_above_the_start(loss, w, rates, steps):
    finals = []
    for rate in rates:
        losses = gradient_descent(loss, w, rate, steps)[1]
        finals.append(min(losses[-1], losses[0]))
    return _stack(finals)


def list_kept(loss, w, rates, steps, finals=[]):
    for rate in rates:
        finals.append(gradient_descent(loss, w, rate, steps)[1][-1])
    return _stack(finals)


def kept_by_rate(loss, w, rates, steps, kept={}):
    for rate in rates:
        kept.setdefault(rate, gradient_descent(loss, w, rate, steps)[1][-1])
    return _stack([kept[rate] for rate in rates])
