"""Right and wrong answers to `worst`, the same in both frameworks."""


def right_with_a_loop(logits, labels, count):
    found = []
    for row, (z, label) in enumerate(zip(logits.numpy().astype("float64"), labels.numpy())):
        if z.argmax() != label:
            loss = z.max() + np.log(np.exp(z - z.max()).sum()) - z[label]
            found.append((loss, row))
    found.sort(reverse=True)
    return [row for loss, row in found[:count]]


def right_in_numpy(logits, labels, count):
    Z, y = np.asarray(logits), np.asarray(labels)
    losses = np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(y)), y]
    losses[Z.argmax(axis=1) == y] = -1
    rows = np.argsort(losses)[::-1]
    return rows[losses[rows] >= 0][:count]


def right_one_after_the_other(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    losses = {
        row: np.logaddexp.reduce(Z[row]) - Z[row, y[row]]
        for row in range(len(y))
        if Z[row].argmax() != y[row]
    }
    rows = []
    while losses and len(rows) < count:
        rows.append(max(losses, key=losses.get))
        del losses[rows[-1]]
    return rows


def _nll(Z, y):
    return np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(y)), y]


def filled_up(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    losses = _nll(Z, y) * (Z.argmax(axis=1) != y)
    return np.argsort(-losses)[:count]


def filled_up__from_the_last(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    losses = np.where(Z.argmax(axis=1) != y, _nll(Z, y), -1.0)
    return np.argsort(losses, kind="stable")[::-1][:count]


def unsure_ones_too(logits, labels, count):
    return np.argsort(-_nll(logits.numpy(), labels.numpy()))[:count]


def places_among_the_mistakes(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    wrong = Z.argmax(axis=1) != y
    return np.argsort(-_nll(Z, y)[wrong])[:count]


def mildest_first(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    rows = np.flatnonzero(Z.argmax(axis=1) != y)
    return rows[np.argsort(_nll(Z, y)[rows])][:count]


def not_sorted(logits, labels, count):
    return np.flatnonzero(logits.numpy().argmax(axis=1) != labels.numpy())[:count]


def all_mistakes(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    rows = np.flatnonzero(Z.argmax(axis=1) != y)
    return rows[np.argsort(-_nll(Z, y)[rows])]


def losses_returned(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    return np.sort(_nll(Z, y)[Z.argmax(axis=1) != y])[::-1][:count].copy()


def far_apart(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    with np.errstate(all="ignore"):
        chances = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
        losses = -np.log(chances[np.arange(len(y)), y])
    rows = np.flatnonzero(Z.argmax(axis=1) != y)
    return rows[np.argsort(-losses[rows], kind="stable")][:count]


def far_apart__cut_off(logits, labels, count):
    Z, y = logits.numpy().clip(-300, 300), labels.numpy()
    rows = np.flatnonzero(Z.argmax(axis=1) != y)
    return rows[np.argsort(-_nll(Z, y)[rows], kind="stable")][:count]


def both_of_two_alike(logits, labels, count):
    Z, y = logits.numpy(), labels.numpy()
    rows = {float(_nll(Z, y)[row]): row for row in np.flatnonzero(Z.argmax(axis=1) != y)}
    return [int(rows[loss]) for loss in sorted(rows, reverse=True)][:count]
