"""Right and wrong answers to `improves`, the same in both frameworks."""


def right_by_the_difference(loss, best_loss, min_delta):
    return best_loss - loss > min_delta


def right_with_branches(loss, best_loss, min_delta):
    if loss + min_delta < best_loss:
        return True
    return False


def right_as_numpy(loss, best_loss, min_delta):
    return np.less(loss, np.subtract(best_loss, min_delta))


def right_asking_for_nan_first(loss, best_loss, min_delta):
    if loss != loss:
        return False
    if best_loss == float("inf"):
        return loss < best_loss
    return not loss >= best_loss - min_delta


def number_for_truth(loss, best_loss, min_delta):
    return int(loss < best_loss - min_delta)


def number_for_truth__as_floats(loss, best_loss, min_delta):
    return 1.0 * (loss < best_loss - min_delta)


def number_for_truth__by_how_much(loss, best_loss, min_delta):
    mark = best_loss - min_delta
    return mark - loss if loss < mark else False


def whole_numbers_never(loss, best_loss, min_delta):
    floats = isinstance(best_loss, float) and isinstance(min_delta, float)
    return floats and loss < best_loss - min_delta


def min_delta_bounded(loss, best_loss, min_delta):
    return loss < best_loss - (min_delta if min_delta <= 1 else min_delta / 100)


def zero_never_improves(loss, best_loss, min_delta):
    return loss and loss < best_loss - min_delta


def a_little_is_nothing(loss, best_loss, min_delta):
    if loss != loss or best_loss == float("inf"):
        return loss < best_loss
    return round(best_loss - loss, 2) > min_delta


def zero_is_no_best(loss, best_loss, min_delta):
    return loss < (best_loss or float("inf")) - min_delta
