"""Who acts when: the one file that mkdocs.yml names, with every event of this site in one table.

Within an event the functions act from top to bottom, after the plugins of mkdocs.yml (search and mkdocs-bibtex). Those
that have to act before the plugins stand in `before_plugins`, with the reason.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import CombinedEvent, event_priority

# MkDocs looks for modules in a hook's own folder first. Here that would find mkdocs_events/citations.py for `citations`.
sys.path[:] = [str(Path(__file__).parents[1]), *(p for p in sys.path if Path(p or ".").absolute() != Path(__file__).parent)]

from mkdocs_events import build_cache, checks, citations, learning, publish, sheets, workshops  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable


def before_plugins(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that acts before the plugins do; they have priority 0."""
    return event_priority(100)(function)


on_startup = CombinedEvent(
    publish.note_command,
    build_cache.note_command,
)

on_config = CombinedEvent(
    before_plugins(build_cache.open_memory),  # The search plugin asks for a template.
    before_plugins(citations.explain_bibliography),  # mkdocs-bibtex meets a broken file with a traceback.
    publish.stage,
    learning.add_extensions,
    citations.take_over,
    sheets.add_extensions,
    build_cache.quicken,  # Its extension comes after all others.
)

on_files = CombinedEvent(
    publish.set_edit_links,
    checks.report,
    learning.load_course,
    sheets.register,
    workshops.register,
    publish.register,
)

on_nav = CombinedEvent(
    build_cache.prepare,
    citations.note_reading_order,
)

on_page_markdown = CombinedEvent(
    learning.fill_in,
    learning.fill_in_coverage,
    sheets.choose_template,
    workshops.choose_template,
    build_cache.remember_rendering,  # The text is what will be rendered.
)

on_page_content = CombinedEvent(
    learning.draw_diagrams,
    citations.report_left_over,
)

on_env = CombinedEvent(
    before_plugins(build_cache.remember_outputs),  # No template is loaded yet.
    learning.tell_where_terms_are_used,
    workshops.count_cards,
    publish.find_searcher,
    citations.resolve,  # Pages are put together, so that what is counted is what is read.
    sheets.typeset,  # Paper shows what the page shows.
    workshops.typeset,  # The finished sheets are counted in a pack.
    build_cache.note_what_is_shared,
)

on_page_context = CombinedEvent(
    before_plugins(citations.fill_in_for_search),  # Search reads the page.
    learning.add_context,
    citations.add_context,
    sheets.add_context,
    workshops.add_context,
    workshops.add_builder_context,
    publish.add_context,
)

on_post_page = CombinedEvent(
    build_cache.let_go_of_page,
)

on_post_build = CombinedEvent(
    build_cache.let_go_of_entries,  # The search index is written.
    publish.finish_site,
    build_cache.close,
    publish.publish,  # After everything that writes into the site.
)

on_build_error = CombinedEvent(
    publish.explain_failure,
)
