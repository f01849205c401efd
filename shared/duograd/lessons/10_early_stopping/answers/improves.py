"""Right and wrong answers to `improves`, the same in both frameworks."""


def right_by_the_difference(loss, best_loss, min_delta):
    return best_loss - loss > min_delta


def right_with_branches(loss, best_loss, min_delta):
    if loss + min_delta < best_loss:
        return True
    return False
