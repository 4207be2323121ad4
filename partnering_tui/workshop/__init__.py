"""What is asked: the definition of a workshop, loading it and checking it. Never reads answers."""
