"""The command line of the built program."""

from axonix_desktop.cli.main import main

if __name__ == "__main__":
    main()
