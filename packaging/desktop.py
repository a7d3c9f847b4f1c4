"""The window of the built program."""

from axonix_desktop.app import main

if __name__ == "__main__":
    raise SystemExit(main())
