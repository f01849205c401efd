"""Right and wrong answers to `merge_lora`, in both frameworks."""


def right_rank_of_B(W, A, B, alpha):
    return W + (A @ B) * (alpha / B.shape[0])


def right_A_scaled_first(W, A, B, alpha):
    return (alpha * A / A.shape[1]) @ B + W


def right_column_by_column(W, A, B, alpha):
    rank = A.shape[1]
    for place in range(rank):
        W = W + A[:, place : place + 1] * B[place] * alpha / rank
    return W


def tables_do_not_fit(W, A, B, alpha):
    return W + alpha / A.shape[1] * B @ A


def same_tensor(W, A, B, alpha):
    return W + alpha / A.shape[1] * A @ B if alpha else W
