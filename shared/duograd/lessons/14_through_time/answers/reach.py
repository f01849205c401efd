"""Wrong answers to `reach` that are the same in both frameworks."""


def not_whole(norms, share):
    steps = 0.0
    for norm in list(norms)[-2::-1]:
        if norm < share * norms[-1]:
            break
        steps += 1
    return steps
