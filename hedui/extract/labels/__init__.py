"""Labels: where words before a colon, a gap or a bracket name a field, and what stands behind or below them."""
