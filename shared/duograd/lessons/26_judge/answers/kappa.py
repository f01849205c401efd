"""Right and wrong answers to `kappa`, in both frameworks."""


def right_next_to_nothing_below(judge, truth):
    everywhere = truth * 0 + 1
    p, t = agreement(judge, everywhere), agreement(truth, everywhere)
    c = p * t + (1 - p) * (1 - t)
    return (agreement(judge, truth) - c) / (1 - c + 1e-9)


def right_by_what_is_wrong(judge, truth):
    everywhere = truth * 0 + 1
    p, t = agreement(judge, everywhere), agreement(truth, everywhere)
    by_chance = p * (1 - t) + t * (1 - p)
    return 1 - (1 - agreement(judge, truth)) / by_chance if by_chance > 0 else p * 0


def added_below(judge, truth):
    everywhere = truth * 0 + 1
    p, t = agreement(judge, everywhere), agreement(truth, everywhere)
    c = p * t + (1 - p) * (1 - t)
    return (agreement(judge, truth) - c) / (1 - c + 0.01)
