"""Right and wrong answers to `EarlyStopping`, the same in both frameworks."""

import copy


class right_counting_down:
    def __init__(self, patience, min_delta):
        self.patience = self.left = patience
        self.min_delta = min_delta
        self.best_loss, self.best_weights = float("inf"), None

    def update(self, loss, weights):
        self.left -= 1
        if self.best_loss - loss > self.min_delta:
            self.best_loss = loss
            self.best_weights = copy.deepcopy(weights)
            self.left = self.patience
        return self.left <= 0


class right_with_update_numbers:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta, self.updates = patience, min_delta, 0
        self.best_update, self.best_loss, self.best_weights = 0, float("inf"), None

    def update(self, loss, weights):
        self.updates += 1
        if loss + self.min_delta < self.best_loss:
            self.best_update, self.best_loss = self.updates, loss
            self.best_weights = [array + 0 for array in weights]
        return self.updates >= self.best_update + self.patience


class _Stopping:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_weights, self.waited = float("inf"), None, 0

    def improved(self, loss):
        return improves(loss, self.best_loss, self.min_delta)

    def update(self, loss, weights):
        if self.improved(loss):
            self.best_loss, self.waited, self.best_weights = loss, 0, self.kept(weights)
        else:
            self.waited += 1
        return self.waited >= self.patience


class alias(_Stopping):
    def kept(self, weights):
        return weights


class alias__in_a_new_list(_Stopping):
    def kept(self, weights):
        return list(weights)


class alias__beside_another_mistake(_Stopping):
    def improved(self, loss):
        return loss <= self.best_loss - self.min_delta

    def kept(self, weights):
        return weights


class _Sharing:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

    def update(self, loss, weights):
        if improves(loss, EarlyStopping.best_loss, self.min_delta):
            EarlyStopping.best_loss, EarlyStopping.waited = loss, 0
            EarlyStopping.best_weights = [array.copy() for array in weights]
        else:
            EarlyStopping.waited += 1
        return EarlyStopping.waited >= self.patience


class shared_between_objects(_Sharing):
    best_loss, best_weights, waited = float("inf"), None, 0


class stops_at_once:
    best_loss, best_weights, waited = float("inf"), None, [0]

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

    def update(self, loss, weights):
        self.waited[0] += 1
        if improves(loss, self.best_loss, self.min_delta):
            self.best_loss, self.waited[0] = loss, 0
            self.best_weights = [array.copy() for array in weights]
        return self.waited[0] >= self.patience


class waited_begins_with_another(_Stopping):
    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        EarlyStopping.count = 0

    def update(self, loss, weights):
        EarlyStopping.count += 1
        if self.improved(loss):
            self.best_loss, EarlyStopping.count = loss, 0
            self.best_weights = [array.copy() for array in weights]
        return EarlyStopping.count >= self.patience


class best_loss_begins_with_another(_Sharing):
    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        EarlyStopping.best_loss, EarlyStopping.best_weights = float("inf"), None
        EarlyStopping.waited = 0


class right_saying_stop_for_good(_Stopping):
    def kept(self, weights):
        return [np.array(array) for array in weights]

    def update(self, loss, weights):
        self.stopped = super().update(loss, weights) or getattr(self, "stopped", False)
        return self.stopped


class number_for_truth(_Stopping):
    def kept(self, weights):
        return copy.deepcopy(weights)

    def update(self, loss, weights):
        return int(super().update(loss, weights))


class begins_again_after_stop(_Stopping):
    def kept(self, weights):
        return copy.deepcopy(weights)

    def update(self, loss, weights):
        if super().update(loss, weights):
            self.waited = 0
            return True
        return False


class begins_finite(_Stopping):
    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        self.best_loss = 1e3

    def kept(self, weights):
        return copy.deepcopy(weights)


class begins_empty(_Stopping):
    def __init__(self, patience, min_delta):
        super().__init__(patience, min_delta)
        self.best_weights = []

    def kept(self, weights):
        return copy.deepcopy(weights)


class writes_into_the_arrays(_Stopping):
    def kept(self, weights):
        return copy.deepcopy(weights)

    def update(self, loss, weights):
        stop = super().update(loss, weights)
        if stop:
            for array, best in zip(weights, self.best_weights or weights):
                array[:] = best
        return stop


class not_a_list_of_arrays(_Stopping):
    def kept(self, weights):
        return tuple(array.copy() for array in weights)


class large_ones_ignored(_Stopping):
    def kept(self, weights):
        return copy.deepcopy(weights)

    def improved(self, loss):
        return loss < 1e3 and super().improved(loss)


class alias__read_too_late(_Stopping):
    def kept(self, weights):
        return (array.copy() for array in weights)
