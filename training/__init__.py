"""What the model of clauses is trained with: phrases that we wrote, and the generator's agreements."""
