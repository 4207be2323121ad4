"""Widgets: each knows its question and value, never the session."""
