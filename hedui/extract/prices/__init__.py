"""Prices: totals, rates, earnest money, each with the currency and the words that stand beside the figures."""
