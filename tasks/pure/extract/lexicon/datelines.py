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
