"""Right and wrong answers to `LowestLoss`, the same in both frameworks."""


class right_with_a_list:
    def __init__(self):
        self.losses = []

    def update(self, loss):
        self.losses.append(loss)
        return self.losses.index(min(self.losses)) == len(self.losses) - 1

    @property
    def lowest(self):
        return min(self.losses)


class right_with_min:
    lowest = float("inf")

    def update(self, loss):
        before = self.lowest
        self.lowest = min(loss, before)
        return loss < before
