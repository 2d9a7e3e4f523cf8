"""`python -m plainlaw`: the command line where its script is not on the path."""

from plainlaw.cli import run

if __name__ == "__main__":
    run("plainlaw")
