// Write theme/assets/vendor/pack-tools.min.js again, byte for byte: `make vendor`.
import { cpSync, readFileSync } from "node:fs";
import { build } from "esbuild";

const vendor = new URL("../../theme/assets/vendor/", import.meta.url);
const package_ = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8"));
const [pdf, zip, helpers] = ["@cantoo/pdf-lib", "fflate", "tslib"].map(package_);

// Nothing is written with the fonts that every PDF reader has, and their measures are half of the library.
const withoutFonts = {
  name: "without fonts",
  setup: (bundle) => bundle.onLoad(
    { filter: /standard-fonts\/(Courier|Helvetica|Times|Symbol|ZapfDingbats)[^/]*\.compressed\.json$/ },
    () => ({ contents: 'export default ""', loader: "js" }),
  ),
};
// The package names its entry and not its files.
const byFile = {
  name: "by file",
  setup: (bundle) => bundle.onResolve(
    { filter: /^@cantoo\/pdf-lib\/es\// },
    ({ path }) => ({ path: new URL(`node_modules/${path}`, import.meta.url).pathname }),
  ),
};

const { metafile } = await build({
  entryPoints: [new URL("entry.js", import.meta.url).pathname],
  outfile: new URL("pack-tools.min.js", vendor).pathname,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "packTools",
  target: "es2022",
  metafile: true,
  legalComments: "none",
  banner: {
    js: `/*! Parts of ${pdf.name} ${pdf.version} (MIT, Andrew Dillon and contributors), fflate ${zip.version} (MIT, Arjun Barrett) `
      + `and tslib ${helpers.version} (0BSD, Microsoft Corporation) */`,
  },
  plugins: [withoutFonts, byFile],
});
const from = new Set(Object.keys(metafile.inputs).map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? "ours"));
console.log(`Made of ${[...from].sort().join(", ")}.`);
for (const [name, file] of [["@cantoo/pdf-lib", "LICENSE.md"], ["fflate", "LICENSE"], ["tslib", "LICENSE.txt"]]) {
  cpSync(new URL(`node_modules/${name}/${file}`, import.meta.url), new URL(`LICENSE-${name.split("/").at(-1)}.txt`, vendor));
}
