"""Invented articles full of what misleads: sentences that come twice, sentences of one mould, names that recur."""

from __future__ import annotations

ARTICLES = {
    "ledger": """Floods close three roads in the Tarn valley

By Pella Orrin

TARNWICK — Three people were hurt in Velm on Sunday when a wall came down. Four people were hurt in Orr on Sunday when
a wall came down. Nobody was hurt in Sill on Sunday when a wall came down.

The river rose by two metres in the night. The council declined to comment.

“We had an hour to get the cows out,” said Marl Teague, a farmer. “We had an hour to get the car out,” said his
neighbour, Ansa Brill. The council declined to comment.

At Velm bridge the gauge stood at 3.4 metres at noon, 3.9 metres at three and 4.1 metres at six. At Orr bridge the gauge
stood at 2.4 metres at noon, 2.9 metres at three and 3.1 metres at six. The river rose by two metres in the night, and
it had not stopped rising when this was written.

Mr Teague has kept cows there since 1998. He did not want to say what the night had cost him. He did not want to be
photographed either. The road to Sill is open again; the road to Orr is not.

The council declined to comment.
""",
    "dialogue": """'It rang', he said

"Who rang the bell?" she asked.

"I did," he said. He said it twice. "I rang it because nobody else would."

"And before that?" she asked.

"Before that it had not rung since my father's time," he said. "He'd have rung it too."

They went down the stairs – all sixty-one of them – and out into Kettle Lane, where the others were waiting. "It rang,"
he said to them. "It rang," they said.

"You'll be wanting your hats," said Odo Finch, who'd brought a basket of them. Nobody laughed. Finch handed the hats
out, and one by one they put them on... It was snowing.

"I did not think that it would be so loud," he said, when they had reached the square. "I did not think that it would
be so cold," she said.
""",
    "minutes": """# Minutes of the orchard society

*Third of May, in the reading room*

## Members present

- Ilse Varga, in the chair
- Tobin Marsh, treasurer
- Ilse Kroon, for the nursery

## Money

The treasurer reported 412 crowns in hand, against 398 crowns a year ago. He was thanked. **The fee stays at six.**

## Wasps

Ms Kroon said the wasps were “no worse than last year, and better mannered”. Ms Varga said that was “a matter of where
one sits”. It was agreed to hang eleven traps along the north wall, and to empty them on Fridays.

> Whoever empties a trap writes the number into the book.
> Whoever does not is down for washing up.

## Any other business

None. The meeting ended at twenty past nine—earlier than ever—and the members went to look at the pears.
""",
    "échos": """Le phare d’Ouestrel ne s’éteindra pas

« Nous n’avons jamais demandé la lune, dit Maëlle Kerbrat, mais la lumière, oui. » Le conseil a voté mardi : douze voix
contre sept. Le phare d’Ouestrel, bâti en 1863, restera donc allumé jusqu’à l’été prochain au moins.

« Nous n’avons jamais demandé d’argent, dit Yann Kerbrat, son frère, mais du temps, oui. » La commune paiera l’huile –
neuf cents écus par an – et les gardiens paieront le reste. Personne n’a protesté.

Le préfet, joint par téléphone, n’a pas voulu répondre. Le préfet n’a pas voulu répondre non plus par écrit.
""",
}
