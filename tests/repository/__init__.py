"""Tests of disk, git and cache."""
