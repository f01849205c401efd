"""Right and wrong answers to `step_decay`, the same in both frameworks."""


def right_with_a_loop(learning_rate, epoch, factor, every):
    for _ in range(epoch // every):
        learning_rate = learning_rate * factor
    return learning_rate


def right_by_divmod(learning_rate, epoch, factor, every):
    stairs, _ = divmod(epoch, every)
    return pow(factor, stairs) * learning_rate


def stops_falling(learning_rate, epoch, factor, every):
    return max(learning_rate * factor ** (epoch // every), 1e-6)


def stops_falling__rounded(learning_rate, epoch, factor, every):
    return round(learning_rate * factor ** (epoch // every), 6)
