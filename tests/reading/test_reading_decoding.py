"""From bytes to text: one bad byte costs one character, and older encodings are a guess that is told."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.errors import SourceError, UsageError
from briefing_tui.model.article import Encoding
from briefing_tui.reading.decoding import Decoded, decode, known_encoding
from briefing_tui.reading.source import read_bytes

few = settings(max_examples=150, deadline=None)
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)

# Own sentences, each in the encodings that its readers used.
SENTENCES = {
    "“We won’t stop,” said Mayor Renée Dupont on Tuesday — the city’s third vote. It cost £5 more.": (
        "cp1252", "mac_roman",
    ),
    "It cost £5 more than the café next door.": ("cp1252", "mac_roman", "cp850"),
    "The vote – the third – failed.": ("cp1252", "mac_roman"),
    "Le maire a déclaré mardi que la ville ne s’arrêterait pas. « Nous continuerons », a-t-il dit.": ("cp1252",),
    "Der Bürgermeister sagte, die Stadt höre nicht auf. „Wir machen weiter“, sagte er.": ("cp1252",),
    "Für Köln hieß es am Montag: Die Stadt müsse nicht zahlen.": ("cp850",),
    "El alcalde dijo que la ciudad no se rendirá. «Seguiremos», dijo después de la votación.": ("cp1252", "latin_1"),
    "O presidente da câmara disse que a cidade não vai parar. “Continuaremos”, afirmou à imprensa.": ("cp1252",),
    "Borgmästaren sade att staden inte kommer att ge upp. ”Vi fortsätter”, sade han på rådhuset.": ("cp1252",),
    "Burmistrz powiedział, że miasto się nie zatrzyma. Będziemy kontynuować, powiedział dziennikarzom.": (
        "cp1250", "iso8859_2",
    ),
    "Starosta v pondělí řekl, že město se nezastaví, a poděkoval všem novinářům.": ("cp1250",),
    "A polgármester hétfőn azt mondta, hogy a város nem áll meg. „Folytatjuk” – mondta a szavazás után.": ("cp1250",),
    "Belediye başkanı şehrin durmayacağını söyledi. “Devam edeceğiz” dedi oylamadan sonra.": ("cp1254",),
    "Мэр Москвы заявил в понедельник, что город не остановится. Мы продолжим, сказал он журналистам.": (
        "cp1251", "koi8_r", "iso8859_5", "cp866",
    ),
    "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η πόλη δεν θα σταματήσει. «Θα συνεχίσουμε», είπε.": ("cp1253", "iso8859_7"),
    "ראש העיר אמר ביום שני כי העיר לא תעצור. אנחנו נמשיך, אמר לעיתונאים אחרי ההצבעה.": ("cp1255",),
    "قال رئيس البلدية يوم الاثنين إن المدينة لن تتوقف. سنستمر، قال للصحفيين بعد التصويت.": ("cp1256",),
    "市長は月曜日、街は止まらないと述べた。「私たちは続ける」と記者団に語った。": ("shift_jis", "euc_jp"),
    "市长星期一表示，城市不会停止。“我们将继续，”他在投票后对记者说。": ("gb18030",),
    "시장은 월요일 도시가 멈추지 않을 것이라고 말했다. 우리는 계속할 것이라고 말했다.": ("euc_kr",),
}  # fmt: skip
LEGACY = [(text, encoding) for text, encodings in SENTENCES.items() for encoding in encodings]


@pytest.mark.parametrize(("text", "encoding"), LEGACY, ids=lambda value: value[:12])
@pytest.mark.parametrize("times", [1, 3])
def test_an_older_encoding_is_told_from_the_bytes_and_said_to_be_a_guess(text: str, encoding: str, times: int) -> None:
    whole = "\n\n".join([text] * times)
    decoded = decode(whole.encode(encoding), "a.txt")
    assert decoded.text == whole
    assert decoded.encoding is not None
    assert (decoded.encoding.guessed, decoded.encoding.spoilt) == (True, 0)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_read_with_a_mark_and_without(text: str, encoding: str) -> None:
    marked, bare = decode(("\ufeff" + text).encode(encoding), "a"), decode(text.encode(encoding), "a")
    assert (marked.text, bare.text) == (text, text)
    assert marked.encoding == Encoding(encoding, guessed=False, spoilt=0)
    assert bare.encoding == Encoding(encoding, guessed=True, spoilt=0)


@few
@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_one_clear_refusal(data: bytes) -> None:
    with suppress(SourceError):
        assert decode(data, "a.txt") == decode(data, "a.txt")


@few
@given(words, words, st.integers(0x80, 0xFF))
def test_one_bad_byte_between_characters_is_one_unreadable_character(before: str, after: str, bad: int) -> None:
    # A lead byte before a continuation byte would be a character: the text around it has none of those.
    data = f"“é”{before} ".encode() + bytes([bad]) + f" {after}“é”".encode()
    decoded = decode(data, "a.txt")
    assert decoded.text == f"“é”{before} \ufffd {after}“é”"
    assert decoded.encoding == Encoding("utf-8", guessed=False, spoilt=1)


@few
@given(words, st.sampled_from("é“–…😀ж語"), words, st.data())
def test_a_changed_byte_costs_no_more_than_its_character(
    before: str, hit: str, after: str, data: st.DataObject
) -> None:
    start, end = f"“{before}”".encode(), f"“{after}”".encode()
    spoilt = bytearray(hit.encode())
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = 0xFF
    text = decode(start + bytes(spoilt) + end, "a.txt").text
    assert text.startswith(f"“{before}”")
    assert text.endswith(f"“{after}”")
    assert set(text[len(before) + 2 : -len(after) - 2]) == {"\ufffd"}


@few
@given(words, st.sampled_from("é“😀語"), st.data())
def test_a_file_cut_in_its_last_character_loses_that_one_only(text: str, last: str, data: st.DataObject) -> None:
    whole = last.encode()
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    decoded = decode(f"“{text}” ".encode() + cut, "a.txt")
    assert (decoded.text, decoded.encoding) == (f"“{text}” \ufffd", Encoding("utf-8", guessed=False, spoilt=1))


def test_ascii_that_is_cut_in_its_first_other_character_is_utf_8_and_a_last_accent_is_not() -> None:
    assert decode(b"He said: \xe2\x80", "a").encoding == Encoding("utf-8", guessed=False, spoilt=1)
    assert decode(b"He said: \xe2", "a").text == "He said: \ufffd"
    assert decode(b"They met in a caf\xe9", "a").text == "They met in a café"


def test_a_replacement_character_that_was_written_is_not_counted() -> None:
    assert decode("“é” \ufffd".encode() + b"\xff", "a").encoding == Encoding("utf-8", guessed=False, spoilt=1)
    assert decode("“é” \ufffd".encode(), "a").encoding is None


def test_a_byte_that_no_guess_can_read_is_counted() -> None:
    assert decode(b"caf\xe9 \x81 bar", "a").encoding == Encoding("cp1252", guessed=True, spoilt=1)


@pytest.mark.parametrize("name", ["latin-1", "windows-1251", "UTF-16", "utf8", "Shift_JIS"])
def test_an_encoding_that_is_given_goes_before_what_the_bytes_say(name: str) -> None:
    text = "Мэр заявил." if name in ("windows-1251", "UTF-16", "utf8") else "He said."
    decoded = decode(text.encode(name), "a", name)
    assert decoded.text == text
    assert decoded.encoding is None or not decoded.encoding.guessed


def test_text_that_an_encoding_cannot_be_is_still_read_with_its_faults_counted() -> None:
    assert decode("“é”".encode() + b"\xff", "a", "utf-8").encoding == Encoding("utf-8", guessed=False, spoilt=1)
    assert decode(b"caf\xe9 \x81", "a", "cp1252").encoding == Encoding("cp1252", guessed=False, spoilt=1)


@pytest.mark.parametrize("name", "base64 rot13 hex zip idna unicode_escape undefined nosuch a\x00".split(" "))
def test_what_is_no_encoding_of_text_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="no encoding of text"):
        known_encoding(name)


def test_a_mark_is_left_out_whatever_was_given() -> None:
    assert decode(codecs.BOM_UTF8 + b"a b", "a", "utf-8").text == "a b"
    assert decode(codecs.BOM_UTF16_LE + "a b".encode("utf-16-le"), "a", "utf-16").text == "a b"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 20, b"a\x00\x00\x00" * 3 + b"\x01\x02b\x7f", bytes(9), b"\x01\x02" * 9]
)
def test_null_bytes_and_controls_throughout_are_no_text(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary"):
        decode(data, "a")


@pytest.mark.parametrize("data", [b"words\x00words", b"words\x00 words are he\x00re.", "“é” a\x00b".encode()])
@pytest.mark.parametrize("encoding", [None, "utf-8"])
def test_a_null_byte_spoils_its_character_alone_and_is_counted(data: bytes, encoding: str | None) -> None:
    decoded = decode(data, "a", encoding)
    assert decoded.text == data.decode()
    assert decoded.encoding == Encoding("utf-8", guessed=False, spoilt=data.count(0))
    assert read_bytes(data, "a.txt").text == data.decode().replace("\x00", "␀")


@few
@given(words, st.sampled_from("\x00\x01\x08\x0b\x1a\x7f"), words)
def test_one_control_character_spoils_itself_alone(before: str, stray: str, after: str) -> None:
    text = f"“{before}” {stray} “{after}”"
    assert decode(text.encode(), "a").text == text


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_a_null_character_is_counted_in_other_encodings_too(encoding: str) -> None:
    decoded = decode("The café is\x00closed. It was open in May.".encode(encoding), "a")
    assert decoded.text == "The café is\x00closed. It was open in May."
    assert decoded.encoding is not None
    assert decoded.encoding.spoilt == 1


# Of each script a short word or two, as a file may hold alone.
WORDS = (
    "Hi OK Ñu Été Łódź Да Привет Γεια όχι שלום לא سلام لا สวัสดี ครับ नमस्ते हाँ বাংলা தமிழ் తెలుగు ಕನ್ನಡ മലയാളം ਪੰਜਾਬੀ "
    "ગુજરાતી සිංහල ລາວ မြန်မာ ខ្មែរ ქართული Հայերեն አማርኛ "
    "你好 中文 新闻 新聞 北京 臺灣 日本 東京 ねこ カナ こんにちは 안녕 한국 你好，世界。 東京は雨。"
).split(" ")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_single_word_in_a_wide_encoding_is_read_as_a_guess(word: str, encoding: str) -> None:
    decoded = decode(word.encode(encoding), "a")
    assert (decoded.text, decoded.encoding) == (word, Encoding(encoding, guessed=True, spoilt=0))
    assert decode(word.encode(), "a").encoding is None


@pytest.mark.parametrize(
    "text", "x=1; 1234 12:30 #tags a+b= C3PO R2D2 e.g. [1]! $5.0 ok:) !!!! http <p>x **hi --ab".split(" ")
)
def test_short_ascii_stays_what_it_is(text: str) -> None:
    assert decode(text.encode(), "a") == Decoded(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(" \t\n\r"), max_size=8), st.sampled_from(["", "x", "ok"]))
def test_blanks_are_no_wide_encoding(blanks: str, word: str) -> None:
    text = blanks + word + blanks
    assert decode(text.encode(), "a") == Decoded(text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_wide_encoding_that_is_cut_or_has_a_bad_unit_loses_that_character_only(encoding: str) -> None:
    data = "The café is closed, and a second line says so.".encode(encoding)
    width = 4 if "32" in encoding else 2
    cut = decode(data[:-1], "a")
    assert cut.text == "The café is closed, and a second line says so\ufffd"
    spoilt = decode(data[: 4 * width] + (b"\xff" if width == 4 else b"\xdc") * width + data[5 * width :], "a")
    assert (spoilt.text[:4], spoilt.text[-13:]) == ("The ", "line says so.")
    assert spoilt.encoding == Encoding(encoding, guessed=True, spoilt=1)


def test_the_article_says_how_it_was_read() -> None:
    assert read_bytes(b"caf\xe9 bar", "a.txt").encoding == Encoding("cp1252", guessed=True, spoilt=0)
    assert read_bytes("café bar".encode(), "a.txt").encoding is None
    assert read_bytes("кафе".encode("cp1251"), "a.txt", encoding="cp1251").text == "кафе"


@pytest.mark.parametrize(
    "data",
    [b"a" * 2_000_000 + b"\ncaf\xe9", b"\xe9" * 2_000_000, b"\xe9a" * 1_000_000, b"a\x00" * 1_000_000],
    ids=lambda data: repr(data[:6]),
)
def test_decoding_costs_no_more_than_the_length(data: bytes) -> None:
    with suppress(SourceError):
        decode(data, "a")
