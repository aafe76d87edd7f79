// What the workshop builder takes from two libraries: reading, joining and writing PDFs, and packing a ZIP.
export { default as PDFCatalog } from "@cantoo/pdf-lib/es/core/structures/PDFCatalog.js";
export { default as PDFContext } from "@cantoo/pdf-lib/es/core/PDFContext.js";
export { default as PDFDict } from "@cantoo/pdf-lib/es/core/objects/PDFDict.js";
export { default as PDFHexString } from "@cantoo/pdf-lib/es/core/objects/PDFHexString.js";
export { default as PDFName } from "@cantoo/pdf-lib/es/core/objects/PDFName.js";
export { default as PDFObjectCopier } from "@cantoo/pdf-lib/es/core/PDFObjectCopier.js";
export { default as PDFPageLeaf } from "@cantoo/pdf-lib/es/core/structures/PDFPageLeaf.js";
export { default as PDFPageTree } from "@cantoo/pdf-lib/es/core/structures/PDFPageTree.js";
export { default as PDFParser } from "@cantoo/pdf-lib/es/core/parser/PDFParser.js";
export { default as PDFStreamWriter } from "@cantoo/pdf-lib/es/core/writers/PDFStreamWriter.js";
export { zipSync } from "fflate";
