"""Answers to `count_conv_parameters`, the same in both frameworks."""


def right_by_filter(k, c_in, c_out):
    return c_out * (k**2 * c_in + 1)


def right_counted(k, c_in, c_out):
    return sum(1 + sum(k * k for _ in range(c_in)) for _ in range(c_out))


def larger_of_both(k, c_in, c_out):
    return c_out * c_in * k**2 + max(c_out, c_in)


def not_whole(k, c_in, c_out):
    return c_out * (k**2.0 * c_in + 1)
