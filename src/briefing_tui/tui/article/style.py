"""How the article looks: its component classes and their default styles, from theme variables alone.

Layers use solid colours, since they are laid over one another. The first few are there all the time and stay quiet;
those that answer a key stand out. All of them show without colour too.
"""

from __future__ import annotations

PARTS = (
    "text", "title", "byline", "heading", "caption", "boilerplate", "quotation", "code", "body",
    "sign", "number", "pointer", "cursor",
)  # fmt: skip

CSS = """
ArticleView {
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;
    background: $background;
    color: $foreground;

    & > .article--title { text-style: bold; color: $text-primary; }
    & > .article--byline { color: $foreground 60%; }
    & > .article--heading { text-style: bold; }
    & > .article--caption { text-style: italic; color: $foreground 60%; }
    & > .article--boilerplate { color: $foreground 50%; }
    & > .article--code { color: $text-secondary; }
    & > .article--sign { color: $foreground 50%; }
    & > .article--number { color: $foreground 40%; }
    & > .article--pointer { color: $foreground 40%; }
    & > .article--cursor { color: $foreground 60%; }
    &:focus > .article--pointer { color: $primary; }
    &:focus > .article--cursor { color: $primary; }

    & > .article--dateline { text-style: bold; }
    & > .article--actor { text-style: underline; }
    & > .article--quote { color: $text-success; }
    & > .article--event { color: $text-secondary; }
    & > .article--note { background: $primary-muted; color: $foreground; }
    & > .article--evidence { background: $accent-muted; color: $foreground; text-style: bold; }
    & > .article--mention { background: $secondary-muted; color: $foreground; text-style: bold underline; }
    & > .article--search { background: $warning-muted; color: $foreground; text-style: underline; }
    & > .article--search-current { background: $warning; color: auto; text-style: bold underline; }
    & > .article--link { background: $primary; color: auto; text-style: bold; }
    & > .article--selecting { background: $accent; color: auto; text-style: bold; }
}
ArticleView:ansi {
    & > .article--byline { text-style: dim; }
    & > .article--caption { text-style: dim italic; }
    & > .article--boilerplate { text-style: dim; }
    & > .article--number { text-style: dim; }
    & > .article--sign { text-style: dim; }
    & > .article--evidence { background: ansi_default; color: ansi_default; text-style: reverse; }
    & > .article--mention { background: ansi_default; color: $secondary; }
    & > .article--search { background: ansi_default; color: $warning; text-style: bold underline; }
    & > .article--search-current { background: ansi_default; color: $warning; text-style: reverse bold; }
    & > .article--note { background: ansi_default; color: ansi_default; text-style: italic underline; }
    & > .article--link { background: ansi_default; color: $primary; text-style: reverse bold; }
    & > .article--selecting { background: ansi_default; color: $accent; text-style: reverse; }
}
ArticleView:nocolor {
    & > .article--title { color: $foreground; }
    & > .article--code { color: $foreground; }
    & > .article--cursor { color: $foreground; }
    & > .article--quote { color: $foreground; }
    & > .article--event { color: $foreground; text-style: underline; }
    & > .article--evidence { background: $background; color: $foreground; text-style: reverse; }
    & > .article--search-current { background: $background; color: $foreground; text-style: reverse bold; }
    & > .article--note { background: $background; color: $foreground; text-style: italic underline; }
    & > .article--link { background: $background; color: $foreground; text-style: reverse bold underline; }
    & > .article--selecting { background: $background; color: $foreground; text-style: reverse; }
}
"""
