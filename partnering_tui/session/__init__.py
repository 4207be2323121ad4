"""What was answered: partners, answers, positions; what "agreed" and "complete" mean; pure edits that return a change."""
