"""Choices: options, boxes and brackets, and what the chosen ones say."""
