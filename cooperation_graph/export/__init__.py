"""The dataset in other programs' formats."""
