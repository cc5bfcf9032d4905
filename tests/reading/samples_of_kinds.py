"""Small files as people have them: those that are no article and are refused, and articles that look like them."""

from __future__ import annotations

# What it is called, what it holds, and what the refusal says that it is.
NO_ARTICLES: dict[str, tuple[str, str]] = {
    "a part of a page, an article": (
        ("<article>\n  <h1>Ferry to sail again</h1>\n  <p class=lead>The ferry sails again from <b>May</b>, said the "
        "harbour master.</p>\n  <p>It was laid up since the storm.</p>\n</article>\n"),
        "a part of a web page",
    ),
    "a part of a page, nested divisions": (
        '<div class="story"><div class="body"><p>The ferry sails again.</p><p>Its crew was paid.</p></div></div>',
        "a part of a web page",
    ),
    "paragraphs that nobody closed": (
        "<p>The ferry sails again.\n<p>Its crew was paid in May.\n<p>The storm is forgotten.\n",
        "a part of a web page",
    ),
    "paragraphs with blank lines between them": (
        "<h2>Ferry</h2>\n\n<p>It sails again, said Ida Holm.</p>\n\n<p>It is late.</p>\n\n<p>It is full.</p>\n",
        "a part of a web page",
    ),
    "paragraphs with blank lines in them": (
        "<p>\n\nIt sails again, said Ida Holm.\n\n</p>\n<p>\n\nIt is late.\n\n</p>\n",
        "a part of a web page",
    ),
    "a table": (
        "<table border=1>\n<tr><th>Day</th><th>Sails</th></tr>\n<tr><td>Monday</td><td>at noon</td></tr>\n</table>\n",
        "a part of a web page",
    ),
    "links before a page": (
        '<link rel="stylesheet" href="a.css">\n<link rel="icon" href="b.png">\n<p>The ferry sails again.</p>\n',
        "a part of a web page",
    ),
    "a script before a page": (
        "<script>\nwindow.data = {a: 1};\n\nf('<p>');\n</script>\n<div id=main><p>It sails.</p></div>",
        "a part of a web page",
    ),
    "a style sheet before a page": (
        "<style>\np { margin: 0 }\n\nb { top: 0 }\n</style>\n<center><font size=2>It sails again.</font></center>",
        "a part of a web page",
    ),
    "an application without a word": ("<script src=a.js></script><div id=root></div>", "a part of a web page"),
    "a page behind a long comment": (
        f"<!--{' licence' * 4_000} -->\n<!doctype html>\n<title>Ferry</title>\n<p>It sails again.",
        "a saved web page",
    ),
    "a page behind a line of words": (
        ("Skip to content\n\n<!DOCTYPE html>\n<html lang=en>\n<head>\n<title>Ferry</title>\n</head><body><p>It sails "
        "again, said the crew.</p></body></html>"),
        "a saved web page",
    ),
    "a page of 1996": (
        ("<HTML><HEAD><TITLE>Ferry</TITLE></HEAD>\n<BODY BGCOLOR=#FFFFFF>\n\nThe ferry sails again.<BR>\n\n<HR>\n\n"
        "<I>Its crew was paid.</I>\n\n</BODY></HTML>\n"),
        "a saved web page",
    ),
    "what is copied from a browser": (
        "<meta charset='utf-8'><span style='color: #000'>The ferry sails again.</span><br><span>It is late.</span>",
        "a saved web page",
    ),
    "a page below front matter": (
        ("---\nlayout: page\n---\n<div class=a>\n<p>The ferry sails again, said the harbour master, and is full "
        "on every day of the week.</p>\n<p>The crew was paid in May, and the storm is forgotten by all.</p>\n</div>\n"),
        "a part of a web page",
    ),
    "a page in Chinese": ("<div><p>渡轮周一恢复航行。</p><p>船员已领到工资。</p></div>", "a part of a web page"),
    "a list of links": (
        "<ul>\n<li><a href=a>The ferry sails</a></li>\n<li><a href=b>The crew is paid</a></li>\n</ul>\n",
        "a part of a web page",
    ),
    "what is copied from a word processor": (
        ('<b style="font-weight:normal" id="a"><p dir="ltr"><span>The ferry sails again.</span></p><br>'
        '<p dir="ltr"><span>It is late.</span></p></b>\n'),
        "a part of a web page",
    ),
    "what a reading view leaves": (
        '<div id="page"><div>\n<p>It sails again at noon.</p>\n\n<p>It is late, said Ida.</p>\n</div></div>\n',
        "a part of a web page",
    ),
    "a page behind a warning": (
        ("<br />\n<b>Warning</b>: failed on line <b>7</b><br />\n<!DOCTYPE html>\n<html><head><title>Sea</title></head>"
        "<body><p>The ferry sails again at noon.</p></body></html>\n"),
        "a saved web page",
    ),
    "a drawing": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1">It sails</text></svg>\n',
        "an XML document",
    ),
    "a drawing without a namespace": ("<svg>\n<text>It sails</text>\n</svg>", "an XML document"),
    "an article of a journal": (
        "<article xmlns:xlink='http://www.w3.org/1999/xlink'><front><p>It sails.</p></front></article>",
        "an XML document",
    ),
    "a note in XML": ("<note>\n  <to>Ida</to>\n  <body>It sails.</body>\n</note>\n", "an XML document"),
    "a wire story in XML": (
        "<?xml version='1.0'?><nitf><head><title>Ferry</title></head><body>It sails.</body></nitf>",
        "an XML document",
    ),
    "a list of feeds": (
        '<opml version="2.0">\n<head><title>Mine</title></head>\n<body><outline xmlUrl="a"/></body>\n</opml>\n',
        "a list of feeds",
    ),
    "a feed behind a comment": (
        f"<?xml version='1.0'?>\n<!--{'made ' * 9_000}-->\n<rss version='2.0'><channel><title>News</title>",
        "a news feed",
    ),
    "an object": ('{"title": "Ferry", "body": "It sails again.", "tags": ["sea"], "n": 2}', "JSON document"),
    "an array": ('[\n {"title": "Ferry", "text": "It sails \\"again\\"."},\n {"title": "Crew"}\n]\n', "JSON document"),
    "an object that is cut": ('{"title": "Ferry", "body": "It sails ag', "JSON document"),
    "a large object": ('{"items": [' + '{"text": "It sails again."},' * 9_000 + "]}", "JSON document"),
    "lines of objects": ('{"id": "1", "text": "It sails."}\n{"id": "2", "text": "It is late."}\n', "JSON Lines"),
    "mail of a program": (
        "From: Ida Holm <ida@a.example>\nTo: desk@b.example\nSubject: Ferry\n that sails\nX-Mailer: a\n\nIt sails.",
        "a message as mail programs keep it",
    ),
    "mail as Apple keeps it": (
        "1234\nFrom: Ida <ida@a.example>\nMime-Version: 1.0\nContent-Type: text/plain;\n\tcharset=utf-8\n\nIt sails.",
        "a message as mail programs keep it",
    ),
    "a posting": (
        "Path: a!b\nFrom: ida@a.example (Ida)\nNewsgroups: a.sea\nSubject: Ferry\nMessage-ID: <7@a.example>\n\nOn.",
        "a message as mail programs keep it",
    ),
    "a page saved with its pictures": (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>On.",
        "a saved web page",
    ),
    "a page saved by a browser": (
        ("From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\nSubject: Ferry\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--x"\n\n\n----x\n'),
        "a saved web page",
    ),
    "an answer with its headers": (
        "HTTP/1.1 200 OK\ncontent-type: text/html\nserver: a\n\n<p>It sails again.</p>\n",
        "the answer of a web server",
    ),
    "an archive of the web": (
        "WARC/1.0\nWARC-Type: warcinfo\nContent-Length: 9\n\nsoftware",
        "the answer of a web server",
    ),
    "a calendar": ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Ferry\nEND:VEVENT\n", "a calendar"),
    "a calendar in small letters": ("begin:vcalendar\nX-NAME;A=b:c\n", "a calendar"),
    "a card": ("BEGIN:VCARD\nVERSION:4.0\nFN:Ida Holm\nEND:VCARD\n", "an address card"),
    "a card of groups": ("BEGIN:VCARD\nitem1.FN:Ida\n", "an address card"),
    "rich text": ("{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0\\pard It sails again.\\par}", "a rich text"),
}  # fmt: skip

ARTICLES: dict[str, str] = {
    "tags in sentences": "<p> and </p> open and close a paragraph, she said.",
    "tags that open sentences": "<div> is an element.\n\n<p> is another, said Ida Holm.",
    "a page's first tag": "<html> is the tag that opens every page, she said, and </html> closes it.",
    "a page's first line": "<!DOCTYPE html> is the first line of a page.",
    "a page's first lines": (
        "<!DOCTYPE html>\n<html>\n\nThese are the two lines with which each page begins, says the handbook.\n\nWhat "
        "comes after them is for the author to say."
    ),
    "a script in a sentence": "<script> opens a program. It has to be closed.\n\n</script> closes it, he said.",
    "a style sheet in a sentence": "Both <style> and <script> come before </head>, she said.\n\nAnd </body> is last.",
    "a comment in a sentence": "So: <!-- it is not closed\n\nIt sails again.",
    "a lesson with code": (
        "# Your first page\n\nWrite this:\n\n```html\n<!DOCTYPE html>\n<html>\n<head><title>x</title></head>\n\n"
        "<p>a</p>\n</html>\n```\n\nThen look at it.\n"
    ),
    "a lesson with code that is not fenced": (
        "Every page begins like this:\n\n<!DOCTYPE html>\n<html>\n<head><title>Hello</title></head>\n<body><p>Hi "
        "there</p></body>\n</html>\n\nThat is all that there is to it, and a browser shows it at once."
    ),
    "a lesson with indented code": (
        "To make a list, write:\n\n    <ul>\n      <li>one</li>\n      <li>two</li>\n    </ul>\n\nThe browser puts a "
        "dot before each of them, and the reader sees a list.\n"
    ),
    "a lesson that quotes": "The element `<p>` is closed by `</p>`, `<b>` by `</b>`, `<i>` by `</i>`.",
    "badges": (
        '<p align="center">\n  <img src="a.png" alt="build">\n  <a href="b"><img src="c.png"></a>\n</p>\n\n# Ferry\n\n'
        "It sails again, and this is all that is known of it.\n"
    ),
    "a title in the middle": (
        '<h1 align="center">\n  Ferry\n</h1>\n<p align="center">It sails.</p>\n\nIt sails again, said the crew on '
        "Monday.\n\n## When\n\nIn May.\n"
    ),
    "a logo in the middle": (
        '<div align="center">\n\n<img src="a.svg" width="90">\n\n# Ferry\n\n**It sails again**\n\n</div>\n\nThe crew '
        "was paid.\n"
    ),
    "what can be folded": (
        "# Ferry\n\nIt sails again.\n\n<details>\n<summary>When</summary>\n\nIn May, said the crew, and on each day of "
        "the week but Monday.\n\n</details>\n"
    ),
    "all of it folded": "<details>\n<summary>Ferry</summary>\n\nIt sails again, said the crew.\n\n</details>\n",
    "a film": (
        '# Ferry\n\n<iframe width="560" height="315" src="https://a.example/embed/7" allowfullscreen></iframe>\n\n'
        "It sails again, as the film shows.\n"
    ),
    "a table of HTML": (
        "The ferry sails again. This is when:\n\n<table>\n<tr><td>Monday</td><td>noon</td></tr>\n</table>\n\nThe crew "
        "was paid, the harbour master said.\n"
    ),
    "comments of tools": (
        "<!-- markdownlint-disable MD033 -->\n<!-- toc -->\n- [Ferry](#ferry)\n<!-- /toc -->\n\n# Ferry\n\nIt sails."
    ),
    "a long comment": f"<!--{' licence' * 4_000} -->\n\n# Ferry\n\nIt sails again.\n",
    "single words marked": "It *sails* <b>again</b><br>\nand is<sup>1</sup> late.<br>\n\n<hr>\n\nSo it was.",
    "emphasis throughout": "<b>Ferry</b>\n\n<i>It sails again, said the crew.</i>\n",
    "a figure": (
        '<figure>\n  <img src="a.jpg">\n  <figcaption>The ferry</figcaption>\n</figure>\n\nThe ferry sails again, said '
        "the harbour master on Monday.\n"
    ),
    "a quotation of HTML": (
        "<blockquote>It sails again.</blockquote>\n\nSo the harbour master said on Monday, and so it was in the end.\n"
    ),
    "a logo that is drawn": (
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>\n\n# Ferry\n\nIt sails again, said the crew.\n"
    ),
    "two drawings": (
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>\n\nIt sails again, said the crew.\n\n"
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>\n"
    ),
    "places to go to": (
        '<a name="top"></a>\n## Ferry\n\nIt sails <b>again</b>.\n\n<h3 id="why">Why</h3>\n\nNobody knows.\n\n'
        '<a href="#top">Back</a>\n'
    ),
    "a link, and one at the end": "<a href='a'><img src='b'></a>\n\nIt sails again.\n\n<a href='c'>More</a>\n",
    "a post of another": (
        '<blockquote class="post"><p>It sails!</p>&mdash; the crew <a href="a">May 4</a></blockquote>\n<script async '
        'src="b.js"></script>\n\nSo the crew wrote on Monday, and within the hour the pier was full of people.\n'
    ),
    "notes at the foot": (
        'It sails again.<sup id="a1"><a href="#f1">1</a></sup>\n\n---\n\n<ol>\n<li id="f1">So the log says. '
        '<a href="#a1">Back</a></li>\n</ol>\n'
    ),
    "components": "<Layout>\n\n# Ferry\n\n<Card title='a'>\n\nIt sails again.\n\n</Card>\n\n</Layout>\n",
    "a note in brackets": "<note> is what she wrote on it.",
    "a chat of nicknames": "<ida> it sails again\n<bob> when?\n<ida> in May\n<bob> at last\n",
    "an address in brackets": "<https://a.example/ferry>\n\nThe ferry sails again.",
    "front matter": (
        '---\ntitle: "Ferry: it sails"\ndate: 2024-05-06\nauthor: Ida Holm\ntags: [sea]\n---\n\nIt sails again.\n'
    ),
    "front matter in JSON": '{\n  "title": "Ferry",\n  "date": "2024-05-06"\n}\n\nIt sails again, said the crew.\n',
    "an object in a sentence": '{"version": "1"} is all that the file held.',
    "a note mark first": "[1] The ferry sails again.\n\n[2] Its crew was paid.",
    "a task list of brackets": "[ ] paint the ferry\n[x] pay the crew\n",
    "a sound in brackets": "[music]\n\nThe ferry sails again.\n\n[applause]\n",
    "a quotation in brackets": '["It sails again," said the crew.]\n\nSo it did.',
    "metadata lines": "Title: Ferry\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\nCategory: Sea\n\nIt sails.",
    "metadata lines with an address": (
        "Title: Ferry\nAuthor: ida@a.example\nDate: Mon, 6 May 2024 10:00:00 +0000\n\nIt sails again.\n"
    ),
    "a memorandum": "From: Ida Holm\nTo: all crews\nSubject: Ferry\nDate: Monday, 6 May 2024\n\nIt sails again.",
    "a press release": (
        "FOR IMMEDIATE RELEASE\nDate: 6 May 2024\nContact: press@a.example\n\nThe ferry sails again, said Ida Holm.\n"
    ),
    "a message without what programs add": (
        "From: Ida Holm <ida@a.example>\nTo: desk@b.example\nSubject: Ferry\nDate: Mon, 6 May 2024 10:00:00 +0000\n\n"
        "It sails again.\n"
    ),
    "a printed message": (
        "From: Ida Holm <ida@a.example>\nSent: Monday, May 6, 2024 10:00 AM\nTo: Bo\nSubject: Ferry\n\nIt sails."
    ),
    "turns of a chat": "From: X\nDoes it sail?\n\nFrom: Y\nIt does.\n",
    "turns of an interview": "Q: Does it sail?\nA: It does.\n\nQ: When?\nA: In May.\n",
    "a message in the middle": (
        "The harbour master wrote to the crew.\n\nFrom: Ida <ida@a.example>\nDate: Mon, 6 May 2024 10:00:00 +0000\n"
        "Message-ID: <7@a.example>\n\nIt sails again.\n\nSo they came.\n"
    ),
    "headers in sentences": "Received: a letter from the Minister.\n\nIt was short.",
    "a letter of the editor": "From the desk of the editor\n\nThe ferry sails again.",
    "a day first": "From Monday on the ferry sails again.",
    "a calendar in a sentence": "BEGIN:VCALENDAR is how calendars begin.",
    "begin and end": "Begin: a card.\n\nEnd: of it.",
    "a protocol": "HTTP/1.1 200 OK is what a server says.\nNote: nobody sees it.",
    "an image's signature": "GIF89a are the first letters of each such image.",
    "letters of programs": "MZ is what programs begin with.\n\nBM is for images, ID3 for sound, BZh for archives.",
}  # fmt: skip
