"""Read Chinese government notices that assign tasks into a graph whose every statement points at its characters."""

__version__ = "0.1.0"
