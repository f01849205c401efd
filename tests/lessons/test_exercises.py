"""Every declared exercise, in both frameworks: wrong answers are named, right ones pass.

Nothing here names a lesson: a new lesson, exercise, misconception or variant is covered as soon
as it is declared.
"""

import time

import numpy as np
import pytest

from answers import answers, proofs
from duograd import exercises, frameworks
from duograd.exercises import comparing
from duograd.exercises.judge import misled
from duograd.frameworks import NAMES
from harness import (
    LESSONS,
    each_exercise,
    exercise_of,
    judge_answer,
    lift,
    namespace_of,
    native_answer,
    trials_of,
)
from seeds import sweep

EXERCISES = [pytest.param(*pair, id="-".join(pair)) for pair in each_exercise()]
FORMULAS = [
    pytest.param(lesson, name, known.slug, id=f"{lesson}-{name}-{known.slug}")
    for lesson, name in each_exercise()
    for known in exercise_of(lesson, name).misconceptions
    if known.formula
]
NATIVES = [
    pytest.param(lesson, name, framework, answer, id=f"{framework}-{lesson}-{name}-{answer.name}")
    for lesson, name in each_exercise()
    for framework in NAMES
    for answer in answers(lesson, name, framework)
]
WRONG = [p for p in NATIVES if not p.values[3].is_right]
RIGHT = [p for p in NATIVES if p.values[3].is_right]
in_both = pytest.mark.parametrize("framework", NAMES)


def place_of(lesson, name, framework="…"):
    """Where the answers to an exercise stand."""
    return f"{lesson}/answers/{name}_{framework}.py"


def known_of(lesson, name, slug):
    return next(k for k in exercise_of(lesson, name).misconceptions if k.slug == slug)


@in_both
@pytest.mark.parametrize(("lesson", "name", "slug"), FORMULAS)
def test_a_known_wrong_formula_is_rejected_with_its_own_words(lesson, name, slug, framework):
    exercise, known = exercise_of(lesson, name), known_of(lesson, name, slug)
    verdict = judge_answer(
        lesson, name, framework, lambda t: lift(exercise, known.formula, t, framework)
    )
    assert (verdict.outcome, verdict.points, verdict.misconception) == ("wrong", 0, slug)
    assert verdict.message.startswith(known.words)


@pytest.mark.parametrize(("lesson", "name", "framework", "answer"), WRONG)
def test_a_wrong_answer_in_native_code_is_named(lesson, name, framework, answer):
    exercise = exercise_of(lesson, name)
    written, namespace = native_answer(lesson, name, framework, answer)
    verdict = judge_answer(lesson, name, framework, lambda _: written, namespace)
    assert (verdict.outcome, verdict.misconception) == ("wrong", answer.slug), verdict.message
    assert verdict.points <= exercise.points // 2
    declared = [*exercise.misconceptions, *exercise.properties]
    words = [known.words for known in declared if known.slug == answer.slug]
    assert verdict.message.startswith(tuple(words or [""]))


@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_each_mistake_that_no_formula_shows_has_an_answer_that_makes_it(lesson, name):
    exercise = exercise_of(lesson, name)
    shown = {a.slug for framework in NAMES for a in answers(lesson, name, framework)}
    declared = [k for k in exercise.misconceptions if k.telltale] + exercise.properties
    missing = {known.slug for known in declared} - shown
    assert not missing, f"no wrong answer in {place_of(lesson, name)} makes {missing}"


@pytest.mark.parametrize(("lesson", "name", "framework", "answer"), RIGHT)
def test_a_right_answer_written_another_way_passes_in_a_fifth_of_its_time(
    lesson, name, framework, answer
):
    written, namespace = native_answer(lesson, name, framework, answer)
    frameworks.load(framework).import_late()
    begun = time.thread_time()
    verdict = judge_answer(lesson, name, framework, lambda _: written, namespace)
    assert verdict.outcome == "right", verdict.message
    assert time.thread_time() - begun < exercise_of(lesson, name).seconds / 5


@in_both
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_the_solution_agrees_with_the_oracle_in_values_and_gradients(lesson, name, framework):
    namespace = namespace_of("solutions", lesson, framework)
    verdict = judge_answer(lesson, name, framework, lambda _: namespace[name], namespace)
    assert verdict.outcome == "right", verdict.message


@in_both
@pytest.mark.parametrize("lesson", LESSONS)
def test_right_answers_pass_and_wrong_ones_fail_on_other_cases_too(lesson, framework):
    faults, renamed, count = sweep(lesson, framework, range(1, 2))
    assert not faults
    assert len(renamed) < count / 100


@in_both
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_an_untouched_exercise_is_not_started_and_a_given_one_is_right(lesson, name, framework):
    namespace = namespace_of("labs", lesson, framework)
    verdict = judge_answer(lesson, name, framework, lambda _: namespace[name], namespace)
    given = exercise_of(lesson, name).level == "given"
    assert verdict.outcome == ("right" if given else "not started")
    assert verdict.points == 0


@in_both
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_an_answer_that_returns_nothing_scores_nothing(lesson, name, framework):
    verdict = judge_answer(lesson, name, framework, lambda _: lambda *arguments: None)
    assert (verdict.outcome, verdict.points) in [("wrong", 0), ("error", 0)]


@in_both
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_zeros_of_the_right_shape_score_nothing(lesson, name, framework):
    check_distorted(lesson, name, framework, np.zeros_like)


@in_both
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_right_numbers_in_a_wrong_shape_score_nothing(lesson, name, framework):
    check_distorted(lesson, name, framework, lambda a: np.asarray(a)[..., None])


def check_distorted(lesson, name, framework, distort):
    """Give the right answer, each of its arrays distorted: it must score 0."""
    native = frameworks.load(framework)

    def distorted(value):
        if isinstance(value, (list, tuple)):
            return [distorted(item) for item in value]
        return native.tensor(np.asarray(distort(np.asarray(value, dtype="float32"))))

    if exercise_of(lesson, name).formula() is None:
        answer = lambda _: lambda *arguments: native.tensor(np.zeros((1, 1), "float32"))  # noqa
    else:
        answer = lambda trial: lambda *arguments: distorted(trial.value)  # noqa: E731
    verdict = judge_answer(lesson, name, framework, answer)
    assert (verdict.outcome, verdict.points) in [("wrong", 0), ("error", 0)], verdict


@in_both
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_wrong_formulas_are_far_from_right_and_from_each_other(lesson, name, framework):
    """Twenty tolerances apart in some case, so that rounding never names the wrong mistake."""
    exercise, trials = exercise_of(lesson, name), trials_of(lesson, name, framework)
    answers = {"the right answer": [t.value for t in trials]}
    for known in exercise.misconceptions:
        if known.formula:
            answers[known.slug] = [misled(exercise, known, t.case, framework) for t in trials]
    names = list(answers)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            pairs = zip(answers[one], answers[other], strict=True)
            assert any(far_apart(a, b) for a, b in pairs), f"{one} and {other} look the same"


def far_apart(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return exercises.reference.UNJUDGED not in (one, other) and one != other
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        if len(one) != len(other):
            return True
        return any(far_apart(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, (list, tuple)) or isinstance(other, (list, tuple)):  # one of two, or a pair
        return True
    a, b = (np.asarray(v, dtype="float64") for v in (one, other))
    if a.shape != b.shape or not np.array_equal(np.isnan(a), np.isnan(b)):
        return True
    with np.errstate(all="ignore"):
        return bool(np.any(np.abs(a - b) > 20 * comparing.tolerance(a)))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_no_seed_draws_cases_in_which_a_mistake_passes(lesson, name, seed):
    exercise = exercise_of(lesson, name)
    for known in (k for k in exercise.misconceptions if k.formula):
        cases = exercise.draw(seed)
        assert any(
            far_apart(
                misled(exercise, known, case, "torch"),
                exercises.reference.expected_value(exercise, case, "torch"),
            )
            for case in cases
        ), known.slug


@in_both
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_row_of_where_the_frameworks_differ_holds(lesson, framework):
    frameworks.load(framework)
    proved = proofs(lesson, framework)
    topics = [row.topic for row in exercises.load(lesson).differences]
    assert list(proved) == topics, (
        f"the docstrings in answers/differences_{framework}.py of {lesson} are {list(proved)}, "
        f"and the topics of the table in its lesson.py {topics}: each row has one, in their order"
    )
    for topic, code in proved.items():
        space = {}
        exec(code, space)
        assert space["holds"] is True, f"what the row `{topic}` says does not hold in {framework}"


@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_every_asked_exercise_has_hints_and_two_variants_in_each_framework(lesson, name):
    exercise = exercise_of(lesson, name)
    if exercise.level != "given":
        assert 3 <= len(exercise.hints) <= 4, f"{name} of {lesson} needs three or four hints"
        assert exercise.points > 0, f"{name} of {lesson} is asked and gives no points"
    for framework in NAMES:
        right = sum(answer.is_right for answer in answers(lesson, name, framework))
        where = place_of(lesson, name, framework)
        assert right >= 2, f"{where}: {right} right answers (`right_…`), and two or more are needed"
