"""Who acts when: the one file that mkdocs.yml names, with every event of this site in one table.

Within an event the functions act from top to bottom, after the plugins of mkdocs.yml (mkdocs-bibtex). Those
that have to act before the plugins stand in `before_plugins`, with the reason.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import CombinedEvent, event_priority

# MkDocs looks for modules in a hook's own folder first. There, `import citations` would find an event file.
sys.path.insert(0, str(Path(__file__).parents[1]))

from mkdocs_events import (
    build,
    build_cache,
    checks,
    citations,
    corrections,
    documentation,
    frame,
    learning,
    moved,
    publish,
    reports,
    room,
    search,
    sheets,
    take_along,
    workshops,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def in_order(*functions: Callable[..., Any]) -> CombinedEvent[..., Any]:
    """An event at which these act one after another."""
    return CombinedEvent(*functions)


def before_plugins(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that acts before the plugins do; they have priority 0."""
    return event_priority(100)(function)


on_startup = in_order(
    build.note_command,
    build_cache.tune_garbage_collection,
)

on_config = in_order(
    before_plugins(build.begin),
    before_plugins(publish.leave_out_no_news),  # mkdocs-bibtex says that it has read nothing.
    before_plugins(checks.refuse),  # The bibliography may be such a file.
    before_plugins(citations.read_bibliography),  # mkdocs-bibtex would read it again, and a broken one with a traceback.
    learning.name_course,
    publish.stage,
    learning.watch,
    citations.take_over,
)

on_files = in_order(
    publish.set_edit_links,
    checks.report,
    learning.load_course,
    corrections.load,
    reports.load,
    sheets.register,
    workshops.register,
    publish.register,
    take_along.register,
    moved.load,
)

on_nav = in_order(
    frame.note_menu,
    build_cache.prepare,
)

on_page_markdown = in_order(
    learning.fill_in,
    learning.fill_in_coverage,
    documentation.fill_in,
    corrections.fill_in,
    reports.fill_in,
    sheets.add_notes,
    sheets.choose_template,
    workshops.choose_template,
    build_cache.render_from_cache,  # The text is what will be rendered.
)

on_page_content = in_order(
    learning.draw_diagrams,
    citations.report_left_over,
)

on_env = in_order(
    frame.bundle_assets,
    frame.prepare_templates,
    learning.tell_where_terms_are_used,
    workshops.count_cards,
    citations.resolve,  # Pages are put together, so that what is counted is what is read.
    frame.complete_menu,
    frame.write_menu_parts,
    search.write_index,
    moved.write_pages,
    room.write_pages,
    sheets.typeset,  # Paper shows what the page shows.
    workshops.typeset,  # The finished sheets are counted in a pack.
    take_along.make,  # Sheets go into packages.
    publish.keep_copies,
    build_cache.let_go_of_texts,
)

on_page_context = in_order(
    checks.add_context,
    learning.add_context,
    citations.add_context,
    corrections.add_context,
    sheets.add_context,
    workshops.add_context,
    workshops.add_builder_context,
    reports.add_context,
    room.add_context,
    publish.add_context,
    take_along.add_context,
    moved.add_context,
)

on_post_page = in_order(
    build_cache.let_go_of_page,
)

on_post_build = in_order(
    moved.keep_files,
    publish.pack,
    build_cache.collect_garbage,
    publish.publish,  # After everything that writes into the site.
)

on_build_error = in_order(
    publish.explain_failure,
)

on_serve = in_order(
    publish.serve_sooner,
)

on_shutdown = in_order(
    build_cache.tidy,
    publish.leave,
)
