"""Author-year citations in Markdown, in the manner of APA 7. Knows nothing about MkDocs.

What other parts of the house may use:

    library = Library.read(Path("bibliography.bib"))       # every work; keys to works, in the order of the file
    md = Markdown(extensions=[CiteExtension(library)])     # [@key, p. 3]  @key  [-@key]  [see @a; @b]
    html = md.convert(text)
    for work in library.in_order(cited_keys(html)):        # as a reference list has them
        reference_html(work), reference_text(work)         # the APA reference, marked up or plain

`cited_keys(html)` gives each key once, in the order of first appearance, of any HTML the extension made (a part of a
page will do). A citation there is `<span class="cite">(<a class="cite-ref" id="cite-KEY-1" href="#ref-KEY"
role="doc-biblioref">Name, 2018</a>)</span>`; a key that is not in the library stays in the text as it was typed.
"""
