"""The kit of a plan: what a facilitator prints besides the sheets, from an invitation to a report on how it went."""
