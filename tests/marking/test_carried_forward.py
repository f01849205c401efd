"""An answer that is wrong only because another one is gets its points, and it is said why."""

import json
import time

import numpy as np
import pytest

from duograd import exercises, frameworks
from duograd.boundary.wire import Named, WireError, encode
from duograd.exercises.carrying import can_stand_in
from duograd.exercises.telling import NO_STAND_IN, WRONG_ANYWAY
from duograd.frameworks import NAMES
from duograd.marking.answering import MOST_NUMBERS, Answering
from duograd.marking.judging import names_used, trials_of
from duograd.marking.marker import Marker, Settings
from duograd.marking.oracle import FAILED, Oracle
from duograd.marking.submission import read_notebook
from grading import DESCENT, solved, untouched, with_answer
from harness import LESSONS

NOTHING = "def gradient_step(w, slope, learning_rate):\n    w - learning_rate * slope\n"
RENAMED = "def gradient_step(w, slope, rate):\n    return w\n"
BY_KEYWORDS = """def gradient_descent(loss, w, learning_rate, steps):
    w = w.detach()
    weights, losses = [w], [loss(w)]
    for _ in range(steps):
        w = gradient_step(slope=gradient(loss, w), w=w, rate=learning_rate)
        weights.append(w)
        losses.append(loss(w))
    return torch.stack(weights), torch.stack(losses)
"""
TWICE = """def learning_rate_sweep(loss, w, rates, steps):
    return torch.stack([gradient_descent(loss, w, 2 * rate, steps)[1][-1] for rate in rates])
"""
OF_A_LATER_ONE = """def gradient_step(w, slope, learning_rate):
    return gradient_descent(lambda v: (v * slope).sum(), w, learning_rate, 1)[0][-1]
"""


@pytest.fixture(scope="module")
def marker():
    with Marker(Settings(tier="", seed=4)) as made:
        yield made


@pytest.fixture(scope="module")
def strict():
    """A marker that carries no mark forward."""
    with Marker(Settings(tier="", seed=4, carry_forward=False)) as made:
        yield made


def marked(marker, text):
    """The verdicts by exercise."""
    return {v.name: v for v in marker.mark(read_notebook(text.encode(), "lab.ipynb")).verdicts}


def source_of(text, name):
    cells = json.loads(text)["cells"]
    return next("".join(cell["source"]) for cell in cells if cell["id"] == name)


def but_for(name, lab=DESCENT, framework="torch", text=None):
    """The solution of a lab in which one exercise is not begun."""
    todo = source_of(untouched(lab, framework), name)
    return with_answer(name, todo, text or solved(lab, framework))


def answers(*sources, text=None):
    """A lab with these answers in their cells."""
    for source in sources:
        text = with_answer(source.split("(")[0].split()[-1], source, text)
    return text


def pairs():
    """Every answer of a solution that calls another one, with that one's name."""
    for lesson in LESSONS:
        written = [x.name for x in exercises.load(lesson) if x.points]
        for name in written:
            called = names_used(source_of(solved(lesson, "torch"), name), name)
            yield from ((lesson, other, name) for other in written if other in called)


PAIRS = list(pairs())


@pytest.mark.parametrize("framework", NAMES)
@pytest.mark.parametrize(("lesson", "other", "name"), PAIRS)
def test_a_right_answer_gets_its_points_where_only_one_that_it_calls_is_missing(
    lesson, other, name, framework, marker
):
    found = marked(marker, but_for(other, lesson, framework))
    assert found[other].points == 0
    if can_stand_in(exercises.load(lesson).exercises[other]):
        assert (found[name].outcome, found[name].because_of) == ("right", other)
        assert found[name].points == found[name].max_points
        assert found[name].message == f"Right, once `{other}` is."
    else:
        assert found[name].points == 0


def test_numbers_can_stand_in_and_what_is_random_or_given_a_dict_or_a_model_cannot():
    able = {
        other for lesson, other, _ in PAIRS if can_stand_in(exercises.load(lesson).exercises[other])
    }
    assert able >= {"derivative", "dense", "gradient_step", "dense_backward", "improves"}
    random, given = {"minibatches", "dropout_mask", "dropout"}, {"block", "freeze"}
    assert {other for _, other, _ in PAIRS} - able == random | given


def test_one_missing_return_costs_its_own_points_and_no_others(marker, strict):
    text = answers(NOTHING)
    found, harsh = marked(marker, text), marked(strict, text)
    assert {name: v.points for name, v in found.items() if v.points != v.max_points} == {
        "gradient_step": 0
    }
    assert found["learning_rate_sweep"].because_of == "gradient_step"
    assert sum(v.points for v in found.values()) - sum(v.points for v in harsh.values()) == 6
    assert found["gradient_step"] == harsh["gradient_step"]
    assert NO_STAND_IN not in harsh["gradient_descent"].message


def test_an_answer_that_is_wrong_all_the_same_gets_nothing_and_is_told_so(marker):
    found = marked(marker, answers(NOTHING, TWICE))
    assert found["gradient_descent"].points == 4
    assert found["learning_rate_sweep"].points == 0
    assert found["learning_rate_sweep"].because_of == ""
    assert found["learning_rate_sweep"].message.endswith(WRONG_ANYWAY)


@pytest.mark.parametrize(
    ("lesson", "other", "name", "told"),
    [
        ("05_gradient_descent", "gradient_descent", "learning_rate_sweep", WRONG_ANYWAY),
        ("07_mini_batches", "minibatches", "train_epoch", NO_STAND_IN),
    ],
)
def test_where_nothing_is_begun_that_it_calls_it_is_told_what_was_tried(
    lesson, other, name, told, marker
):
    text = with_answer("learning_rate_sweep", TWICE, but_for(other, lesson))
    assert marked(marker, text)[name].message.endswith(told)


def test_of_three_in_a_row_the_first_is_the_cause(marker):
    found = marked(marker, answers(NOTHING))
    assert found["gradient_descent"].because_of == "gradient_step"
    assert found["learning_rate_sweep"].message == "Right, once `gradient_step` is."


def test_no_right_answer_stands_in_for_an_exercise_that_comes_later(marker):
    text = but_for("gradient_descent", text=answers(OF_A_LATER_ONE))
    assert marked(marker, text)["gradient_step"].points == 0


def test_arguments_may_have_names_of_the_students_own(marker):
    found = marked(marker, answers(RENAMED, BY_KEYWORDS))
    assert found["gradient_step"].points == 0
    assert found["gradient_descent"].message == "Right, once `gradient_step` is."


@pytest.mark.parametrize("framework", NAMES)
def test_gradients_flow_through_what_is_computed_elsewhere(framework):
    native = frameworks.load(framework)
    x, w = (np.array(values, "float32") for values in ([1.0, 2.0], [3.0, 4.0]))

    def product(*tensors):
        return native.pulled_back(
            [x * w, x + w], tensors, lambda up: [up[0] * w + up[1], up[0] * x]
        )

    given = [native.tensor(x), native.tensor(w)]
    outputs, found = native.pullback(
        product, given, lambda both: native.dot(both[0], x) + native.dot(both[1], w)
    )
    assert [native.array(output).tolist() for output in outputs] == [[3, 8], [4, 6]]
    assert [gradient.tolist() for gradient in found] == [[6, 12], [1, 4]]


def test_the_same_submission_is_marked_alike_however_often(marker):
    text = answers(NOTHING)
    assert marked(marker, text) == marked(marker, text)


# --- the side that knows ---------------------------------------------------------------------


@pytest.fixture
def answering():
    """What answers a child that is at the first case of gradient_descent."""
    lesson, trials = exercises.load(DESCENT), trials_of(DESCENT, "torch", 4)
    plan = {"gradient_descent": ["gradient_step"], "learning_rate_sweep": ["gradient_descent"]}
    made = Answering(lesson, "torch", plan, trials, Oracle())
    yield made
    made.oracle.close()


def nobody(message):
    raise AssertionError("no function was passed")


def asked(answering, other, values, done=0):
    call = {"ask": other, "values": {name: encode(value) for name, value in values.items()}}
    return answering.answer(done, call, time.monotonic() + 5, nobody)


STEP = {"w": 3.0, "slope": 2.0, "learning_rate": 0.5}
TWO = {"value": encode(np.array(2, "float32"))}


def test_a_call_of_what_stands_in_is_answered(answering):
    assert asked(answering, "gradient_step", STEP) == TWO


@pytest.mark.parametrize(
    "values",
    [
        STEP | {"w": [0.0] * (MOST_NUMBERS + 1)},
        STEP | {"framework": "torch"},
        STEP | {"w": {"deep": 1}},
        STEP | {"w": Named("valley", {"scale": 1.0, "center": 0.0})},
        STEP | {"w": Named("../../../../tmp/evil/bowl")},
        {"w": 3.0},
    ],
    ids=["too many", "too much", "a table", "another name", "a path", "too little"],
)
def test_what_no_right_call_passes_is_refused(answering, values):
    assert asked(answering, "gradient_step", values) == FAILED


def test_only_what_stands_in_for_the_exercise_in_hand_is_answered(answering):
    walk = {"loss": answering.trials["gradient_descent"][0].case.arguments["loss"]}
    walk |= {"w": 5.0, "learning_rate": 0.25, "steps": 1}
    assert asked(answering, "gradient_descent", walk) == FAILED
    done = len(answering.trials["gradient_descent"])
    assert "value" in asked(answering, "gradient_descent", walk, done)
    assert asked(answering, "gradient_step", STEP, done) == FAILED
    assert asked(answering, "gradient_step", STEP, done=1000) == FAILED


def test_a_path_in_a_name_is_never_looked_at(answering):
    trial = answering.trials["gradient_descent"][0]
    call = {"ask": "gradient_step", "values": {"w": encode(Named("../evil/bowl"))}}
    with pytest.raises(WireError):
        answering._question("gradient_descent", trial, call)


def test_a_call_that_takes_for_ever_is_ended_and_the_next_one_answered(answering, monkeypatch):
    monkeypatch.setattr("duograd.marking.answering.SECONDS", 1.0)
    done = len(answering.trials["gradient_descent"])
    walk = {"loss": answering.trials["learning_rate_sweep"][0].case.arguments["loss"]}
    walk |= {"w": 5.0, "learning_rate": 0.25, "steps": 10**9}
    assert asked(answering, "gradient_descent", walk, done) == FAILED
    assert "value" in asked(answering, "gradient_descent", walk | {"steps": 1}, done)


def test_the_number_of_calls_is_bounded(answering, monkeypatch):
    monkeypatch.setattr("duograd.marking.answering.MOST_CALLS", 2)
    found = [asked(answering, "gradient_step", STEP) for _ in range(3)]
    assert found == [TWO, TWO, FAILED]


def test_a_call_that_takes_all_memory_is_ended_and_the_next_one_answered(answering):
    large = STEP | {"w": np.zeros((40_000, 1)), "slope": np.zeros((1, 40_000))}
    assert asked(answering, "gradient_step", large) == FAILED
    assert asked(answering, "gradient_step", STEP) == TWO
