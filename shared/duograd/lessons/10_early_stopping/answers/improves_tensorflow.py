"""Right and wrong answers to `improves` in TensorFlow."""


def right_1(loss, best_loss, min_delta):
    return best_loss - loss > min_delta


def right_2(loss, best_loss, min_delta):
    if loss + min_delta < best_loss:
        return True
    return False
