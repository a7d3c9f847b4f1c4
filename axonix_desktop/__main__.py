"""``python -m axonix_desktop``: the window, as ``axonix-desktop`` opens it."""

from axonix_desktop.app import main

if __name__ == "__main__":
    raise SystemExit(main())
