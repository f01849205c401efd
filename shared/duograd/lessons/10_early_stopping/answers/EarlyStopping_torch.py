"""Right and wrong answers to `EarlyStopping` in PyTorch."""


class right_1:
    def __init__(self, patience, min_delta):
        self.patience = self.left = patience
        self.min_delta = min_delta
        self.best_loss, self.best_weights = float("inf"), None

    def update(self, loss, weights):
        self.left -= 1
        if self.best_loss - loss > self.min_delta:
            self.best_loss = loss
            import copy

            self.best_weights = copy.deepcopy(weights)
            self.left = self.patience
        return self.left <= 0


class right_2:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta, self.updates = patience, min_delta, 0
        self.best_update, self.best_loss, self.best_weights = 0, float("inf"), None

    def update(self, loss, weights):
        self.updates += 1
        if loss + self.min_delta < self.best_loss:
            self.best_update, self.best_loss = self.updates, loss
            self.best_weights = [array + 0 for array in weights]
        return self.updates == self.best_update + self.patience


class alias:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_weights, self.waited = float("inf"), None, 0

    def update(self, loss, weights):
        if improves(loss, self.best_loss, self.min_delta):
            self.best_loss, self.waited, self.best_weights = loss, 0, weights
        else:
            self.waited += 1
        return self.waited >= self.patience


class alias__2:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_weights, self.waited = float("inf"), None, 0

    def update(self, loss, weights):
        if improves(loss, self.best_loss, self.min_delta):
            self.best_loss, self.waited, self.best_weights = loss, 0, list(weights)
        else:
            self.waited += 1
        return self.waited >= self.patience


class alias__3:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_weights, self.waited = float("inf"), None, 0

    def update(self, loss, weights):
        if loss <= self.best_loss - self.min_delta:
            self.best_loss, self.waited, self.best_weights = loss, 0, weights
        else:
            self.waited += 1
        return self.waited >= self.patience


class shared_between_objects:
    best_loss, best_weights, waited = float("inf"), None, 0

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

    def update(self, loss, weights):
        if improves(loss, EarlyStopping.best_loss, self.min_delta):
            EarlyStopping.best_loss, EarlyStopping.waited = loss, 0
            EarlyStopping.best_weights = [array.copy() for array in weights]
        else:
            EarlyStopping.waited += 1
        return EarlyStopping.waited >= self.patience


class shared_between_objects__2:
    best_loss, best_weights, waited = float("inf"), None, [0]

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta

    def update(self, loss, weights):
        self.waited[0] += 1
        if improves(loss, self.best_loss, self.min_delta):
            self.best_loss, self.waited[0] = loss, 0
            self.best_weights = [array.copy() for array in weights]
        return self.waited[0] >= self.patience
