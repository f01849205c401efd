"""Lesson 26, a judge: who says that it is good, and can that one be fooled?"""

from duograd.exercises import Difference

EXERCISES = (
    "agreement",
    "kappa",
    "order_flips",
    "best_of_n",
)
DIFFERENCES = (
    Difference(
        "the share of True in a table of verdicts",
        "`mean` wants numbers: `.float()` first, else an error",
        "`tf.reduce_mean` of True and False: an error, too; `tf.cast` first",
    ),
)
SYMPTOMS = (
    (
        "100 % on new cases, and nonsense wins",
        "the cases differ in more than one thing: it learned the easiest",
    ),
    (
        "the verdict is another one when the two are exchanged",
        "a habit of place",
    ),
    (
        "the score rises, the texts get worse",
        "you choose by the judge, and it has gaps",
    ),
)
