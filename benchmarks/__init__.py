"""How quick the site is built, served and read, as ratios to the same text in plain Material within one run."""
