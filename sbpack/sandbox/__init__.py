"""Files from strangers, opened by a process with limits."""
