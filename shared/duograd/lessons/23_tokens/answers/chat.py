"""Answers to `chat`, the same in both frameworks."""


def right_by_places(question, answer):
    ids = [1] + question + [2] + answer + [3]
    first = len(question) + 2
    return ids, [int(place >= first) for place in range(len(ids))]


def right_by_appending(question, answer):
    ids, mask = [], []
    for learnt, part in ((0, [1, *question, 2]), (1, [*answer, 3])):
        for one in part:
            ids.append(one)
            mask.append(learnt)
    return [ids, mask]


def first_occurrence(question, answer):
    ids = [1, *question, 2, *answer, 3]
    for start in range(len(ids)):
        if ids[start : start + len(answer)] == answer:
            break
    return ids, [0] * start + [1] * (len(ids) - start)


def end_not_learnt(question, answer):
    ids = [1, *question, 2, *answer, 3]
    return ids, [0] * (len(question) + 2) + [1] * len(answer) + [0]


def argument_changed(question, answer):
    ids = question
    ids.insert(0, 1)
    ids.append(2)
    n = len(ids)
    ids.extend(answer)
    ids.append(3)
    return ids, [0] * n + [1] * (len(answer) + 1)


def lists_in_the_list(question, answer):
    ids = [1, question, 2, answer, 3]
    return ids, [0, 0, 0, 1, 1]
