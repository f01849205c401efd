"""Right and wrong answers to `momentum_step`, the same in both frameworks."""


def right_remembering_all_gradients(w, gradient, state, learning_rate, momentum):
    past = [gradient] + ([] if state is None else state)
    velocity = sum(momentum**age * old for age, old in enumerate(past))
    return w - learning_rate * velocity, past


def no_state_yet(w, gradient, state, learning_rate, momentum):
    velocity = momentum * state + gradient
    return w - learning_rate * velocity, velocity
