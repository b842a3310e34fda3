"""`python -m dragoman`: the command line, for those who have no `dragoman` on their path."""

from dragoman.cli import main

if __name__ == "__main__":
    main()
