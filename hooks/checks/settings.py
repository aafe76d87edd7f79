"""What mkdocs.yml may set: code that runs, files that every page loads, folders and rules are those on the lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from checks import addresses, allowed, signs
from checks.markup import TAG
from content.problems import Problem, suggestion
from content.yaml_words import FAST, twice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Told = Iterator[tuple[yaml.Node, str, str]]

MENU = "mkdocs.yml"
ASK = "Take it out, or ask somebody who reads Python to look: what may stand here is listed in hooks/checks/allowed.py."
FOLDERS = {"docs_dir": "docs", "site_dir": "site"}
ADDRESSES = ("site_url", "repo_url", "edit_uri", "edit_uri_template", "remote_branch", "remote_name")


def problems(root: Path) -> Iterator[Problem]:
    """Every setting that a reviewer should see before anybody builds the site with it."""
    file = root / MENU
    if not file.is_file():
        return
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return  # hooks/checks/files.py tells.
    yield from signs.in_a_file(MENU, text, letters=False)
    try:
        document = yaml.compose(text, FAST)
    except yaml.YAMLError:
        return  # hooks/checks/navigation.py tells.
    if not isinstance(document, yaml.MappingNode):
        return
    for node, why in _names_of_settings(document):
        yield Problem(MENU, node.start_mark.line + 1, node.start_mark.column + 1, why, "config-name")
    for key, value in document.value:
        for node, why, code in (*_set(str(key.value), key, value), *_anywhere(value)):
            yield Problem(MENU, node.start_mark.line + 1, node.start_mark.column + 1, why, code)


def _names_of_settings(document: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str]]:
    """Settings that MkDocs does not know, and names that stand twice."""
    for node, first in twice(document):
        yield node, f"'{node.value}' stands twice (first on line {first + 1}), and only one of them counts. Keep one."
    names = [str(key.value) for key, _ in document.value]
    for key, _ in document.value:
        if (name := str(key.value)) not in allowed.SETTINGS:
            longer = next((one for one in allowed.SETTINGS if one not in names and name.startswith(one)), "")
            near = f" Did you mean '{longer}'?" if longer else suggestion(name, allowed.SETTINGS)
            yield key, f"MkDocs has no setting '{name}'.{near or ' Mend its name, or take it out.'}"


def _set(name: str, key: yaml.Node, value: yaml.Node) -> Told:
    if name in allowed.RUNS:
        for node in _names(value):
            if node.value not in allowed.RUNS[name]:
                yield node, f"'{node.value}' is code that runs when the site is built. {ASK}", "config-runs"
    elif name in ("extra_css", "extra_javascript"):
        for node in _files(value):
            if not re.fullmatch(r"assets/[\w/.-]+\.(?:css|js)", str(node.value)) or ".." in str(node.value):
                why = f"Every page would load '{node.value}'. Put the file into theme/assets/, and write assets/ and its name."
                yield node, why, "config-runs"
    elif name == "INHERIT":
        yield key, f"'INHERIT' takes settings from another file. {ASK}", "config-runs"
    elif name == "theme":
        yield from _theme(value)
    elif name in FOLDERS and value.value != FOLDERS[name]:
        yield value, f"'{name}' would take '{value.value}' for the folder. Take the line out.", "config-runs"
    elif name == "strict" and value.value != "true":
        yield value, "With this, what is wrong would stop nothing. Write strict: true.", "config-loosened"
    elif name == "validation":
        for node in _scalars(value):
            if node.value in ("ignore", "info"):
                yield node, f"With '{node.value}', a link that leads nowhere would stop nothing. Write warn.", "config-loosened"
    elif name in ADDRESSES and isinstance(value, yaml.ScalarNode) and value.value and not re.match("javascript|data", str(value.value)):
        if why := _address(name, str(value.value)):
            yield value, why, "config-address"
    elif name == "nav":
        for node in _scalars(value):
            if addresses.leads_out(str(node.value)) and (wrong := addresses.wrong(str(node.value))) and wrong[1] == "link-host":
                yield node, wrong[0], "config-address"


def _theme(value: yaml.Node) -> Told:
    right = {"name": "material", "custom_dir": "theme", "font": "false"}
    for key, node in value.value if isinstance(value, yaml.MappingNode) else ():
        name = str(key.value)
        if name in right and (not isinstance(node, yaml.ScalarNode) or node.value != right[name]):
            what = "would ask another host for its letters" if name == "font" else "changes what every page is made of"
            yield node, f"'{name}' here {what}. Write {name}: {right[name]}.", "config-runs"


def _address(name: str, written: str) -> str:
    if not addresses.leads_out(written):
        return "" if name.startswith(("edit_uri", "remote")) else f"'{written}' is no address. Begin with https://."
    wrong = addresses.wrong(re.sub(r"\{[^{}]*\}", "", written))
    return wrong[0] if wrong else ""


def _anywhere(value: yaml.Node) -> Told:
    """Tags of YAML that run code or read the surroundings, and HTML in what is printed as text."""
    if value.tag.startswith("tag:yaml.org,2002:python/") or value.tag in ("!relative",):
        yield value, f"'{value.tag.rsplit(':', 1)[-1]}' runs code when this file is read. {ASK}", "config-runs"
    if value.tag == "!ENV":
        first = value.value[0] if isinstance(value, yaml.SequenceNode) and value.value else value
        if first.value not in allowed.FROM_SURROUNDINGS:
            yield first, f"'{first.value}' would come from the surroundings of whoever builds, and might be a secret. {ASK}", "config-runs"
    if isinstance(value, yaml.ScalarNode) and re.match(r"\s*(?:javascript|data|vbscript):", str(value.value), re.IGNORECASE):
        yield value, f"'{value.value}' is no address a page may link to. Use https.", "config-address"
    if isinstance(value, yaml.ScalarNode) and "<" in str(value.value):
        tag = TAG.search(str(value.value))
        if tag and tag["tag"].casefold() in allowed.SIGNS:
            yield value, f"A value is text, so '{tag[0]}' would show as it stands. Take the tag out.", "config-address"
    for node in _below(value):
        yield from _anywhere(node)


def _below(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif isinstance(node, yaml.MappingNode):
        yield from (one for pair in node.value for one in pair)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for one in _below(node):
        yield from _scalars(one)


def _names(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """What a list or a table switches on, without the settings of each."""
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        keys = [key for key, _ in one.value] if isinstance(one, yaml.MappingNode) else [one]
        yield from (key for key in keys if isinstance(key, yaml.ScalarNode))


def _files(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(one, yaml.MappingNode):
            yield from (value for key, value in one.value if key.value == "path")
        elif isinstance(one, yaml.ScalarNode):
            yield one
