"""Answers to `update_running`, the same in both frameworks."""


def right_by_the_way_to_go(running, new, momentum):
    return running + momentum * (new - running)


def right_with_a_name(running, new, momentum):
    keep = 1 - momentum
    return keep * running + momentum * new


def none_taken_for_a_default(running, new, momentum):
    momentum = momentum or 0.1
    return (1 - momentum) * running + momentum * new


def first_taken_whole(running, new, momentum):
    if not (running.numpy() != 0).any():
        return new
    return running * (1 - momentum) + new * momentum
