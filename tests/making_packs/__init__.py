"""Tests of what is made of a board."""
