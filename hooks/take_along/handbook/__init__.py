"""The handbook: the whole course as one book, as EPUB and as PDF, both from the same pages."""
