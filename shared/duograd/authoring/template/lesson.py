"""Lesson NN, TITLE: what is left of numbers when their mean is taken away?"""

from duograd.exercises import Difference

EXERCISES = ("mean", "centered")
DIFFERENCES = (
    Difference(
        "the mean of whole numbers",
        "`torch.tensor([1, 2]).float().mean()`; without `.float()` it is an error",
        "`tf.reduce_mean([1, 2])` is 1: the result is a whole number too",
    ),
)
SYMPTOMS = (("the means are all whole numbers", "whole numbers went in: make them floats first"),)
