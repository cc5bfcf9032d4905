"""Every key of the reader in one table: the screen binds from it, help and `briefing keys` print it.

A user's `[keys]` table maps an id to other keys: `jump_back = "b,ctrl+o"`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["reader", "article", "selecting", "list", "notes"]


@dataclass(frozen=True, slots=True)
class Key:
    """One binding. `keys` are Textual key names, comma separated; `action` is an action of the screen or pane that
    `where` names, or of the application (“app.”). `footer` is its short text in the footer, empty for none, and `shown`
    how the key is written there when it stands for several. `section` gathers keys in the help.
    """

    id: str
    keys: str
    action: str
    description: str
    where: Where
    section: str
    footer: str = ""
    shown: str | None = None


KEYS: tuple[Key, ...] = (
    Key("help", "question_mark", "app.help", "Help: every key", "reader", "General", "help"),
    Key(
        "palette",
        "colon,ctrl+p",
        "app.command_palette",
        "Palette: actors, quotes, commands, themes",
        "reader",
        "General",
        "commands",
    ),
    Key("copy", "y,ctrl+c", "copy", "Copy the selected words, or the item's", "reader", "General"),
    Key("zoom", "z", "zoom", "Zoom: one pane on the whole screen, and back", "reader", "General"),
    Key(
        "browser",
        "o",
        "browser",
        "Open the paragraph's link, or the article's address, in the browser",
        "reader",
        "General",
    ),
    Key("library", "L", "app.library", "The library: articles opened before", "reader", "General"),
    Key("published", "D", "published", "Set the publication date", "reader", "General"),
    Key("narration", "H", "narration", "Tell as history, or as news: the years of dates", "reader", "General"),
    Key("analyse", "R", "analyse", "Analyse again, or as English", "reader", "General"),
    Key("back_out", "escape", "back_out", "Back out one level", "reader", "General"),
    Key("suspend", "ctrl+z", "app.suspend_process", "Stop, back to the shell; “fg” goes on", "reader", "General"),
    Key("quit", "q,ctrl+q", "quit", "Close the article, and leave", "reader", "General", "close"),
    Key("pane_article", "1", "pane('article')", "Article", "reader", "Panes", "pane", "1-6"),
    Key("pane_summary", "2", "pane('summary')", "Summary", "reader", "Panes"),
    Key("pane_actors", "3", "pane('actors')", "Actors", "reader", "Panes"),
    Key("pane_quotes", "4", "pane('quotes')", "Quotes", "reader", "Panes"),
    Key("pane_timeline", "5", "pane('timeline')", "Timeline", "reader", "Panes"),
    Key("pane_notes", "6", "pane('notes')", "Notes", "reader", "Panes"),
    Key("pane_next", "right_square_bracket,l,right", "step_pane(1)", "Next pane", "reader", "Panes"),
    Key("pane_previous", "left_square_bracket,h,left", "step_pane(-1)", "Previous pane", "reader", "Panes"),
    Key("go", "enter", "go", "Go to the item's words; in the text, follow the link", "reader", "Links", "go"),
    Key("jump_back", "b,ctrl+o,alt+left", "jump(-1)", "Back to where you were", "reader", "Links", "back"),
    Key("jump_forward", "w,alt+right", "jump(1)", "Forward again", "reader", "Links"),
    Key("its_actors", "A", "related('actor')", "Its actors", "reader", "Links"),
    Key("its_quotes", "Q", "related('quote')", "Its quotes", "reader", "Links"),
    Key("its_events", "T", "related('event')", "Its timeline events", "reader", "Links"),
    Key("its_summary", "M", "related('summary')", "Its summary sentences", "reader", "Links"),
    Key("its_sentence", "S", "sentence", "Its source sentence in the article", "reader", "Links"),
    Key("mentions", "asterisk", "mentions", "Mark all mentions of the actor", "reader", "Links"),
    Key("find", "slash", "find", "Find in the article", "reader", "Find", "find"),
    Key("find_next", "n", "find_step(1)", "Next hit", "reader", "Find"),
    Key("find_previous", "N", "find_step(-1)", "Previous hit", "reader", "Find"),
    Key("search", "f", "app.search", "Search all articles, notes, quotes and actors", "reader", "Find"),
    Key("note", "a", "note('write')", "Note on the selection, item or paragraph", "reader", "Notes", "note"),
    Key("note_outside", "E", "note('outside')", "The same, in your own editor ($EDITOR)", "reader", "Notes"),
    Key("correct", "c", "correct", "Put right what is selected", "reader", "Corrections"),
    Key("corrections", "C", "corrections", "All that was put right", "reader", "Corrections"),
    Key("correction_undo", "u", "undo_correction", "Take the last correction back", "reader", "Corrections"),
    Key("link_next", "tab", "link_step(1)", "Next link in the text", "article", "Article", "link"),
    Key("link_previous", "shift+tab", "link_step(-1)", "Previous link in the text", "article", "Article"),
    Key("row_down", "j,down", "row(1)", "One row down", "article", "Article"),
    Key("row_up", "k,up", "row(-1)", "One row up", "article", "Article"),
    Key("paragraph_next", "right_curly_bracket", "paragraph(1)", "Next paragraph", "article", "Article"),
    Key("paragraph_previous", "left_curly_bracket", "paragraph(-1)", "Previous paragraph", "article", "Article"),
    Key("half_page_down", "ctrl+d", "half_page(1)", "Half a page down", "article", "Article"),
    Key("half_page_up", "ctrl+u", "half_page(-1)", "Half a page up", "article", "Article"),
    Key("page_down", "space,pagedown,ctrl+f", "page(1)", "A page down", "article", "Article"),
    Key("page_up", "pageup,ctrl+b", "page(-1)", "A page up", "article", "Article"),
    Key("article_top", "g,home", "end(-1)", "To the top", "article", "Article"),
    Key("article_bottom", "G,end", "end(1)", "To the bottom", "article", "Article"),
    Key("select", "v", "select", "Select words; again ends it", "selecting", "Selecting"),
    Key("select_right", "l,right", "select_words(1)", "One word on", "selecting", "Selecting"),
    Key("select_left", "h,left", "select_words(-1)", "One word back", "selecting", "Selecting"),
    Key("select_sentence", "s", "select_sentence", "The whole sentence", "selecting", "Selecting"),
    Key("select_turn", "o", "select_turn", "Move the other end", "selecting", "Selecting"),
    Key("select_stop", "escape", "select_stop", "Select nothing", "selecting", "Selecting"),
    Key("item_down", "j,down", "cursor_down", "Next item", "list", "Lists"),
    Key("item_up", "k,up", "cursor_up", "Previous item", "list", "Lists"),
    Key("list_page_down", "space,pagedown,ctrl+d,ctrl+f", "page_down", "A page down", "list", "Lists"),
    Key("list_page_up", "pageup,ctrl+u,ctrl+b", "page_up", "A page up", "list", "Lists"),
    Key("list_top", "g,home", "first", "First item", "list", "Lists"),
    Key("list_bottom", "G,end", "last", "Last item", "list", "Lists"),
    Key("note_edit", "e", "screen.note('edit')", "Write in the note", "notes", "Notes pane", "edit"),
    Key("note_delete", "x,delete", "screen.note('delete')", "Into the trash; there, out of it", "notes", "Notes pane"),
    Key("note_undo", "u", "screen.note('undo')", "Undo the last change of a note", "notes", "Notes pane", "undo"),
    Key("note_accept", "y", "screen.note('accept')", "Accept the words that were found", "notes", "Notes pane"),
    Key("note_attach", "r", "screen.note('attach')", "Put the note on the selected words", "notes", "Notes pane"),
    Key(
        "note_take_over",
        "m",
        "screen.note('take_over')",
        "Take over notes on what was here before",
        "notes",
        "Notes pane",
    ),
    Key("note_history", "H", "screen.note('history')", "What the note said before", "notes", "Notes pane"),
    Key("note_trash", "t", "screen.note('trash')", "The trash, and back", "notes", "Notes pane"),
)
