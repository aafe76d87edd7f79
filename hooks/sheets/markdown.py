"""Teaches Python-Markdown the blocks of an exercise, as form controls that a reader can fill in without JavaScript."""

from __future__ import annotations

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from sheets.blocks import BLOCKS


class SheetExtension(BlocksExtension):
    """The blocks of an exercise."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        for block in BLOCKS.values():
            block_mgr.register(block, {})
