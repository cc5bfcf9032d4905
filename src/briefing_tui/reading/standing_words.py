"""Word lists of what stands between the paragraphs of a story: verbs of captions, patterns of boilerplate."""

from __future__ import annotations

CAPTION_VERBS = (
    "addresses", "applauds", "applaud", "arrives", "arrive", "attends", "attend", "carries", "carry", "celebrates",
    "celebrate", "checks", "check", "cheer", "cheers", "clash", "delivers", "demonstrate", "embraces", "embrace",
    "gather", "gathers", "gestures", "greets", "greet", "holds", "hold", "hug", "hugs", "inspects", "inspect",
    "leads", "leaves", "leave", "listens", "listen", "looks", "look", "marches", "march", "meets", "meet", "mourn",
    "mourns", "operate", "pass", "passes", "patrol", "patrols", "poses", "pose", "pray", "prays", "protest",
    "protests", "queue", "rally", "rises", "ride", "rides", "salutes", "search", "shakes hands", "shake hands",
    "shakes", "shake", "sits", "sit", "smiles", "speaks", "speak", "stands", "stand", "take part", "takes part",
    "takes a question", "takes questions", "talks", "talk", "tours", "visits", "visit", "votes", "vote", "wait",
    "waits", "walks", "walk", "watches", "watch", "waves", "wave", "welcomes", "works", "work",
    "(?:is|are) (?:seen|pictured|shown|displayed|photographed)", r"(?:is|are) \w+ing",
)  # fmt: skip
BOILERPLATE_OPENS = (
    r"(?:this is a )?(?:developing|breaking)(?: news)? story\b",
    "(?:please )?(?:check back|stay tuned|refresh) (?:for|this page)",
    r"(?:please |click (?:here )?to |you can )?(?:sign up|subscribe)(?: now| today| here)?(?: to| for)\b",
    r"want more (?:updates|stories|news)\b",
    "(?:enter|submit) your e-?mail",
    (
        r"read (?:more|also|next|the full (?:story|article|report)|the rest)\b(?: here| about[^.]{0,80})?\s*"
        r"(?:[:>»…→›]|(?:here|at)\b|$)"
    ),
    r"(?:see|watch) also\s*:",
    "(?:more|also) (?:from|on|in|by) [^.:]{1,60}(?::|$)",
    (
        r"(?:related|recommended|most read|trending|more)(?: "
        r"(?:stories|articles|content|reading|links|news|coverage|topics))?\s*(?::|$)"
    ),
    r"watch(?: the| this)?(?: full)? (?:video|interview|clip)(?: (?:above|below|here))?\s*+(?:[:.]\s*+)?$",
    (
        r"(?:you can )?follow (?:me|us|him|her|them|@?\w+(?: [\w.'’-]+){0,4}) on "
        r"(?:twitter|x|facebook|instagram|mastodon|bluesky)\b"
    ),
    r"(?:like|find|join) us on (?:twitter|x|facebook|instagram)\b",
    (
        r"(?:share|tweet|email|print|comment)(?: (?:this|on|via|it)(?: "
        r"(?:story|article|page|facebook|twitter|x|email))?)?\s*+(?:[:!.]\s*+)?$"
    ),
    r"have an opinion on this story\b",
    r"advertisement\b",
    r"sponsored (?:content|by)\b",
    r"(?:story|article) continues below\b",
    r"scroll (?:down )?to continue\b",
    r"©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})",
    "reporting by [A-Z][^.]{2,100}(?:[;.]|$)",
    "(?:additional )?(?:reporting|writing|editing) by [A-Z]",
    r"the associated press contributed\b",
    r"our standards\s*:",
    r"download (?:the|our) \w+ app\b",
    r"(?:send|e-?mail) (?:us )?(?:your )?(?:tips|comments|feedback|questions)\b",
    "h/t [A-Z]",
    r"comments? ?\(\d+\)$",
    r"follow @\w+",
    r"view (?:this e-?mail |it )?in (?:your )?browser\b",
    r"was this (?:e-?mail|newsletter) forwarded\b",
    r"you(?:['’]| a)re receiving this\b",
    r"(?:to )?(?:unsubscribe|manage (?:your )?(?:preferences|subscription))\b",
    r"(?:the )?views (?:and opinions )?expressed (?:in this|in the|are)\b",
    r"(?:this|the) (?:interview|conversation|transcript) (?:has been|was) (?:\w+ly )?(?:edited|condensed)\b",
    r"provided by [A-Z][\w ]{2,60}$",
    r"(?:media|press) contacts?\s*:",
)
# The buttons of a page and the signs that end a text, in small letters.
BUTTONS = frozenset(
    (
        "save", "comment", "comments", "leave a comment", "leave a reply", "buy photo", "buy photos", "show all",
        "show more", "see all", "see more", "view all", "view comments", "back to top", "listen", "print this page",
        "menu", "search", "sign in", "log in", "skip to content", "skip to main content", "copy link", "related link",
        "related links", "next article", "previous article", "gallery", "close", "home", "homepage", "###", "-30-",
        "- 30 -", "-end-", "- end -", "* * *", "***", "___", "---", "— — —", "~~~",
    )
)  # fmt: skip
BOILERPLATE_HOLDS = (
    r"\ball rights reserved\b",
    r"\bcontributed (?:reporting )?to this (?:report|story|article|post)\b",
    r"\bcontributed reporting\b",
    r"\b(?:may not be|cannot be) (?:published|reproduced|broadcast|rewritten)\b",
    (
        r"\bthis (?:article|story|report|post) (?:was|has been) (?:originally )?(?:first )?"
        r"(?:published|updated|corrected|syndicated|produced)\b"
    ),
    r"\bthis (?:article|story|post) (?:originally |first )?appeared (?:first )?(?:on|in)\b",
)
