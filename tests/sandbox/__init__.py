"""Tests of files from strangers."""
