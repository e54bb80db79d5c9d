"""Run the command line as `python -m cooperation_graph`."""

from .cli import main

if __name__ == "__main__":
    main()
