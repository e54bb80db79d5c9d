"""A dataset over HTTP, read-only."""
