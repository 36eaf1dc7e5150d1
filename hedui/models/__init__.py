"""The nouns of the house: page, evidence, mention, contract, finding, record. They import nothing of ours."""
