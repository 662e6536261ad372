"""`python -m sbpack`, and the command itself."""


def main() -> None:
    """Run the command line, which is imported here: the processes that lay out sections import this module too."""
    from sbpack.cli.interruption import end_at_once  # noqa: PLC0415
    from sbpack.cli.start import start  # noqa: PLC0415

    try:
        start()
    finally:
        end_at_once()


if __name__ == "__main__":
    main()
