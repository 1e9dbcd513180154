"""Words at the head of a text that look like the place of a dateline and are none. Data only, in lower case."""

from __future__ import annotations

from tasks.pure.extract.lexicon.rows import entries

NO_PLACES = frozenset(
    entries("""
    en  breaking, update, updated, watch, live, video, videos, photo, photos, claim, fact, exclusive, opinion, analysis
    en  review, preview, recap, correction, warning, note, notice, listen, read, explainer, editorial, comment, interview
    en  podcast, new, now, file, poll, quiz, alert, question, answer, text, summary, host, moderator, narrator, transcript
    en  background, graphic, spoiler alert, fact check, breaking news, just in, editor's note, editor’s note, news analysis
    es  actualización, actualizado, última
    de  aktualisiert, eilmeldung, achtung, exklusiv, kommentar
    fr  vidéo, direct, exclusif
    ru  срочно, видео, фото, обновлено
""")
)
"""What else papers write in capitals in front of a dash or colon."""
GERMAN_SENTENCES = frozenset(
    entries("""
    de  nein, ja, doch, genau, richtig, falsch, ende, aus, stopp, halt, schluss, endlich, danke, schade, klar, gut, schön
    de  super, toll, achtung, leider, natürlich, vielleicht, heute, gestern, morgen, montag, dienstag, mittwoch, donnerstag
    de  freitag, samstag, sonnabend, sonntag, wochenende, sommer, winter, herbst, frühling, stille, ruhe, regen, sonne
    de  dr, prof, st, nr, mr, mrs, dipl, ing, abb, vgl
    de  schnee, punkt, fertig, nun, also, okay, hallo, hurra, bravo, respekt
""")
)
"""Sentences of one word that a German text may begin with, as it may with a town."""

GERMAN_ARTICLES = (
    "der|die|den|zur|keine?|jede[rn]?|diese[rn]?|eine[rn]?|beide|viele|alle|unsere?[rn]?|ihre[rn]?|seine[rn]?"
)
"""What stands before nouns and not before names of towns, which are neuter and have no article."""
NEUTER_ARTICLES = "das|dem|des|ein|im|am|zum|vom|beim|ins|kein|dieses|jedes"
"""What stands before neuter nouns, and before towns where more is said of one: ``das Berlin der Zwanziger``."""
BEHIND_TOWNS = "von|vor|der|des|um|als"
"""What follows a town that has an article."""
GERMAN_PLACES = frozenset(
    entries("""
    de  schweiz, türkei, ukraine, mongolei, slowakei, niederlande, usa, iran, irak, libanon, sudan, südsudan, jemen, kongo
    de  tschad, niger, vatikan, gazastreifen, pfalz, lausitz, eifel, harz, rhön, uckermark, altmark, steiermark, wachau, toskana
    de  provence, bretagne, normandie, krim, bronx, kosovo, saarland, elsass, tessin, wallis, aargau, thurgau, allgäu, ruhrgebiet
    de  bandung, kaohsiung, taitung, pingtung
""")
)
"""Places that have an article in German, or the end of a noun."""
GERMAN_NOUN_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "ität",
    "itäten",
    "ismus",
    "ation",
    "ationen",
)
"""Ends of German words that are no town's."""
