"""`python -m sbpack`, and the command itself."""


def main() -> None:
    """Run the command line, which is imported here: the processes that lay out sections import this module too."""
    from sbpack.cli.start import end_at_once, start  # noqa: PLC0415

    try:
        start()
    finally:
        end_at_once()


if __name__ == "__main__":
    main()
