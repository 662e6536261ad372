"""Tests of step 2: the board."""
