"""What is asked: the definition of a workshop, loading it and checking it. Never reads answers."""

DEFAULT_WORKSHOP = "twelve-steps"
"""The one that a session is about unless somebody says otherwise: its id, and the name of its folder."""
