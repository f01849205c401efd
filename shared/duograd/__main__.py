"""`python -m duograd` is the same as `duograd`."""

from duograd.cli import main

main()
