"""Right and wrong answers to `gradient_descent`, the same in both frameworks."""


def _walk(loss, w, steps, step):
    """The path of `steps` steps, or until one leads nowhere."""
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        w = step(w)
        if w is None:
            break
        weights.append(w)
        losses.append(loss(w))
    return _stack(weights), _stack(losses)


def right_with_the_losses_last(loss, w, learning_rate, steps):
    path = [w]
    while len(path) <= steps:
        path.append(gradient_step(path[-1], gradient(loss, path[-1]), learning_rate))
    return _stack(path), _stack([loss(point) for point in path])


def stopped_at_the_bottom(loss, w, learning_rate, steps):
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        w = gradient_step(w, gradient(loss, w), learning_rate)
        weights.append(w)
        losses.append(loss(w))
        if abs(losses[-1] - losses[-2]) < 1e-6:
            break
    return _stack(weights), _stack(losses)


def start_left_out(loss, w, learning_rate, steps):
    weights, losses = [], []
    for _ in range(steps):
        w = gradient_step(w, gradient(loss, w), learning_rate)
        weights.append(w)
        losses.append(loss(w))
    return _stack(weights), _stack(losses)


def end_left_out(loss, w, learning_rate, steps):
    weights, losses = [], []
    for _ in range(steps):
        weights.append(w)
        losses.append(loss(w))
        w = gradient_step(w, gradient(loss, w), learning_rate)
    return _stack(weights), _stack(losses)


def start_left_out__cut_off_at_the_end(loss, w, learning_rate, steps):
    weights, losses = _walk(loss, w, steps, lambda w: w - learning_rate * gradient(loss, w))
    return weights[1:], losses[1:]


def end_left_out__cut_off_at_the_end(loss, w, learning_rate, steps):
    weights, losses = _walk(loss, w, steps, lambda w: w - learning_rate * gradient(loss, w))
    return weights[:-1], losses[:-1]


def diary_kept(loss, w, learning_rate, steps, weights=[], losses=[]):
    weights.append(w)
    losses.append(loss(w))
    for _ in range(steps):
        w = gradient_step(w, gradient(loss, w), learning_rate)
        weights.append(w)
        losses.append(loss(w))
    return _stack(weights), _stack(losses)


def kept_by_rate(loss, w, learning_rate, steps, kept={}):
    walk = _walk(loss, w, steps, lambda w: w - learning_rate * gradient(loss, w))
    return kept.setdefault((learning_rate, steps), walk)
