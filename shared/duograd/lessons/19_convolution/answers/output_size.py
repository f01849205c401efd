"""Answers to `output_size`, the same in both frameworks."""


def right_by_walking(n, k, stride, padding):
    starts = range(-padding, n + padding - k + 1, stride)
    return len(starts)


def right_by_step(n, k, stride, padding):
    places, end = 0, k
    while end <= n + 2 * padding:
        places, end = places + 1, end + stride
    return places


def right_by_int(n, k, stride, padding):
    return int((n - k + 2 * padding) / stride + 1)


def half_steps(n, k, stride, padding):
    return (n - k + 2 * padding) / stride + 1


def rounded(n, k, stride, padding):
    return 1 + round((n - k + 2 * padding) / stride)


def padding_once(n, k, stride, padding):
    return 1 + (n - k + padding) // stride


def window_taken_once_too_often(n, k, stride, padding):
    return len(range(0, n + 2 * padding - k, stride))


def last_fit_forgotten(n, k, stride, padding):
    return len(range(0, n + 2 * padding - k, stride)) or 1


def rounded_down_twice(n, k, stride, padding):
    pixels, zeros = (n - k) // stride, 2 * padding // stride
    return pixels + zeros + 1


def every_window_odd(n, k, stride, padding):
    reach = k // 2
    return (n + 2 * padding - 2 * reach - 1) // stride + 1


def stride_at_most_k(n, k, stride, padding):
    return (n + 2 * padding - k) // min(k, stride) + 1


def not_whole(n, k, stride, padding):
    return (n + 2 * padding - k) / stride // 1 + 1


def padding_not_divided(n, k, stride, padding):
    places = (n - k) // stride + 1
    return places + 2 * padding


def same_where_padding(n, k, stride, padding):
    if padding:
        return (n + stride - 1) // stride
    return (n - k) // stride + 1
