"""Right and wrong answers to `adamw_step`, the same in both frameworks."""


def right_shrunk_first(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    shrunk = (1 - learning_rate * weight_decay) * w
    return adam_step(shrunk, gradient, state, learning_rate, beta1, beta2, epsilon)


def right_by_the_move(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    there, state = adam_step(0 * w, gradient, state, learning_rate, beta1, beta2, epsilon)
    return w + there - w * weight_decay * learning_rate, state


def no_state_yet(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    m, s, t = state
    return w - learning_rate * (m / (s**0.5 + epsilon) + weight_decay * w), (m, s, t)


def state_kept(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    old = {"adam": None} if state is None else state
    moved, old["adam"] = adam_step(w, gradient, old["adam"], learning_rate, beta1, beta2, epsilon)
    return moved - learning_rate * weight_decay * w, old


def only_tables(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    lost = learning_rate * weight_decay * w if len(w.shape) > 1 else 0
    moved, state = adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon)
    return moved - lost, state


def first_step_spared(w, gradient, state, learning_rate, beta1, beta2, epsilon, weight_decay):
    decay = weight_decay if state else 0
    moved, state = adam_step(w, gradient, state, learning_rate, beta1, beta2, epsilon)
    return moved - learning_rate * decay * w, state
