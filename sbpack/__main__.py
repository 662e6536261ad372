"""`python -m sbpack`, and the command itself."""


def main() -> None:
    """Run the command line, which is imported here: the processes that lay out sections import this module too."""
    from sbpack.cli.start import start  # noqa: PLC0415

    start()


if __name__ == "__main__":
    main()
