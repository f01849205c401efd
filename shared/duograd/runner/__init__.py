"""All that goes to where a student's code runs: probes and transport. It knows no right answer."""
