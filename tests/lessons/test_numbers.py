"""What lessons 05 to 07 say in numbers, for five draws, with the code of their own solutions."""

import numpy as np
import pytest

from duograd.data import starting_weights, students
from duograd.frameworks import NAMES
from harness import namespace_of, pictures_of

in_both = pytest.mark.parametrize("framework", NAMES)
EVERYONE = students()
X = ((EVERYONE.X - EVERYONE.X.mean(0)) / EVERYONE.X.std(0)).astype("float32")
GRADE = (EVERYONE.grade - EVERYONE.grade.mean()) / EVERYONE.grade.std()


def as_tensor(lab, array):
    make = lab["tf"].constant if "tf" in lab else lab["torch"].tensor
    return make(np.asarray(array, dtype="float32"))


@in_both
@pytest.mark.parametrize("rate", [0.1, 0.2, 0.26])
def test_a_step_multiplies_what_is_left_by_one_minus_rate_times_curvature(rate, framework):
    lab = namespace_of("solutions", "05_gradient_descent", framework)
    start = as_tensor(lab, [-2.0, 1.5])
    weights, losses = lab["gradient_descent"](lab["valley"], start, rate, 10)
    left = np.asarray(weights) - [1.0, -1.0]
    np.testing.assert_allclose(left[3] / left[2], [1 - 2 * rate, 1 - 8 * rate], rtol=1e-3)
    assert (float(losses[-1]) < float(losses[0])) == (rate < 2 / 8)


@in_both
@pytest.mark.parametrize("seed", range(5))
def test_ten_layers_of_relu_explode_vanish_or_keep_their_size(seed, framework):
    lab = namespace_of("solutions", "06_backpropagation", framework)
    rng = np.random.default_rng(seed)
    lab["noise_in"] = as_tensor(lab, rng.normal(0, 1, (100, 64)))
    lab["noises"] = [as_tensor(lab, rng.normal(0, 1, (64, 64))) for _ in range(10)]
    ends = [lab["sizes_on_the_way"](lambda noise, k=k: noise * k)[-1] for k in (1, 0.01, 1 / 8)]
    assert 2e7 < ends[0] < 6e7 and 2e-13 < ends[1] < 6e-13 and 0.02 < ends[2] < 0.06
    assert 0.7 < lab["sizes_on_the_way"](lab["he_weights"])[-1] < 1.6


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [1.0, 0.01, (2 / 64) ** 0.5])
def test_gradients_grow_or_shrink_on_their_way_back_as_values_do_on_theirs(size, seed):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    values = torch.tensor(rng.normal(0, 1, (100, 64)), requires_grad=True)
    last = values
    for _ in range(10):
        last = torch.relu(last @ (size * torch.tensor(rng.normal(0, 1, (64, 64)))))
    upstream = torch.tensor(rng.normal(0, 1, (100, 64)))
    (back,) = torch.autograd.grad(last, values, upstream)
    factor = (32**0.5 * size) ** 10
    for tensor in (last, back):
        assert 0.4 < tensor.detach().square().mean().sqrt() / factor < 2.5


def mini_batches(seed, framework="torch"):
    """The functions of lab 07's solution, for other first weights and another order."""
    lab = namespace_of("solutions", "07_mini_batches", framework)
    lab["X"], lab["passed"] = as_tensor(lab, X), as_tensor(lab, EVERYONE.passed[:, None])
    lab["loss_fn"] = lab["torch"].nn.BCEWithLogitsLoss()
    lab["starting_weights"] = lambda *sizes, seed: starting_weights(*sizes, seed=seed + shift)
    shift = seed
    return lab


def test_each_batch_size_of_the_two_clocks_has_its_best_rate_of_four():
    lab = mini_batches(0)
    for batch_size, best in ((400, 3.0), (40, 3.0), (10, 1.0)):
        ends = {rate: lab["train_with"](batch_size, rate, 5)[-1] for rate in (0.3, 1.0, 3.0, 10.0)}
        assert min(ends, key=lambda rate: ends[rate]) == best


@pytest.mark.parametrize("seed", range(5))
def test_small_batches_win_by_looks_and_the_full_batch_by_steps(seed):
    train_with = mini_batches(seed)["train_with"]
    full, some, few = train_with(400, 3.0, 200), train_with(40, 3.0, 20), train_with(10, 1.0, 5)
    assert max(some[5], few[5]) < 0.7 * full[5]
    assert full[-1] < min(some[-1], few[-1])


@pytest.mark.parametrize("seed", range(5))
def test_larger_batches_explode_later_and_none_beyond_the_bound(seed):
    curvatures = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    assert 0.97 < 2 / curvatures.max() < 1

    def deal(X, Y, batch_size, rng):
        order = np.random.default_rng(rng.integers(2**32) + seed).permutation(len(X))
        return [
            (X[order[k : k + batch_size]], Y[order[k : k + batch_size]])
            for k in range(0, len(X), batch_size)
        ]

    def slope(loss, w, X, Y):
        return 2 * X.T @ (X @ w - Y) / len(X)

    def loss(w, X, Y):
        return ((X @ w - Y) ** 2).mean()

    rate_map = pictures_of("07_mini_batches").rate_map
    _, alt = rate_map.draw(deal, slope, loss, w=[-1.0, -1.0], X=X, Y=GRADE)
    assert "B = 1 up to 0.3, B = 4 up to 0.6, B = 64 up to 0.97, B = 400 up to 0.97." in alt
