"""Right and wrong answers to `LowestLoss` in TensorFlow."""


class right_1:
    def __init__(self):
        self.losses = []

    def update(self, loss):
        self.losses.append(loss)
        return self.losses.index(min(self.losses)) == len(self.losses) - 1

    @property
    def lowest(self):
        return min(self.losses)


class right_2:
    lowest = float("inf")

    def update(self, loss):
        before = self.lowest
        self.lowest = min(loss, before)
        return loss < before
