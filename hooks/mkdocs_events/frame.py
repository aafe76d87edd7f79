"""What stands round every page: its style sheets and scripts, its policy, its menu, and how templates print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from mkdocs_events.build import current
from publish import bundle, compiled, menu, policy, templates

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from learning.course import Strand

MENU_PARTS = "assets/menu-parts.js"


def note_menu(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation for those who come later."""
    current().nav = nav


def bundle_assets(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Make the style sheets and scripts ready. They come after all pages are rendered, which do not rest on their names."""
    theme, build = _theme(config), current()
    shared = {
        bundle.STYLES: config["extra_css"],
        bundle.SCRIPTS: [str(script) for script in config["extra_javascript"]],
        **{name: [f"assets/{part}.js" for part in parts] for name, parts in bundle.FOR_SOME.items()},
        bundle.SEARCH: [f"assets/search/{name}.js" for name in ("words", "rank", "found")],
    }
    try:
        build.assets = bundle.bundle(theme, shared)
    except bundle.MissingAsset as error:
        raise PluginError(f"mkdocs.yml: there is no file {theme.name}/{error}. Correct its name or take it out.") from error
    for asset in build.assets.values():
        files.append(File.generated(config, asset.uri, content=asset.text))


def prepare_templates(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Templates print text, and know the menu and the names of what they link to."""
    build = current()
    templates.escape_html(env, _theme(config))
    compiled.keep_compiled(env, build.cache)
    env.filters |= {"asset": lambda name: build.assets[name].uri, "landing": menu.landing, "index": menu.index}
    # The server of a preview reloads its pages by an inline script.
    env.globals["about"], env.globals["course"] = build.about, build.course
    env.globals["policy"] = "" if build.preview else policy.POLICY


def complete_menu(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give pages that stand in no navigation a place below the page that lists them, and a way on, by their titles."""
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    in_menu = {page.file.src_uri for page in current().nav.pages}
    below: dict[str, list[Page]] = {}
    for home, uris in menu.below(pages, in_menu).items():
        listed = below[home] = sorted((pages[uri] for uri in uris), key=lambda page: str(page.title).casefold())
        for before, page, after in zip([None, *listed], listed, [*listed[1:], None], strict=False):
            page.parent, page.previous_page, page.next_page = pages[home], before, after  # type: ignore[assignment]
    def strand(page: Page) -> Strand | None:
        return current().course.strand_of_exercise(Path(page.file.src_uri).stem)

    env.filters["beneath"] = lambda item, here: menu.near(below.get(item.file.src_uri, []), here, strand)


def write_menu_parts(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """What stands below each entry of the menu, for pages of the other parts to fetch; links count from the home page."""
    build = current()
    macros: Any = env.get_template("partials/menu-entries.html").make_module({"page": None, "base_url": ""})
    parts = [str(macros.folded(item)) if item.children else "" for item in build.nav.items]
    script = f"window.menuParts = {json.dumps(parts, ensure_ascii=False, separators=(',', ':'))};\n"
    asset = build.assets[MENU_PARTS] = bundle.fingerprint(MENU_PARTS, script)
    files.append(File.generated(config, asset.uri, content=asset.text))

def _theme(config: MkDocsConfig) -> Path:
    """The folder of our own templates, style sheets and scripts."""
    return Path(config.theme.custom_dir or config.docs_dir)
