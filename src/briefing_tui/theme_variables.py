"""The names of Textual's theme variables that a theme file may give: those that are colours, and text styles."""

from __future__ import annotations

COLOURS = (
    "accent-muted", "ansi-background", "ansi-foreground", "background-muted", "block-cursor-background",
    "block-cursor-blurred-background", "block-cursor-blurred-foreground", "block-cursor-foreground",
    "block-hover-background", "border", "border-blurred", "button-color-foreground", "button-foreground",
    "error-muted", "footer-background", "footer-description-background", "footer-description-foreground",
    "footer-foreground", "footer-item-background", "footer-key-background", "footer-key-foreground",
    "foreground-disabled", "foreground-muted", "input-cursor-background", "input-cursor-foreground",
    "input-selection-background", "input-selection-foreground", "link-background", "link-background-hover",
    "link-color", "link-color-hover", "markdown-h1-background", "markdown-h1-color", "markdown-h2-background",
    "markdown-h2-color", "markdown-h3-background", "markdown-h3-color", "markdown-h4-background", "markdown-h4-color",
    "markdown-h5-background", "markdown-h5-color", "markdown-h6-background", "markdown-h6-color",
    "primary-background", "primary-muted", "screen-selection-background", "screen-selection-foreground", "scrollbar",
    "scrollbar-active", "scrollbar-background", "scrollbar-background-active", "scrollbar-background-hover",
    "scrollbar-corner-color", "scrollbar-hover", "secondary-background", "secondary-muted", "success-muted",
    "surface-active", "text", "text-accent", "text-disabled", "text-error", "text-muted", "text-primary",
    "text-secondary", "text-success", "text-warning", "warning-muted",
)  # fmt: skip

STYLES = (
    "block-cursor-blurred-text-style", "block-cursor-text-style", "button-focus-text-style",
    "input-cursor-text-style", "link-style", "link-style-hover", "markdown-h1-text-style", "markdown-h2-text-style",
    "markdown-h3-text-style", "markdown-h4-text-style", "markdown-h5-text-style", "markdown-h6-text-style",
)  # fmt: skip
