"""Right and wrong answers to `rmsprop_step`, the same in both frameworks."""


def right_remembering_all_gradients(w, gradient, state, learning_rate, rho, epsilon):
    past = [gradient] + ([] if state is None else state)
    average = (1 - rho) * sum(rho**age * old * old for age, old in enumerate(past))
    return w - learning_rate * gradient / (average**0.5 + epsilon), past


def no_state_yet(w, gradient, state, learning_rate, rho, epsilon):
    average = rho * state + (1 - rho) * gradient**2
    return w - learning_rate * gradient / (average**0.5 + epsilon), average
