"""What people decided, apart from what was read: the book of decisions, and records as the decisions leave them."""
