"""What GitHub reads: valid by its own schemas, pinned to the commit, with no more rights than it needs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from content.problems import Problem
from publish import offline

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE" / "config.yml"})


class Loader(yaml.SafeLoader):
    """YAML 1.2 as GitHub reads it, where `on` is a word."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or sign in "tTfF"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=Loader)


def hold(file: Path, schema: str) -> None:
    jsonschema.validate(read(file), json.loads((Path(__file__).parent / "schemas" / schema).read_text("utf-8")))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_is_one_that_github_understands(file: Path) -> None:
    hold(file, "github-workflows.json")


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_an_issue_form_is_one_that_github_understands(file: Path) -> None:
    hold(file, "github-issue-forms.json")


def test_dependabot_and_the_issue_chooser_are_configured_as_github_reads_it() -> None:
    hold(GITHUB / "dependabot.yml", "dependabot.json")
    hold(GITHUB / "ISSUE_TEMPLATE" / "config.yml", "github-issue-config.json")


def test_a_schema_refuses_what_github_would_refuse() -> None:
    schema = json.loads((Path(__file__).parent / "schemas" / "github-workflows.json").read_text("utf-8"))
    workflow = read(WORKFLOWS[0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(workflow | {"jobz": {}}, schema)


def test_there_is_a_form_for_each_thing_people_come_with() -> None:
    assert {file.stem for file in FORMS} == {"mistake", "new-source", "new-exercise", "accessibility", "how-it-went"}
    for file in FORMS:
        fields = [field for field in read(file)["body"] if field["type"] != "markdown"]
        assert len({field["id"] for field in fields}) == len(fields) <= 6, "a form that is read to its end"
        assert fields[0]["validations"]["required"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file: Path) -> None:
    used = re.findall(r"uses:[ ]*(\S+)([^\n]*)", file.read_text("utf-8"))
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_an_action_has_one_commit_everywhere() -> None:
    used = {action for file in WORKFLOWS for action in re.findall(r"uses:[ ]*(\S+)", file.read_text("utf-8"))}
    assert len({action.split("@")[0] for action in used}) == len(used)


MAY_WRITE = {"deploy": {"pages", "id-token"}, "tell": {"issues", "contents", "pull-requests"}}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_no_more_rights_than_it_needs(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    for name, job in workflow["jobs"].items():
        may = {right for right, level in job["permissions"].items() if level == "write"}
        assert may <= MAY_WRITE.get(name, set())
        # What may write runs nothing that stands in the repository.
        assert not may or not any("checkout" in step.get("uses", "") or "make" in step.get("run", "") for step in job["steps"])
        assert job["timeout-minutes"] <= 45
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), (
                "an expression in a script can be made to run what a stranger typed"
            )


def test_the_commands_in_the_workflows_are_those_a_person_runs() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    ran = {
        step["run"].split()[1]
        for file in WORKFLOWS
        for job in read(file)["jobs"].values()
        for step in job["steps"]
        if step.get("run", "").startswith("make ")
    }
    assert ran == {"check", "test", "engines", "site", "take-along", "draft"}
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in ran)


def test_what_a_reviewer_downloads_opens_without_a_server() -> None:
    steps = read(GITHUB / "workflows" / "ci.yml")["jobs"]["build"]["steps"]
    assert f"unzip -q 'site/{offline.file_name('*')}' -d preview" in [step.get("run") for step in steps]
    assert steps[-1]["with"]["path"] == "preview/"


def test_what_time_may_change_is_looked_at_weekly_and_blocks_nobody() -> None:
    workflow = read(GITHUB / "workflows" / "upkeep.yml")
    assert "schedule" in workflow["on"] and "pull_request" not in workflow["on"]
    look, tell = workflow["jobs"]["look"], workflow["jobs"]["tell"]
    [links] = [step for step in look["steps"] if "lychee" in step.get("uses", "")]
    assert links["with"]["fail"] is False
    assert "gh issue create" in tell["steps"][1]["run"] and "gh issue edit" in tell["steps"][1]["run"]


def test_a_change_is_checked_in_a_queue_as_well_and_marked_once() -> None:
    text = (GITHUB / "workflows" / "ci.yml").read_text("utf-8")
    assert {"pull_request", "merge_group"} == set(read(GITHUB / "workflows" / "ci.yml")["on"])
    assert "add-matcher" not in text and text.count("FORMAT=github") == 1


def test_a_repository_with_the_owner_s_own_address_knows_it() -> None:
    steps = read(GITHUB / "workflows" / "deploy.yml")["jobs"]["build"]["steps"]
    [build] = [step for step in steps if step.get("run") == "make take-along"]
    assert "format('{0}.github.io', github.repository_owner)" in build["env"]["SITE_URL"]


def test_workflows_are_sound_by_the_rules_of_zizmor() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--persona=regular", str(GITHUB)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_published_site_knows_its_address_and_its_sources() -> None:
    steps = read(GITHUB / "workflows" / "deploy.yml")["jobs"]["build"]["steps"]
    [build] = [step for step in steps if step.get("run") == "make take-along"]
    assert set(build["env"]) == {"SITE_URL", "REPO_URL"}


def test_what_to_say_about_a_change_is_three_lines() -> None:
    assert len((GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8").splitlines()) == 3


def test_every_path_with_an_owner_exists() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]
    assert not owned or owned[0][0] == "*"
    for path, *owners in owned:
        assert owners and all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)
        assert path == "*" or list(ROOT.glob(path.strip("/"))), path


# --- Messages as marks ------------------------------------------------------------------------------------------------

PROBLEM = Problem("docs/a-b/c.md", 12, 8, "No work has the key 'x': see [@y]. Mend it.", "unknown-citation")


@pytest.mark.parametrize("line", [f"ERROR   -  {PROBLEM}", f"INFO    -  {PROBLEM}"])
def test_a_line_of_a_log_is_no_file_name(line: str) -> None:
    matchers = json.loads((GITHUB / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
    [matcher] = [one for one in matchers if one["owner"] == "make-check"]
    assert not re.match(matcher["pattern"][0]["regexp"], line)


@pytest.mark.parametrize(("owner", "line"), [("make-check", str(PROBLEM)), ("make-site", f"WARNING -  {PROBLEM}")])
def test_a_problem_matcher_takes_a_message_apart(owner: str, line: str) -> None:
    matchers = json.loads((GITHUB / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
    [matcher] = [one for one in matchers if one["owner"] == owner]
    [pattern] = matcher["pattern"]
    match = re.match(pattern["regexp"], line)
    assert match
    taken = {name: match[number] for name, number in pattern.items() if name != "regexp"}
    assert taken == {
        "file": PROBLEM.path,
        "line": "12",
        "column": "8",
        "message": PROBLEM.message,
        "code": PROBLEM.code,
    }


def test_the_editor_takes_messages_apart_as_the_pull_request_does() -> None:
    matchers = json.loads((GITHUB / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
    [task] = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    [check] = [one for one in matchers if one["owner"] == "make-check"]
    assert task["problemMatcher"]["pattern"] == check["pattern"][0]
    assert task["command"] == "make check"


# --- The editor in the browser ----------------------------------------------------------------------------------------

DEVCONTAINER = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "image", "updateContentCommand"],
    "properties": {
        "name": {"type": "string"},
        "image": {"type": "string", "pattern": r"^[\w./-]+:[\w.-]+$", "not": {"pattern": ":latest$"}},
        "updateContentCommand": {"type": "string"},
        "postAttachCommand": {"type": "string"},
        "forwardPorts": {"type": "array", "items": {"type": "integer", "minimum": 1024, "maximum": 65535}},
        "portsAttributes": {
            "type": "object",
            "patternProperties": {
                r"^\d+$": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "label": {"type": "string"},
                        "onAutoForward": {"enum": ["notify", "openBrowser", "openPreview", "silent", "ignore"]},
                    },
                }
            },
            "additionalProperties": False,
        },
        "customizations": {"type": "object"},
    },
}


def test_the_dev_container_is_one_that_the_editor_understands() -> None:
    jsonschema.validate(json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8")), DEVCONTAINER)


def test_the_dev_container_runs_commands_that_exist() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for name in ("updateContentCommand", "postAttachCommand"):
        target = container[name].removeprefix("make ")
        assert re.search(rf"^{re.escape(target)}:", makefile, re.M), target
