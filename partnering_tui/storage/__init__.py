"""Where it is kept: atomic writes, the session file, the private file, autosave, locations, settings."""
