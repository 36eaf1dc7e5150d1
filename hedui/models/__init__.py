"""The nouns of the house: page, evidence, mention, contract, finding, record. Nothing here imports the rest of hedui."""
