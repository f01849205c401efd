"""Right and wrong answers to `count_lora`, in both frameworks."""


def right_by_table(n_in, n_out, rank):
    return n_in * rank + rank * n_out


def right_counted(n_in, n_out, rank):
    return sum(rank for _ in range(n_in + n_out))


def not_whole(n_in, n_out, rank):
    return rank * n_in / 1 + rank * n_out
