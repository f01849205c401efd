"""From a submission to verdicts: the answers run in a process of their own and are judged here."""
