"""What a stopper may do wrong with its count, or with settings: methods of such a stopper."""

import numpy as np

BY_THE_ONE_BEFORE = (
    "best_loss and best_weights are right, but your count begins again as soon as a loss is better "
    "than the one before it. Only an improvement on the best one sets it to 0."
)
STOPS_AT_NAN = (
    "A loss of NaN is enough for you to stop. It is one more update without an improvement: only "
    "`patience` of those in a row are enough."
)
NOT_COUNTED = "A loss of {} does not count with you. It is one more update without an improvement."
SETTINGS_OF_ANOTHER = (
    "Half-way through these losses a second object was made, with another patience and min_delta, "
    "and from then on the first one goes by those. Each object keeps its own, on `self`."
)


def right(self, loss, weights):
    """What the right answer's update does."""
    return super(type(self), self).update(loss, weights)


def nan_not_counted(self, loss, weights):
    return self.enough() if np.isnan(loss) else right(self, loss, weights)


def infinity_not_counted(self, loss, weights):
    return self.enough() if np.isinf(loss) else right(self, loss, weights)


def nan_resets(self, loss, weights):
    right(self, loss, weights)
    self.waited = 0 if np.isnan(loss) else self.waited
    return self.enough()


def nan_stops(self, loss, weights):
    return True if np.isnan(loss) else right(self, loss, weights)


def nan_stops_later(self, loss, weights):
    later = self.best_weights is not None
    return True if later and np.isnan(loss) else right(self, loss, weights)


def nan_stops_and_counts(self, loss, weights):
    return right(self, loss, weights) or bool(np.isnan(loss))


def not_counted_before_the_first(self, loss, weights):
    right(self, loss, weights)
    self.waited = 0 if self.best_weights is None else self.waited
    return self.enough()


def one_taken_off(self, loss, weights):
    before = self.waited
    right(self, loss, weights)
    self.waited = self.waited or max(before - 1, 0)
    return self.enough()


def small_falls_not_counted(self, loss, weights):
    before = self.best_loss
    right(self, loss, weights)
    self.waited = 0 if loss < before else self.waited
    return self.enough()


def weights_of_the_lowest(self, loss, weights):
    stop, lowest = right(self, loss, weights), getattr(self, "lowest", np.inf)
    if loss < lowest:
        self.lowest, self.lowest_weights = loss, self.keep(weights)
        self.best_weights = self.lowest_weights
    elif self.waited == 0:
        self.best_weights = self.lowest_weights
    return stop


def kept_once(self, loss, weights):
    first = self.best_weights
    stop = right(self, loss, weights)
    self.best_weights = self.best_weights if first is None else first
    return stop


def negative_not_taken(self, loss, weights):
    return right(self, loss if loss >= 0 else np.inf, weights)


def lowest_of_a_list(self, loss, weights):
    stop, self.seen = right(self, loss, weights), [*getattr(self, "seen", ()), loss]
    self.best_loss = self.best_loss if self.waited else min(self.seen)
    return stop


def counted_from_the_one_before(self, loss, weights):
    return _counted(self, loss, weights, lambda before, _: loss < before - self.min_delta)


def counted_from_any_fall(self, loss, weights):
    return _counted(self, loss, weights, lambda before, improved: improved or loss < before)


def _counted(self, loss, weights, begins_again):
    """The right update, but for when the count begins again."""
    waited, before = self.waited, getattr(self, "before", np.inf)
    right(self, loss, weights)
    self.before, improved = loss, self.waited == 0
    self.waited = 0 if begins_again(before, improved) else waited + 1
    return self.enough()


UPDATES = {  # each with its words
    nan_not_counted: NOT_COUNTED.format("NaN"),
    infinity_not_counted: NOT_COUNTED.format("infinity"),
    nan_resets: "A loss of NaN sets your count back to 0. It is one more update without an "
    "improvement.",
    nan_stops: STOPS_AT_NAN,
    nan_stops_later: STOPS_AT_NAN,
    nan_stops_and_counts: STOPS_AT_NAN,
    not_counted_before_the_first: "As long as no loss has improved yet, you count nothing. A loss "
    "of NaN is an update without an improvement at the beginning too.",
    one_taken_off: "After an improvement your count is not back at 0: it is as if a part of it had "
    "been kept. Only updates in a row count.",
    small_falls_not_counted: "A loss that is smaller by too little does not count with you, or "
    "sets your count back to 0. It is one more update without an improvement.",
    weights_of_the_lowest: "Only best_weights is not right: it follows losses that are smaller by "
    "too little. It moves with an improvement, as best_loss does.",
    kept_once: "Only best_weights is not right: it stays with the first update that improved. It "
    "moves with each improvement, as best_loss does.",
    negative_not_taken: "A loss below 0 never improves with you. It may be any number, and is "
    "compared like any other.",
    lowest_of_a_list: "Where the first loss is NaN, your best_loss is NaN as soon as a later one "
    "improves, and nothing improves on that. Is it the `min` of a list? A NaN that comes first "
    "stays the least.",
    counted_from_the_one_before: BY_THE_ONE_BEFORE,
    counted_from_any_fall: BY_THE_ONE_BEFORE,
}


def set_for_all(self, *settings):
    """An `__init__` that has the settings in the class."""
    type(self).patience, type(self).min_delta = settings


def may_go_wrong(exercise, oracle):
    """Name all this where an exercise is about such a stopper."""
    methods = {update: ("update", words) for update, words in UPDATES.items()}
    methods[set_for_all] = ("__init__", SETTINGS_OF_ANOTHER)
    for wrong, (method, words) in methods.items():
        formula = type(wrong.__name__, (oracle,), {method: wrong})
        exercise.mistake(formula, slug=wrong.__name__, words=words)
