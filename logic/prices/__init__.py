"""Price lists: reading them, holding one against another, and freezing prices for use."""
