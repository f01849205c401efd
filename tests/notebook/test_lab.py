"""What a student meets in a lab: start, check, hint, progress, predict, attempt."""

import random
import subprocess
import sys
import textwrap
from types import FunctionType

import numpy as np
import pytest

from duograd import exercises, frameworks
from duograd.authoring.source import read_lesson, select, without_solutions
from duograd.exercises.attempts import prepare
from duograd.exercises.carrying import pass_on
from duograd.exercises.verdict import Verdict
from duograd.frameworks import NAMES
from duograd.marking.judging import names_used
from duograd.notebook import lab as lab_module
from duograd.notebook import tracking
from duograd.notebook.lab import Lab, preserved_random_state
from duograd.notebook.session import session
from duograd.runner.cells import Cell, run_cells
from harness import MISSING, ROOT, namespace_of, run_in_a_kernel, text_of

LESSON = "01_perceptron"
in_both = pytest.mark.parametrize("framework", NAMES)


@pytest.fixture(params=NAMES)
def lab(request, monkeypatch):
    """A lab in this process whose exercises are the solution's."""
    native = frameworks.load(request.param)
    namespace = namespace_of("solutions", LESSON, request.param)
    made = Lab(exercises.load(LESSON), native, namespace)
    monkeypatch.setattr(session, "lab", made)
    return made


def said(capsys):
    return capsys.readouterr().out.strip()


def test_a_right_answer_is_told_so_with_its_points(lab, capsys):
    lab_module.check("perceptron")
    assert said(capsys) == "✓ perceptron · 4 of 4"


def test_check_takes_the_function_itself_as_well_as_its_name(lab, capsys):
    lab_module.check(lab.namespace["relu"])
    assert said(capsys) == "✓ relu · 2 of 2"


def test_a_wrong_answer_is_named_and_a_hint_is_offered(lab, capsys):
    lab.namespace["relu"] = abs
    lab_module.check("relu")
    lines = said(capsys).split("\n")
    assert lines[0].startswith("✗ relu · 0 of 2 · A negative z should give 0")
    assert lines[1] == 'Stuck? Run `hint("relu")`: 4 left.'


def test_an_unknown_wrong_answer_shows_case_expected_and_given(lab, capsys):
    lab.namespace["relu"] = lambda z: z * 3
    lab_module.check("relu")
    assert "For z = [-2, 3] the answer is [0, 3]; yours is [-6, 9]" in said(capsys)


def test_shape_is_told_before_value(lab, capsys):
    lab.namespace["relu"] = lambda z: z[..., None] * 3
    lab_module.check("relu")
    assert "the answer has shape [2]; yours has shape [2, 1]" in said(capsys)


def test_a_forgotten_return_is_asked_about(lab, capsys):
    lab.namespace["relu"] = lambda z: None
    lab_module.check("relu")
    assert "Your function returned None: is `return` missing" in said(capsys)


def test_half_the_points_are_kept_when_only_the_gradient_is_lost(lab, capsys):
    tensor, array = lab.framework.tensor, lab.framework.array
    right = lab.namespace["relu"]
    lab.namespace["relu"] = lambda z: tensor(array(right(z)))
    lab_module.check("relu")
    assert said(capsys).startswith(
        "✗ relu · 1 of 2 · The value is right, but no gradient reaches z"
    )


def test_an_exception_shows_the_students_own_line(lab, capsys):
    source = "def relu(z):\n    y = z + 1\n    return y.nothing_like_this\n"
    exec(compile(source, "<their cell>", "exec"), lab.namespace)
    import linecache

    linecache.cache["<their cell>"] = (len(source), None, source.splitlines(True), "<their cell>")
    lab_module.check("relu")
    text = said(capsys)
    assert text.startswith("! relu · 0 of 2 · line 3 of your code: return y.nothing_like_this")
    assert "Traceback" not in text


def test_an_endless_loop_is_ended_and_told(lab, capsys, monkeypatch):
    monkeypatch.setattr(lab.exercise("relu"), "seconds", 0.3)
    exec("def relu(z):\n    while True:\n        pass", lab.namespace)
    lab_module.check("relu")
    assert "your code was still running after 0.3 seconds" in said(capsys)


def test_an_answer_that_uses_another_todo_says_which(lab, capsys):
    exec("def perceptron(x, w, w0, g):\n    raise NotImplementedError('TODO 5: perceptron')",
         lab.namespace)  # fmt: skip
    exec("def predict_class(x, w, w0):\n    return perceptron(x, w, w0, sigmoid) > 0.5",
         lab.namespace)  # fmt: skip
    lab_module.check("predict_class")
    assert "your code needs TODO 5: perceptron, which is not finished yet" in said(capsys)


PARTS = {
    ("10_early_stopping", "fit", 1): "pass",
    ("10_early_stopping", "fit", 2): "pass",
    ("10_early_stopping", "EarlyStopping", 1): "self.best_loss = 1.0",
    ("10_early_stopping", "EarlyStopping", 2): "return False",
}


@in_both
@pytest.mark.parametrize(("lesson", "name", "number"), PARTS)
def test_an_answer_with_one_of_its_two_todo_lines_filled_is_told_of_the_other(
    lesson, name, number, framework
):
    declared, native = exercises.load(lesson), frameworks.load(framework)
    cells = read_lesson(text_of(lesson)).cells
    source = select(next(cell for cell in cells if cell.defines == name).source, framework)
    lines = without_solutions(source, f"TODO 4: {name}").split("\n")
    todos = [place for place, line in enumerate(lines) if "raise NotImplementedError" in line]
    assert len(todos) == 2
    namespace = namespace_of("solutions", lesson, framework)

    def verdict():
        assert not run_cells([Cell(name, "\n".join(lines))], namespace, native, 60).answers
        return Lab(declared, native, namespace).check(declared.exercises[name], namespace[name])

    assert verdict().outcome == "not started"
    indent = lines[todos[number - 1]].partition("raise")[0]
    lines[todos[number - 1]] = indent + PARTS[lesson, name, number]
    assert str(verdict()).endswith(f"A TODO line is left in `{name}`: put your code in its place.")


def test_a_name_that_no_exercise_has_is_answered_with_the_names_there_are(lab, capsys):
    lab_module.check("sigmoyd")
    assert "No exercise here is called `sigmoyd`. There are: sigmoid," in said(capsys)


def test_hints_come_one_at_a_time(lab, capsys):
    for number in (1, 2, 3, 4, 4):
        lab_module.hint("relu")
        assert said(capsys).startswith(f"Hint {number} of 4: ")


def progress_after_checking(name, capsys):
    lab_module.check(name)
    said(capsys)
    lab_module.progress()
    return said(capsys)


def test_progress_counts_what_was_checked(lab, capsys):
    text = progress_after_checking("relu", capsys)
    assert text.startswith("2 of 12 points · 1 of 6 exercises right")
    assert "✓ relu · right · 2 of 2 points" in text
    assert "○ perceptron · not started · 4 points" in text


def test_progress_counts_no_exercise_that_is_given(lab, capsys):
    text = progress_after_checking("sigmoid", capsys)
    assert text.startswith("0 of 12 points · 0 of 6 exercises right")
    assert "✓ sigmoid · right" in text


def test_a_prediction_is_asked_for_and_written_down(lab, capsys):
    lab_module.predict("z")
    assert "Put your guess in place of" in said(capsys)
    lab_module.predict("z", -6)
    assert said(capsys).startswith("Your prediction: -6.")
    assert lab.predictions == {"z": -6}


def test_checks_leave_every_random_state_as_they_found_it(lab):
    native = lab.framework
    native.seed(3)
    random.seed(3)
    np.random.seed(3)
    draw = (
        (lambda: __import__("torch").rand(3).numpy())
        if native.name == "torch"
        else (lambda: __import__("tensorflow").random.uniform([3]).numpy())
    )
    with preserved_random_state(native):
        before = (random.random(), np.random.rand(), draw())
    lab.namespace["relu"] = lambda z: (draw(), random.random(), np.random.rand(), z)[-1]
    lab.check(lab.exercise("relu"), lab.namespace["relu"])
    after = (random.random(), np.random.rand(), draw())
    assert before[:2] == after[:2]
    assert np.array_equal(before[2], after[2])


def test_draws_with_a_seed_of_their_own_go_on_behind_a_check_that_draws_nothing():
    import tensorflow as tf

    made = Lab(exercises.load(LESSON), frameworks.load("tensorflow"), {})

    def two_draws(between):
        tf.random.set_seed(3)
        first = draw()
        between()
        return first, draw()

    def draw():
        return tf.random.uniform([3], seed=5).numpy().tolist()

    def check():
        made.check(made.exercise("relu"), tf.nn.relu)

    first, second = two_draws(lambda: None)
    assert first != second
    assert two_draws(check) == (first, second)


def test_a_check_that_draws_nothing_leaves_the_kernels_that_tensorflow_made(monkeypatch):
    import tensorflow as tf
    from tensorflow.python.eager import context

    made, seeds = Lab(exercises.load(LESSON), frameworks.load("tensorflow"), {}), []
    made.framework.seed(3)
    monkeypatch.setattr(
        type(context.context()), "_set_global_seed", lambda _, seed: seeds.append(seed)
    )
    made.check(made.exercise("relu"), tf.nn.relu)
    assert seeds == []
    made.check(made.exercise("relu"), lambda z: (tf.random.uniform([3]), tf.nn.relu(z))[1])
    assert seeds == [3]


def test_an_argument_that_was_changed_in_place_is_found_out():
    native = frameworks.load("torch")
    made = Lab(exercises.load(LESSON), native, {})
    verdict = made.check(made.exercise("relu"), lambda z: z.clamp_(min=0))
    assert (verdict.outcome, verdict.misconception) == ("wrong", "argument_changed")


def test_words_of_a_list_that_were_changed_in_place_are_found_out():
    def encode(words, vocabulary):
        words[:] = [vocabulary.index(word) if word in vocabulary else 0 for word in words]
        return words

    made = Lab(exercises.load("12_next_word"), frameworks.load("torch"), {})
    verdict = made.check(made.exercise("encode"), encode)
    assert (verdict.outcome, verdict.misconception) == ("wrong", "argument_changed")
    assert "words" in verdict.message


def test_under_nbgrader_a_check_returns_its_points(lab, monkeypatch):
    assert lab_module.check("perceptron") is None
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert lab_module.check("perceptron") == 4
    lab.namespace["perceptron"] = lambda x, w, w0, g: g(x)
    assert lab_module.check("perceptron") == 0


def test_before_the_first_cell_ran_a_check_says_so(monkeypatch, capsys):
    monkeypatch.setattr(session, "lab", None)
    lab_module.check("relu")
    assert said(capsys) == "Run the lab's first cell first: it starts the lab."


@in_both
def test_the_same_seed_draws_the_same_cases(framework):
    for exercise in exercises.load("05_gradient_descent"):
        one, other = (prepare(exercise, framework, 7) for _ in range(2))
        assert all(
            repr(a.case.arguments) == repr(b.case.arguments)
            for a, b in zip(one, other, strict=True)
        )


def run_python(code, *, without=()):
    """Run code in a fresh Python in which some modules cannot be imported."""
    block = MISSING.format(names=tuple(without))
    command = [sys.executable, "-c", block + textwrap.dedent(code)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.parametrize(("one", "other"), [("torch", "tensorflow"), ("tensorflow", "torch")])
def test_a_lab_runs_where_the_other_framework_is_not_installed(one, other):
    code = f"""
        from duograd.notebook import check, start
        start("01_perceptron", "{one}")
        def relu(z):
            return z * (z > 0) if "{one}" == "torch" else abs(z)
        check("relu")
        assert "{other}" not in sys.modules
    """
    run = run_python(code, without=[other, "keras"] if other == "tensorflow" else [other])
    assert run.returncode == 0, run.stderr
    assert "Lab 01_perceptron is ready" in run.stdout
    assert run.stderr == "", "students see nothing of a framework's start-up"


@pytest.mark.parametrize("framework", ["torch", "tensorflow"])
def test_garbage_is_not_sought_in_what_a_lab_imports_but_in_all_that_comes_later(framework):
    run = run_python(f"""
        import gc
        from duograd.notebook import start
        start("01_perceptron", "{framework}")
        imported = gc.get_freeze_count()
        start("01_perceptron", "{framework}")
        assert gc.get_freeze_count() == imported > 50 * len(gc.get_objects()), gc.get_stats()
    """)
    assert run.returncode == 0, run.stderr


def test_a_missing_framework_is_told_in_one_sentence():
    run = run_python(
        'from duograd.notebook import start\nstart("01_perceptron", "tensorflow")',
        without=["tensorflow"],
    )
    assert run.stdout.strip() == (
        "TensorFlow is not installed here: run `pip install tensorflow`, then restart the kernel."
    )
    assert run.returncode == 0


def test_importing_the_package_imports_no_framework_and_no_matplotlib():
    run = run_python(
        "import duograd.notebook, duograd.exercises\n"
        "print([m for m in ('torch', 'tensorflow', 'matplotlib', 'IPython') if m in sys.modules])"
    )
    assert run.stdout.strip() == "[]"


KERNEL_CELLS = {
    "start": 'from duograd.notebook import pictures, start\nstart("01_perceptron", "torch")',
    "define": "def broken(z):\n    return z.nothing",
    "picture": 'pictures.activations({"broken": (broken, broken)})',
    "own": "1 / 0",
    "todo": 'raise NotImplementedError("TODO 3: relu")',
}


@pytest.fixture(scope="module")
def kernel_outputs():
    """What a real kernel shows for each cell: the text of cards, and errors."""
    shown = {}
    for name, outputs in run_in_a_kernel(KERNEL_CELLS).items():
        shown[name] = [
            o["ename"] if o.output_type == "error" else o.get("data", {}).get("text/plain", "")
            for o in outputs
        ]
    return shown


def test_a_picture_of_a_failing_answer_shows_the_students_line_and_no_traceback(kernel_outputs):
    (text,) = kernel_outputs["picture"]
    assert text.startswith(
        "This cell called your code and failed. Line 2 of your code: return z.nothing → "
        "AttributeError"
    )


def test_an_error_outside_our_code_keeps_pythons_own_traceback(kernel_outputs):
    assert kernel_outputs["own"] == ["ZeroDivisionError"]


def test_a_cell_that_needs_a_todo_says_which_in_one_line(kernel_outputs):
    assert kernel_outputs["todo"] == ["This cell needs TODO 3: relu: finish it first."]


def test_true_and_false_are_shown_as_such(capsys, monkeypatch):
    native = frameworks.load("torch")
    made = Lab(exercises.load("05_gradient_descent"), native, {})
    verdict = made.check(made.exercise("has_converged"), lambda losses, tolerance: True)
    assert "the answer is False; yours is True." in verdict.message


def test_a_long_loop_shows_one_line_where_nobody_watches(capsys):
    assert list(tracking.track(range(4), "training")) == [0, 1, 2, 3]
    assert said(capsys) == "training ████████████████████ 4 of 4"


def test_the_bar_fills_from_left_to_right():
    assert tracking.bar(5, 10) == "██████████░░░░░░░░░░ 5 of 10"
    assert tracking.bar(0, 0).endswith("0 of 0")


@pytest.mark.parametrize("framework", NAMES)
def test_an_answer_that_calls_one_that_is_wrong_is_told_to_mend_that_first(framework):
    lesson, native = exercises.load("05_gradient_descent"), frameworks.load(framework)
    lab = Lab(lesson, native, namespace_of("solutions", lesson.name, framework))
    lab.namespace["gradient_step"] = lambda w, slope, learning_rate: w + slope
    for name in ("gradient_step", "gradient_descent"):
        verdict = lab.check(lesson.exercises[name], lab.namespace[name])
    told = "It calls gradient_step, which is not right yet: mend that first."
    assert f"{told} The grader will also try this answer" in verdict.message


@pytest.mark.parametrize("framework", NAMES)
def test_an_answer_that_was_mended_since_its_check_is_blamed_no_more(framework):
    lesson, native = exercises.load("05_gradient_descent"), frameworks.load(framework)
    lab = Lab(lesson, native, namespace_of("solutions", lesson.name, framework))
    step, descend = lesson.exercises["gradient_step"], lesson.exercises["gradient_descent"]
    assert lab.check(step, lambda w, gradient, learning_rate: w + gradient).outcome == "wrong"

    def wrong(loss, w, learning_rate, steps):
        return gradient_step(w, w, learning_rate), w  # noqa: F821

    verdict = lab.check(descend, FunctionType(wrong.__code__, lab.namespace))
    assert verdict.outcome == "wrong"
    assert "gradient_step" not in verdict.message
    assert {row.name: row.outcome for row in lab.rows()}["gradient_step"] == "right"


CALLING = """
import torch
class Fit(Base):
    "An EarlyStopping of dense."
    def go(self, model):
        return [dense(x) for x in model.fit(self.data)]
def fit(x, stopper):
    "Like EarlyStopping: stopper.update, never dense."
    relu = x  # not tanh
    def inner():
        return lambda: sigmoid(relu, torch.tanh(x))
    return inner
"""


@pytest.mark.parametrize(("name", "names"), [("Fit", {"dense"}), ("fit", {"sigmoid", "torch"})])
def test_lab_and_grader_agree_that_only_what_code_reads_is_called(name, names):
    namespace = {"Base": object}
    exec(CALLING, namespace)
    assert set(lab_module._names_in(namespace[name])) == names
    assert names_used(CALLING, name) - {"Base"} == names


@pytest.mark.parametrize("source", ["(", "x\0", "-" * 100_000 + "1", "(" * 10_000, "fit = 1", ""])
def test_a_cell_that_cannot_be_read_calls_nothing(source):
    assert not names_used(source, "fit")


@pytest.mark.parametrize("before", ["It took 10 seconds", "Too long.", "Slow (with x = [1.])", ""])
def test_what_is_said_of_the_called_answer_is_a_sentence_of_its_own(before):
    mine, other = Verdict("fit", "error", 0, 2, before), Verdict("dense", "wrong", 0, 2)
    message = pass_on(mine, ["dense"], {"dense": other}).message
    told = "It calls dense, which is not right yet: mend that first."
    assert message == (f"{before.removesuffix('.')}. {told}" if before else told)


def test_a_check_computes_on_the_cpu_whatever_device_the_student_chose():
    import torch

    lesson, native = exercises.load("03_mlp"), frameworks.load("torch")
    lab = Lab(lesson, native, namespace_of("solutions", lesson.name, "torch"))
    torch.set_default_device("meta")  # a device that holds no numbers stands for a GPU
    try:
        verdicts = [lab.check(exercise, lab.namespace[exercise.name]) for exercise in lesson]
    finally:
        torch.set_default_device("cpu")
    assert {verdict.outcome for verdict in verdicts} == {"right"}, [str(v) for v in verdicts]


def test_a_check_computes_on_the_first_cpu_whatever_device_surrounds_it():
    code = """
        import tensorflow as tf
        two = [tf.config.LogicalDeviceConfiguration()] * 2
        tf.config.set_logical_device_configuration(tf.config.list_physical_devices("CPU")[0], two)
        from duograd import exercises, frameworks
        from duograd.notebook.lab import Lab
        lesson = exercises.load("05_gradient_descent")
        seen = []
        def gradient_step(w, slope, learning_rate):
            seen.append((w + 0).device)
            return w - learning_rate * slope
        lab = Lab(lesson, frameworks.load("tensorflow"), {"gradient_step": gradient_step})
        with tf.device("/CPU:1"):
            print(lab.check(lesson.exercises["gradient_step"], gradient_step).outcome)
        print({name[-5:] for name in seen})
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False
    )
    assert run.stdout.split() == ["right", "{'CPU:0'}"], run.stderr
