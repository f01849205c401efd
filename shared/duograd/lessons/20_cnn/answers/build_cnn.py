"""Answers to `build_cnn` that are the same in both frameworks, made with `_cnn` of each."""

_MADE = {}


def as_many_filters_twice(n_filters):
    return _cnn(n_filters, second=1)


def another_number_of_maps(n_filters):
    return _cnn(n_filters, second=3)


def layers_shared(n_filters):
    return _MADE.setdefault(n_filters, _cnn(n_filters))


def returned_none(n_filters):
    _cnn(n_filters)
