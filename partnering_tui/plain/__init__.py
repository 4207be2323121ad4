"""The walk as lines: the same questions and the same files as on the screens, asked and answered a line at a time."""
