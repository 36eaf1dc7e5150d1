"""Text that recognition wrote as Markdown or HTML: the page as a reader of the rendered page would see it."""
