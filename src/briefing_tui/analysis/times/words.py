"""The closed classes of words that time expressions are made of."""

from __future__ import annotations

from briefing_tui.model.briefing import Grain

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS: dict[str, int] = {
    **{name: index for index, name in enumerate(_MONTHS, start=1)},
    **{name[:3]: index for index, name in enumerate(_MONTHS, start=1)},
    "sept": 9,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: dict[str, int] = {
    **{name: index for index, name in enumerate(_WEEKDAYS)},
    **{f"{name}s": index for index, name in enumerate(_WEEKDAYS)},
}
# Abbreviated weekdays are words of their own, so they count only before a full stop or a date.
WEEKDAY_ABBREVIATIONS: dict[str, int] = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY: dict[str, str] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI", "daytime": "DT",
    "dawn": "MO", "dusk": "EV", "mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI",
}  # fmt: skip
# Units by their TIMEX3 letter; those of a clock stand behind a T in durations.
UNITS: dict[str, tuple[str, Grain]] = {
    "second": ("TS", "second"), "minute": ("TM", "minute"), "hour": ("TH", "hour"),
    "day": ("D", "day"), "night": ("D", "day"), "week": ("W", "week"), "weekend": ("W", "weekend"),
    "fortnight": ("W", "week"), "month": ("M", "month"), "quarter": ("Q", "quarter"), "year": ("Y", "year"),
    "decade": ("E", "decade"), "century": ("C", "century"),
}  # fmt: skip
PLURALS: dict[str, str] = {
    **{f"{name}s": name for name in UNITS if name != "century"},
    "centuries": "century", "hrs": "hour", "mins": "minute",
}  # fmt: skip
NUMBERS: dict[str, int] = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    name: 10 * value
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
MULTIPLES: dict[str, float] = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1e6}
ORDINALS: dict[str, int] = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
# Counts that a text leaves open; TIMEX3 writes X.
VAGUE = frozenset(("several", "few", "some", "many", "couple", "numerous", "recent"))
APPROXIMATE = frozenset(
    ("about", "around", "nearly", "almost", "roughly", "approximately", "over", "just", "only", "barely",
     "under", "another", "exactly", "within", "full", "additional")
)  # fmt: skip
EDGES: dict[str, str] = {
    "early": "start", "beginning": "start", "start": "start", "mid": "mid", "middle": "mid", "late": "end",
    "end": "end", "close": "end", "earlier": "earlier", "later": "end", "rest": "end", "turn": "start",
}  # fmt: skip
# Adverbs and adjectives that name the present, the past or the future as a whole.
REFERENCES: dict[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF",
    "lately": "PAST_REF", "soon": "FUTURE_REF", "future": "FUTURE_REF",
    "shortly": "FUTURE_REF",
}  # fmt: skip
SET_ADVERBS: dict[str, str] = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "hourly": "PT1H",
    "annually": "XXXX", "nightly": "P1D",
}  # fmt: skip
# Feasts that have the same day each year, as (month, day); movable ones are in `feasts`.
FIXED_HOLIDAYS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "eve"): (12, 24), ("christmas", "day"): (12, 25), ("christmas",): (12, 25),
    ("new", "year", "'", "s", "eve"): (12, 31), ("new", "year", "’", "s", "eve"): (12, 31),
    ("new", "year", "'", "s", "day"): (1, 1), ("new", "year", "’", "s", "day"): (1, 1),
    ("independence", "day"): (7, 4), ("valentine", "'", "s", "day"): (2, 14),
    ("valentine", "’", "s", "day"): (2, 14), ("halloween",): (10, 31), ("boxing", "day"): (12, 26),
    ("fourth", "of", "july"): (7, 4), ("july", "fourth"): (7, 4), ("veterans", "day"): (11, 11),
    ("may", "day"): (5, 1), ("bastille", "day"): (7, 14),
}  # fmt: skip
ZONES = frozenset(
    "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest et ct pt ist jst msk eet eest aest aedt hkt".split()
)
