"""`partnering`, and `python -m partnering_tui`."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Carry out what the arguments of the process say, and end it with an exit code."""
    # What is loaded here stays, and most commands are over before there is any garbage: nobody needs to look for it.
    gc.disable()
    from partnering_tui.cli import run

    code = run()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
