"""The course in forms that leave the site: for learning systems, question banks, flashcards and readers."""
