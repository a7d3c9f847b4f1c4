"""Both programs of the built folder in one file: the name it is called by says which is meant."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    if Path(sys.argv[0]).stem == "axonix":
        from axonix_desktop.cli.main import main as command

        command()
    elif os.environ.get("AXONIX_TRY_OUT"):
        from try_out import main as visit

        raise SystemExit(visit(Path(sys.argv[1])))
    else:
        from axonix_desktop.app import main as window

        raise SystemExit(window())
