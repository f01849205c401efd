"""What the exercises share: windows that slide over pictures, as the oracles see them."""

import numpy as np

ANOTHER_ORDER = (
    "The right numbers, but the axes of the answer are in another order: asked is [n, h', w', "
    "c_out]."
)
POURED_PICTURES = (
    "As if pictures had been filled into [n, c, h, w] number by number: then a row holds the "
    "colours of neighbours. Axes are turned, never reshaped."
)
POURED_KERNELS = (
    "As if kernels had been filled into [c_out, c_in, k, k] number by number. Axes are "
    "turned, never reshaped."
)
MIRRORED = "As if the padding mirrored the pixels near the edge: it is all zeros."
SAME_SIZE = (
    "As if the number of zeros followed from k, as for an answer that is to be as large as the "
    "picture: `padding` says how many there are."
)
SAME = (
    'As if the padding were "same", as your framework has it: as many zeros as k asks for (in '
    "TensorFlow k and the stride), and where they are an odd number, one less in front. Here "
    "`padding` says how many."
)
BY_HAND = "X the picture of the table above, W its kernel, b = [0.5]"


def by_hand():
    """The picture and the kernel of the page's table."""
    image, kernel = np.arange(12.0).reshape(1, 3, 4, 1), np.array([[1.0, 2], [3, 5]])
    return {"X": image, "W": kernel.reshape(2, 2, 1, 1), "b": np.array([0.5])}


def drawn(rng, picture, kernel, stride, padding):
    """Pictures [n, h, w, c_in], kernels [k, k, c_in, c_out] and biases."""
    k, c_in, c_out = kernel
    return {
        "X": rng.uniform(-2, 2, (*picture, c_in)),
        "W": rng.uniform(-2, 2, (k, k, c_in, c_out)),
        "b": rng.uniform(1, 2, c_out) * np.where(np.arange(c_out) % 2, -1, 1),
        "stride": stride,
        "padding": padding,
    }


def padded(X, before, after=None, mode="constant"):
    """Pictures [n, h, w, c] with so many rows and columns more, 0 if nothing else is said."""
    both = (before, before if after is None else after)
    return np.pad(X, ((0, 0), both, both, (0, 0)), mode=mode)


def padded_by_same(X, k, stride):
    """Pictures with the zeros that "same" sets around them; PyTorch's knows no stride but 1."""
    around = [(0, 0)]
    for n in X.shape[1:3]:
        missing = max((-(-n // stride) - 1) * stride + k - n, 0)
        around.append((missing // 2, missing - missing // 2))
    return np.pad(X, (*around, (0, 0)))


def poured(X):
    """Pictures as they are after a reshape to [n, c, h, w], where axes should have been turned."""
    n, h, w, c = X.shape
    return np.moveaxis(X.reshape(n, c, h, w), 1, 3)


def poured_kernels(W):
    """Kernels after a reshape to [c_out, c_in, k, k], where axes should have been turned."""
    k, _, c_in, c_out = W.shape
    return W.reshape(c_out, c_in, k, k).transpose(2, 3, 1, 0)


def poured_answer(answer):
    """An answer [n, c_out, h', w'] after a reshape, where axes should have been turned back."""
    return np.moveaxis(answer, 3, 1).reshape(answer.shape)


def slid(X, W, b=0.0, stride=1, size=None, weigh=None):
    """The kernels W [k, k, c_in, c_out] at each place of X [n, h, w, c_in], nothing set around it.

    size: (rows, columns) of the answer.  weigh: what else is done with a window, given W.
    """
    k = len(W)
    rows, columns = size or [(n - k) // stride + 1 for n in X.shape[1:3]]
    product = weigh or (lambda window, W: np.tensordot(window, W, 3))
    answers = [
        [
            product(X[:, i * stride : i * stride + k, j * stride : j * stride + k], W)
            for j in range(columns)
        ]
        for i in range(rows)
    ]
    return np.moveaxis(np.array(answers), 2, 0) + b


def correlated(image, kernel):
    """The kernel [k, k] at each place of one picture [h, w]."""
    return slid(image[None, :, :, None], kernel[:, :, None, None])[0, :, :, 0]
