"""Lessons 05 to 07: what their pages say was measured, and is measured here again."""

import time

import numpy as np
import pytest

from duograd import frameworks
from duograd.data import starting_weights, students
from duograd.frameworks import NAMES
from harness import LESSONS, namespace_of, notebook, pictures_of, says, solution_of

DESCENT, BACK, BATCHES = LESSONS[5:8]
in_both = pytest.mark.parametrize("framework", NAMES)
five_times = pytest.mark.parametrize("seed", range(5))
EVERYONE = students()
X = ((EVERYONE.X - EVERYONE.X.mean(0)) / EVERYONE.X.std(0)).astype("float32")
GRADE = (EVERYONE.grade - EVERYONE.grade.mean()) / EVERYONE.grade.std()


TOLD = [  # what a page says, and what a cell of its solution printed
    (BACK, "1.06: $w_1$ grew by 0.01", "J = 1.06"),
    (BACK, "(Saying *no* to everyone gets 224 right.)", "176 of 400 passed"),
    (BACK, "381 of 400, and a chance near 0.98", "right are 381 of 400"),
    (BACK, "381 of 400, and a chance near 0.98", "after 300 steps 0.98"),
    (BACK, "that is a line, and 342 of 400", "right are 342 of 400"),
    (BACK, "The 6 and 1 of the chain", "dJ/dw1 = 6.00, dJ/dw2 = 1.00"),
    (BACK, "the 2 and 7 of the fork", "de/da = 2.00, de/db = 7.00"),
    (BATCHES, "14 steps: 13 full batches make 390", "14 steps in an epoch, the last with 10"),
    (BATCHES, "B = 1 explodes at 0.6, B = 4 at 0.97", "B = 1 up to 0.3, B = 4 up to 0.6, B = 64"),
]


def printed(lesson, framework):
    """All that the solution's cells printed, and the words of its pictures."""
    cells = notebook("solutions", lesson, framework).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return "\n".join(o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs)


@in_both
@pytest.mark.parametrize(("lesson", "words", "output"), TOLD)
def test_a_number_of_the_page_is_what_its_cell_printed(lesson, words, output, framework):
    assert says(lesson, words)
    assert output in printed(lesson, framework)


@in_both
@pytest.mark.parametrize("rate", [0.1, 0.2, 0.26])
def test_a_step_multiplies_what_is_left_by_one_minus_rate_times_curvature(rate, framework):
    assert says(DESCENT, "With 0.1 that is 0.8 and 0.2") and says(DESCENT, "With 0.26 it is −1.08")
    assert says(DESCENT, "With 0.2 it is 0.6 and −0.6") and says(DESCENT, "ended higher than it")
    lab, native = solution_of(DESCENT, framework), frameworks.load(framework)
    start = native.tensor(np.float32([-2.0, 1.5]))
    weights, losses = lab["gradient_descent"](lab["valley"], start, rate, 10)
    left = np.asarray(weights) - [1.0, -1.0]
    np.testing.assert_allclose(left[3] / left[2], [1 - 2 * rate, 1 - 8 * rate], rtol=1e-3)
    assert (float(losses[-1]) < float(losses[0])) == (rate < 2 / 8)


@in_both
@five_times
def test_ten_layers_of_relu_explode_vanish_or_keep_their_size(seed, framework):
    assert says(BACK, "Tens of millions with size 1, and next to nothing with 0.01")
    lab, rng = namespace_of("solutions", BACK, framework), np.random.default_rng(seed)
    lab["noise_in"] = lab["as_tensor"](rng.normal(0, 1, (100, 64)))
    lab["noises"] = [lab["as_tensor"](rng.normal(0, 1, (64, 64))) for _ in range(10)]
    ends = [lab["sizes_on_the_way"](lambda noise, k=k: noise * k)[-1] for k in (1, 0.01, 1 / 8)]
    assert 2e7 < ends[0] < 6e7 and 2e-13 < ends[1] < 6e-13 and 0.02 < ends[2] < 0.06
    assert 0.7 < lab["sizes_on_the_way"](lab["he_weights"])[-1] < 1.6


@five_times
@pytest.mark.parametrize("size", [1.0, 0.01, (2 / 64) ** 0.5])
def test_gradients_grow_or_shrink_on_their_way_back_as_values_do_on_theirs(size, seed):
    assert says(BACK, "going back, gradients pass the same weights and grow or shrink alike")
    torch = namespace_of("solutions", BACK, "torch")["torch"]
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


def mini_batches(seed):
    """The functions of lab 07's solution, for other first weights."""
    lab = namespace_of("solutions", BATCHES, "torch")
    lab["X"], lab["passed"] = (lab["torch"].tensor(a) for a in (X, EVERYONE.passed[:, None]))
    lab["loss_fn"] = lab["torch"].nn.BCEWithLogitsLoss()
    lab["starting_weights"] = lambda *sizes, seed: starting_weights(*sizes, seed=seed + shift)
    shift = seed
    return lab


def test_each_batch_size_of_the_two_clocks_has_its_best_rate_of_four():
    assert says(BATCHES, "of 0.3, 1, 3 and 10 the one with the lowest loss after five epochs")
    lab = mini_batches(0)
    for batch_size, best in ((400, 3.0), (40, 3.0), (10, 1.0)):
        ends = {rate: lab["train_with"](batch_size, rate, 5)[-1] for rate in (0.3, 1.0, 3.0, 10.0)}
        assert min(ends, key=lambda rate: ends[rate]) == best


@five_times
def test_small_batches_win_by_looks_and_the_full_batch_by_steps(seed):
    assert says(BATCHES, "small batches are far ahead") and says(BATCHES, "full batch ends lowest")
    train_with = mini_batches(seed)["train_with"]
    full, some, few = train_with(400, 3.0, 200), train_with(40, 3.0, 20), train_with(10, 1.0, 5)
    assert max(some[5], few[5]) < 0.7 * full[5]
    assert full[-1] < min(some[-1], few[-1])


def seconds_of_40_steps(lab, batch_size):
    """The processor time of 40 steps with this batch size."""
    model, rng = lab["new_model"](), np.random.default_rng(0)
    optimizer, began = lab["new_optimizer"](model, 1.0), time.process_time()
    for _ in range(batch_size // 10):
        lab["train_epoch"](
            model, lab["loss_fn"], optimizer, lab["X"], lab["passed"], batch_size, rng
        )
    return time.process_time() - began


def test_a_step_with_forty_times_as_many_rows_takes_nowhere_near_forty_times_as_long():
    """Hardly longer here, three times as long on a processor of another kind."""
    assert says(BATCHES, "nowhere near forty times as long")
    lab, few, many = mini_batches(0), [], []
    with frameworks.load("torch").known_state():  # one thread: two would wait for each other
        for _ in range(9):
            few.append(seconds_of_40_steps(lab, 10))
            many.append(seconds_of_40_steps(lab, 400))
    assert min(many) < 10 * min(few)


@five_times
def test_larger_batches_explode_later_and_none_beyond_the_bound(seed):
    assert says(BATCHES, "is just below 1 here")
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
