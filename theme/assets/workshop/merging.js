// Pages of several PDFs in one. A page loses its tags: the originals are what a screen reader wants.
"use strict";
Object.assign(window.workshop, (() => {
  const URI_ONLY = "URI"; // Links within a sheet would bring all of its pages along.

  /** A PDF as the library reads it: its context and its pages. Throws if it cannot be read. */
  async function pdfOf({ PDFParser, PDFPageLeaf }, bytes) {
    const context = await PDFParser.forBytesWithOptions(bytes).parseDocument();
    const pages = [];
    context.lookup(context.trailerInfo.Root).Pages().traverse((node) => node instanceof PDFPageLeaf && pages.push(node));
    return { context, pages };
  }

  /** Take from a page what leads out of it: its place among the tags, and links within its document. */
  function loosened({ PDFName, PDFDict }, page) {
    for (const key of ["StructParents", "Tabs", "Parent"]) page.delete(PDFName.of(key));
    const links = page.Annots();
    for (let index = (links?.size() ?? 0) - 1; index >= 0; index--) {
      const link = links.lookup(index, PDFDict);
      const action = link.lookup(PDFName.of("A"));
      link.delete(PDFName.of("StructParent"));
      if (action?.lookup(PDFName.of("S"))?.decodeText() !== URI_ONLY) links.remove(index);
    }
    return page;
  }

  /** The bytes of one PDF with a bookmark for each part. `parts` have `source` (what `pdfOf` gave), first, last, starts and name. */
  async function merged(tools, title, parts, pages) {
    const { PDFContext, PDFCatalog, PDFPageTree, PDFPageLeaf, PDFObjectCopier, PDFStreamWriter, PDFHexString, PDFName } = tools;
    const context = PDFContext.create();
    const tree = PDFPageTree.withContext(context);
    const root = context.register(tree);
    const catalog = PDFCatalog.withContextAndPages(context, root);
    const laid = [];

    function lay(page) {
      page.set(PDFName.of("Parent"), root);
      const place = context.register(page);
      tree.pushLeafNode(place);
      laid.push(place);
    }

    function blank(size) {
      const entries = { Type: PDFName.of("Page"), MediaBox: size, Resources: context.obj({}) };
      return PDFPageLeaf.fromMapWithContext(new Map(Object.entries(entries).map(([key, value]) => [PDFName.of(key), value])), context);
    }

    for (const { source, first, last, starts } of parts) {
      const copier = PDFObjectCopier.for(source.context, context);
      source.loose ??= source.pages.map((page) => loosened(tools, page));
      const copied = source.loose.slice(first - 1, last).map((page) => copier.copy(page));
      for (const start of starts) {
        while (laid.length < start - 1) lay(blank(copied[0].MediaBox()));
        for (const page of copied) lay(page.clone(context)); // Fonts, text and pictures are there once for all copies.
      }
    }
    if (laid.length !== pages) throw new Error(`${laid.length} pages came out, and not ${pages}.`);

    const outlines = context.nextRef();
    const marks = parts.map(() => context.nextRef());
    parts.forEach(({ name, starts }, index) => context.assign(marks[index], context.obj({
      Title: PDFHexString.fromText(name),
      Parent: outlines,
      Dest: [laid[starts[0] - 1], "Fit"],
      ...(index ? { Prev: marks[index - 1] } : {}),
      ...(index < marks.length - 1 ? { Next: marks[index + 1] } : {}),
    })));
    context.assign(outlines, context.obj({ Type: "Outlines", First: marks[0], Last: marks.at(-1), Count: marks.length }));
    catalog.set(PDFName.of("Outlines"), outlines);
    catalog.set(PDFName.of("Lang"), PDFHexString.fromText(document.documentElement.lang));
    catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
    context.trailerInfo.Root = context.register(catalog);
    context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(title) }));
    return PDFStreamWriter.forContext(context, 500).serializeToBuffer();
  }

  return { pdfOf, merged };
})());
