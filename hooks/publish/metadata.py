"""What a page is, in the words of schema.org, so that catalogues of open training can list it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.course_file import CourseFile

Data: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """The site and the page's address in it; both addresses are empty while the site has none."""

    site: str
    site_url: str
    url: str
    licence: str
    """Where the licence of the text can be read."""
    language: str = "en"

    @property
    def makers(self) -> str:
        """Who made the site, as its metadata names them."""
        return f"{self.site} contributors"


def module(place: Place, meta: Mapping[str, Any]) -> Data:
    """A module: a LearningResource that says what one can do afterwards."""
    return _resource(place, meta, "module") | {
        "timeRequired": f"PT{meta['minutes']}M",
        "educationalLevel": meta["level"],
        "teaches": [one if isinstance(one, str) else one["can"] for one in meta["objectives"]],
    }


def exercise(place: Place, meta: Mapping[str, Any]) -> Data:
    """An exercise: a LearningResource to do, with its whole time."""
    return _resource(place, meta, "exercise") | {
        "timeRequired": f"PT{sum(meta['minutes'].values())}M",
        "interactivityType": "active",
    }


def page(place: Place, meta: Mapping[str, Any]) -> Data:
    """Any other page that says what it is about."""
    return _thing(place, meta, "WebPage")


def course(place: Place, meta: Mapping[str, Any], parts: Mapping[str, str]) -> Data:
    """The whole site: a Course whose parts are its modules, by title and address."""
    known = [{"@type": "LearningResource", "name": title} | _at(url) for title, url in parts.items()]
    return _thing(place, meta, "Course") | {"isAccessibleForFree": True, "hasPart": known}


def describe(place: Place, meta: Mapping[str, Any], kind: str, parts: Mapping[str, str] | None = None) -> Data | None:
    """The description of a page of a kind (module, exercise, home or other), or None where there is nothing to say."""
    if not meta.get("title") or not summary(meta):
        return None
    match kind:
        case "module":
            return module(place, meta)
        case "exercise":
            return exercise(place, meta)
        case "home":
            return course(place, meta, parts or {})
        case _:
            return page(place, meta)


def summary(meta: Mapping[str, Any]) -> str:
    """What a page says it is for, in a sentence."""
    return str(meta.get("summary") or meta.get("purpose") or meta.get("aim") or "").strip()


def _resource(place: Place, meta: Mapping[str, Any], kind: str) -> Data:
    return _thing(place, meta, "LearningResource") | {
        "learningResourceType": kind,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Course", "name": place.site} | _at(place.site_url),
    }


def _thing(place: Place, meta: Mapping[str, Any], kind: str) -> Data:
    dated = {"dateModified": str(meta["reviewed"])} if meta.get("reviewed") else {}
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "name": meta["title"],
        "description": summary(meta),
        "inLanguage": place.language,
        "license": place.licence,
        "provider": {"@type": "Organization", "name": place.makers} | _at(place.site_url),
        **dated,
        **_at(place.url),
    }


def manifest(about: CourseFile, language: str) -> str:
    """The web app manifest, as JSON: what the site is called on a device that puts it among its apps."""
    shown = {
        "name": about.name,
        "short_name": about.name,
        "description": about.purpose,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#0c4a54",
        "icons": [{"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _at(url: str) -> Data:
    return {"url": url} if url else {}
