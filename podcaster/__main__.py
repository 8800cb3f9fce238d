"""`python -m podcaster`: the `podcaster` command."""

from podcaster.cli import main

if __name__ == "__main__":
    main()
