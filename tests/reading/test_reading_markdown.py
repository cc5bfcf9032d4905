"""Markdown: the source stays as it is, what is shown equals what the parser renders, the rest is markup."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing_tui.model.article import Article
from briefing_tui.model.visible import visible
from briefing_tui.reading.markdown import lay_out
from briefing_tui.sanitising import clean


def shown(article: Article) -> list[str]:
    return [visible(article, passage.span).text for passage in article.passages]


def kinds(article: Article) -> list[tuple[str, str, int]]:
    return [(visible(article, p.span).text, p.block, p.level) for p in article.passages]


def assert_sound(article: Article) -> None:
    """Passages and markup are sorted, apart, inside the text; together they hold all that is not white space."""
    for spans in ([p.span for p in article.passages], list(article.markup)):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    held = bytearray(len(article.text))
    for span in (*article.markup, *(p.span for p in article.passages)):
        held[span.start : span.end] = b"\x01" * len(span)
    assert all(held[i] or character.isspace() for i, character in enumerate(article.text))
    assert all(visible(article, p.span).text.strip() for p in article.passages)


# The rendered text of each block, by an unchanged markdown-it: the other half of the comparison.


def rendered(source: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    blocks: list[str] = []
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            blocks.append(" | ".join(cells))
            cells = None
        elif token.type == "inline":
            text = inline_text(token.children or []).strip()
            if cells is None:
                blocks.append(text)
            else:
                cells.append(text)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.replace("\n", " ").strip())
    return [text for text in blocks if text]


def inline_text(tokens: list[Token]) -> str:
    parts = {"softbreak": " ", "hardbreak": " ", "html_inline": ""}
    return "".join(
        inline_text(token.children or []) if token.type == "image" else parts.get(token.type, token.content)
        for token in tokens
    )


words = st.text(st.sampled_from("abcXYZé漢🜚 .,-—’“”1"), min_size=1, max_size=12).map(str.strip).filter(bool)
spans_of_markup = st.recursive(
    words,
    lambda inner: st.one_of(
        st.builds("*{}*".format, inner),
        st.builds("**{}**".format, inner),
        st.builds("_{}_".format, inner),
        st.builds("~~{}~~".format, inner),
        st.builds("`{}`".format, words),
        st.builds("[{}](https://a.example/x)".format, inner),
        st.builds('![{}](y.png "t")'.format, words),
        st.builds("<b>{}</b>".format, inner),
        st.builds("<https://a.example/{}>".format, st.just("q")),
        st.builds("\\*{}\\a".format, words),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map("\n".join),
        st.lists(inner, min_size=2, max_size=2).map("  \n".join),
        st.lists(inner, min_size=2, max_size=2).map("\\\n".join),
    ),
    max_leaves=8,
)
one_line = spans_of_markup.map(lambda text: text.replace("\\\n", " ").replace("\n", " "))


def quoted(block: str) -> str:
    return "\n".join(f"> {line}" for line in block.split("\n"))


def listed(block: str) -> str:
    return "- " + block.replace("\n", "\n  ")


cells = one_line.map(lambda text: text.replace("|", "")).filter(lambda text: "`" not in text)
blocks = st.recursive(
    st.one_of(
        spans_of_markup,
        st.builds("{} {}".format, st.sampled_from(["#", "##", "######"]), one_line),
        st.builds("{} {} ##".format, st.sampled_from(["#", "###"]), one_line),
        st.builds("{}\n===".format, spans_of_markup),
        st.builds("```\n{}\n```".format, st.lists(words, min_size=1, max_size=3).map("\n".join)),
        st.builds("| {} | {} |\n|---|:-:|\n| {} | x\\|y |".format, cells, cells, cells),
        st.just("***"),
    ),
    lambda inner: st.one_of(
        inner.map(quoted), inner.map(listed), st.lists(inner, min_size=1, max_size=2).map("\n\n".join)
    ),
    max_leaves=4,
)


@settings(deadline=None)
@given(st.lists(blocks, min_size=1, max_size=3).map("\n\n".join))
def test_what_is_visible_is_what_a_renderer_would_print(source: str) -> None:
    article = lay_out(source)
    assert_sound(article)
    assert article.text == source
    squeezed = [" ".join(text.split()) for text in shown(article)]
    expected = [" ".join(text.split()) for text in rendered(source)]
    # An attribution is a passage of its own, so only the running text of all blocks can be compared.
    assert " ".join(squeezed) == " ".join(expected)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\n\n  \t#*_`~[]()!<>|-+=1.\\&;:\"'é"), max_size=60))
def test_any_run_of_signs_is_laid_out_soundly(source: str) -> None:
    assert_sound(lay_out(source))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_is_laid_out_soundly(source: str) -> None:
    assert_sound(lay_out(clean(source)))
