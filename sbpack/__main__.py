"""`python -m sbpack`, and the command itself."""


def main() -> None:
    """Run the command line, which is imported here: the processes that lay out sections import this module too."""
    from sbpack.cli.app import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
