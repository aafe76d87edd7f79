"""A self-check: a task list whose nested paragraphs answer each option. Works without a script; gives no score."""

from __future__ import annotations

import re
import string
import xml.etree.ElementTree as etree

MARK = re.compile(r"\s*\[(?P<mark>[ xX])\]\s+")


def arrange(check: etree.Element, question: str, number: int) -> None:
    """Turn `check`, holding a parsed task list, into choices and, folded below them, what to say of each.

    The right answer is told only inside the fold. A list that is not a task list is left as it is: the check reports it.
    """
    items = [item for tasks in check.findall("ul") for item in tasks.findall("li")]
    options = [option for option in map(_option, items) if option is not None]
    if not options:
        return
    rest = [child for child in check if child.tag != "ul"]
    several = sum(right for right, _, _ in options) > 1
    for child in list(check):
        check.remove(child)
    fieldset = etree.SubElement(check, "fieldset")
    legend = etree.SubElement(fieldset, "legend")
    label = etree.SubElement(legend, "span", {"class": "box__label"})
    label.text, label.tail = "Check yourself", " "
    words = etree.SubElement(legend, "span", {"class": "box__words"})
    words.text = question
    fieldset.extend(rest)
    hint = etree.SubElement(fieldset, "p", {"class": "self-check__hint"})
    hint.text = "More than one answer fits." if several else "Choose the answer that fits best."
    answers = etree.Element("details", {"class": "self-check__answers"})
    etree.SubElement(answers, "summary").text = "Read about every answer"

    for letter, (right, text, feedback) in zip(string.ascii_uppercase, options, strict=False):
        name = f"check-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "self-check__option"})
        kind = "checkbox" if several else "radio"
        etree.SubElement(row, "input", {"type": kind, "name": name, "id": f"{name}-{letter.lower()}", "value": letter})
        choice = etree.SubElement(row, "label", {"for": f"{name}-{letter.lower()}"})
        etree.SubElement(choice, "span", {"class": "self-check__letter"}).text = letter
        choice.append(text)
        answer = etree.SubElement(answers, "div", {"class": "self-check__answer", "data-answer": letter})
        etree.SubElement(answer, "p", {"class": "self-check__verdict"}).text = verdict(letter, fits=right)
        answer.extend(feedback)
    etree.SubElement(check, "div", {"class": "self-check__said", "role": "status", "aria-atomic": "false"})
    check.append(answers)


def verdict(letter: str, *, fits: bool) -> str:
    """What is said first of an answer."""
    return f"{letter} fits." if fits else f"{letter} does not fit."


def _option(item: etree.Element) -> tuple[bool, etree.Element, list[etree.Element]] | None:
    """(is it right, its text, its feedback) of one `- [x] ...` item; None if it has no box."""
    children = list(item)
    head = item if (item.text or "").strip() else (children[0] if children and children[0].tag == "p" else None)
    if head is None or not (match := MARK.match(head.text or "")):
        return None
    text = etree.Element("span", {"class": "self-check__text"})
    text.text = (head.text or "")[match.end() :]
    feedback = children
    if head is not item:
        text.extend(list(head))
        feedback = children[1:]
    return match["mark"] in "xX", text, feedback
