"""`python -m partnering_tui` is `partnering`."""

from partnering_tui.cli import main

if __name__ == "__main__":
    main()
