"""Right and wrong answers to `step_decay`, the same in both frameworks."""


def right_with_a_loop(learning_rate, epoch, factor, every):
    for _ in range(epoch // every):
        learning_rate = learning_rate * factor
    return learning_rate
