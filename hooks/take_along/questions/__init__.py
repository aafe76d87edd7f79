"""Self-checks for the question banks of learning systems: the same items as QTI 2.1 and as Moodle XML."""
