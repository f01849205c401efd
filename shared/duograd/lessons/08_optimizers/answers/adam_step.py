"""Right and wrong answers to `adam_step`, the same in both frameworks."""


def no_state_yet(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = state
    return w - learning_rate * m / (s**0.5 + epsilon), (m, s, t)


def right_with_a_dict(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    old = {"m": 0.0, "s": 0.0, "t": 0} if state is None else state
    new = {
        "m": beta1 * old["m"] + (1 - beta1) * gradient,
        "s": beta2 * old["s"] + (1 - beta2) * gradient**2,
        "t": old["t"] + 1,
    }
    m_hat = new["m"] / (1 - beta1 ** new["t"])
    s_hat = new["s"] / (1 - beta2 ** new["t"])
    return w - learning_rate * m_hat / (s_hat**0.5 + epsilon), new


def state_kept(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    if state is None:
        state = {"m": 0 * w, "s": 0 * w, "t": 0}
    state["t"] += 1
    state["m"] = beta1 * state["m"] + (1 - beta1) * gradient
    state["s"] = beta2 * state["s"] + (1 - beta2) * gradient**2
    m = state["m"] / (1 - beta1 ** state["t"])
    s = state["s"] / (1 - beta2 ** state["t"])
    return w - learning_rate * m / (s**0.5 + epsilon), state


def counts_from_zero(w, gradient, state, learning_rate, beta1, beta2, epsilon):
    m, s, t = (0 * w, 0 * w, 0) if state is None else state
    m = beta1 * m + (1 - beta1) * gradient
    s = beta2 * s + (1 - beta2) * gradient**2
    m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
    return w - learning_rate * m_hat / (s_hat**0.5 + epsilon), (m, s, t + 1)
