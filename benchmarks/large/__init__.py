"""The papers of a board that never sat, as many as one likes, each as long as papers are."""
