"""Right and wrong answers to `reach`, the same in both frameworks."""


def not_whole(norms, share):
    steps = 0.0
    for norm in list(norms)[-2::-1]:
        if norm < share * norms[-1]:
            break
        steps += 1
    return steps


def right_in_a_while_loop(norms, share):
    steps = 0
    while steps + 1 < len(norms) and norms[-2 - steps] >= share * norms[-1]:
        steps += 1
    return steps


def not_whole__true_for_one(norms, share):
    steps = 0
    while steps + 1 < len(norms) and norms[-2 - steps] >= share * norms[-1]:
        steps += 1
    return steps if steps > 1 else steps == 1
