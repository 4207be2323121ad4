"""What comes out: session → neutral blocks → Markdown. Reads no files."""
