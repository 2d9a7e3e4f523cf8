"""`python -m plainlaw`: the command line where its script is not on the path."""

from plainlaw.cli import main

if __name__ == "__main__":
    main(prog_name="plainlaw")
