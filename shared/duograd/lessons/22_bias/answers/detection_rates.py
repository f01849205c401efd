"""Answers to `detection_rates`, the same in both frameworks."""


def right_by_a_loop(p, y, group, n_groups):
    rates = []
    for k in range(n_groups):
        faces = found = 0
        for chance, is_face, its_group in zip(p, y, group):
            if is_face and its_group == k:
                faces += 1
                found += chance > 0.5
        rates.append(found / faces)
    return np.array(rates)


def right_by_counting(p, y, group, n_groups):
    faces = np.bincount(group[y == 1], minlength=n_groups)
    return np.bincount(group[(y == 1) & (p > 0.5)], minlength=n_groups) / faces


def right_by_a_table(p, y, group, n_groups):
    of_group = (group[:, None] == np.arange(n_groups)) * y[:, None]
    return (of_group * (p > 0.5)[:, None]).sum(axis=0) / of_group.sum(axis=0)


def share_right(p, y, group, n_groups):
    return np.array([((p > 0.5) == y)[group == k].mean() for k in range(n_groups)])


def at_one_half_too(p, y, group, n_groups):
    return np.array([np.mean(p[(y == 1) & (group == k)] >= 0.5) for k in range(n_groups)])


def at_one_half_too__rounded(p, y, group, n_groups):
    taken = np.floor(p + 0.5)
    return np.array([taken[(y == 1) & (group == k)].mean() for k in range(n_groups)])


def one_number(p, y, group, n_groups):
    return (p[y == 1] > 0.5).mean()


def nothing_found_not_counted(p, y, group, n_groups):
    faces = y == 1
    return np.bincount(group[faces & (p > 0.5)]) / np.bincount(group[faces])


def nothing_found_not_counted__turned(p, y, group, n_groups):
    _, faces = np.unique(group[y == 1], return_counts=True)
    _, found = np.unique(group[(y == 1) & (p > 0.5)], return_counts=True)
    return 1 / faces * found


def two_groups_only(p, y, group, n_groups):
    faces = [(y == 1) & (group == k) for k in (0, 1)]
    with np.errstate(invalid="ignore"):
        return np.array([(p[some] > 0.5).sum() / some.sum() for some in faces])


def y_as_places(p, y, group, n_groups):
    found, of_group = p[y] > 0.5, [group[y] == k for k in range(n_groups)]
    with np.errstate(invalid="ignore"):
        return np.array([found[some].sum() / some.sum() for some in of_group])


def precision(p, y, group, n_groups):
    taken = [(p > 0.5) & (group == k) for k in range(n_groups)]
    with np.errstate(invalid="ignore"):
        return np.array([y[some].sum() / some.sum() for some in taken])


def false_alarms(p, y, group, n_groups):
    others = [(y == 0) & (group == k) for k in range(n_groups)]
    with np.errstate(invalid="ignore"):
        return np.array([(p[some] > 0.5).sum() / some.sum() for some in others])


def order_of_appearance(p, y, group, n_groups):
    faces, found = {}, {}
    for chance, is_face, k in zip(p, y, group):
        if is_face == 1:
            faces[k] = faces.get(k, 0) + 1
            found[k] = found.get(k, 0) + (chance > 0.5)
    return np.array([found[k] / faces[k] for k in faces])


def order_of_appearance__in_the_loop(p, y, group, n_groups):
    return np.array([(p[(y == 1) & (group == k)] > 0.5).mean() for k in dict.fromkeys(group)])


def mask_as_places(p, y, group, n_groups):
    found = p > 0.5
    return np.array([found[y & (group == k)].mean() for k in range(n_groups)])


def two_groups_only_all_others_one(p, y, group, n_groups):
    light, dark = (y == 1) & (group == 0), (y == 1) & (group != 0)
    with np.errstate(invalid="ignore"):
        return np.array([(p[some] > 0.5).sum() / some.sum() for some in (light, dark)])


def precision_0_of_nothing(p, y, group, n_groups):
    rates = []
    for k in range(n_groups):
        taken = (group == k) & (p > 0.5)
        rates.append(y[taken].mean() if taken.any() else 0.0)
    return np.array(rates)
