"""What was answered: partners, answers, positions; what "agreed" and "complete" mean; edits that return a change."""
