"""What was answered: partners, answers, positions, and what "agreed" and "complete" mean. Pure edits that return a change."""
