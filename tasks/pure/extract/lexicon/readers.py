"""How a paper speaks to its readers below an article, and of what it offers them.

Entries are parts of regular expressions. Neither table alone says that a line is an appeal. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

READER: Table = {
    "en": """
        you
        your
        yours
        yourself
        please
    """,
    "de": r"""
        (?<![.!?:]\s)(?<!^)(?:Sie|Ihnen|Ihren?|Ihrem|Ihrer)
        du
        dir
        dich
        dein(?:e[mnrs]?)?
        euch
        eure[mnrs]?
        bitte
    """,
    "fr": """
        vous
        votre
        vos
        (?:ta|tes|ton)
        merci de
        veuillez
    """,
    "es": """
        (?:tú|tus?|te|ti)
        usted(?:es)?
        vosotros
        vuestr[oa]s?
        por favor
    """,
    "pt": """
        vocês?
        (?:teu|tua)s?
        por favor
    """,
    "it": """
        (?:ti|vi|voi|tuo|tua|tuoi|tue)
        vostr[oaie]
        per favore
    """,
    "nl": """
        (?:u|uw|je|jij|jou|jouw|jullie)
        alstublieft
    """,
    "sv": """
        (?:du|dig|din|ditt|dina|ni)
    """,
    "da": """
        (?:du|dig|din|dit|dine|jer|jeres)
    """,
    "no": """
        (?:du|deg|din|ditt|dine|dere)
    """,
    "fi": """
        (?:sinä|sinun|sinulle|te|teidän)
    """,
    "pl": r"""
        (?:ci|cię|tobie|was|wam)
        tw(?:ój|oj\w+)
        państw\w+
        prosimy
    """,
    "cs": r"""
        (?:vás|vám|váš|vaše\w*|vaš\w+)
        prosíme
    """,
    "ru": r"""
        (?:вы|вам|вас|вами|тебе|тебя)
        ваш\w*
        пожалуйста
        просим
    """,
    "uk": r"""
        (?:ви|вам|вас)
        ваш\w*
        просимо
    """,
    "tr": r"""
        siz\w*
        lütfen
    """,
}
"""The reader, spoken to."""

OFFERED: Table = {
    "en": """
        (?:this|our|the|printed|digital|weekend) (?:news)?paper
        (?:this|our|the) magazine
        newsletters?
        subscri(?:be|bers?|ptions?)
        membership
        apps?
        inbox
        journalism
        newsroom
        readers?
        donat(?:e|ions?)
        trial
        cancel
        comments?
        below
        (?:the|our|this) (?:desk|editors)
    """,
    "de": r"""
        zeitung
        blatt
        magazin
        newsletter
        abo(?:s|nnements?|nnent\w*)?
        mitglied(?:er|schaft)?
        app
        postfach
        journalismus
        leser\w*
        spenden?
        probe\w*
        kündig\w+
        kommentar\w*
        redaktion
    """,
    "fr": r"""
        (?:ce|notre|le) (?:journal|magazine|média)
        newsletter
        lettre d[’']information
        abonn\w+
        application
        lect(?:eur|rice)s?
        dons?
        commentaires?
        rédaction
    """,
    "es": r"""
        (?:este|nuestro|el) (?:diario|periódico|medio)
        bolet[ií]n(?:es)?
        suscri\w+
        aplicación
        lector(?:es|as?)?
        donaci\w+
        comentarios?
        redacción
    """,
    "pt": r"""
        (?:este|nosso|o) jornal
        newsletter
        assina\w+
        aplicativo
        leitor(?:es|as?)?
        doaç\w+
        comentários?
        redação
    """,
    "it": r"""
        (?:questo|nostro|il) giornale
        newsletter
        abbona\w+
        lettor[ie]
        donazion\w+
        comment[oi]
        redazione
    """,
    "nl": r"""
        (?:deze|onze|de) krant
        nieuwsbrief
        abonne\w+
        lezers?
        donat\w+
        reacties?
        redactie
    """,
    "sv": r"""
        tidning\w*
        nyhetsbrev\w*
        prenumer\w+
        läsare\w*
        kommentar\w*
        redaktion\w*
    """,
    "da": r"""
        avis\w*
        nyhedsbrev\w*
        abonne\w+
        læsere?\w*
        kommentar\w*
        redaktion\w*
    """,
    "no": r"""
        avis\w*
        nyhetsbrev\w*
        abonne\w+
        lesere?\w*
        kommentar\w*
        redaksjon\w*
    """,
    "fi": r"""
        lehti|lehte\w+
        uutiskir\w+
        tila(?:a|us|ja)\w*
        lukija\w*
        kommen\w+
    """,
    "pl": r"""
        gazet\w+
        newsletter\w*
        prenumer\w+
        subskry\w+
        czytelni\w+
        komentar\w+
        redakcj\w+
    """,
    "cs": r"""
        novin\w*
        newsletter\w*
        předpl\w+
        čtenář\w*
        komentář\w*
        redakc\w+
    """,
    "ru": r"""
        газет\w+
        рассылк\w+
        подпис\w+
        читател\w+
        комментари\w+
        редакци\w+
    """,
    "uk": r"""
        газет\w+
        розсилк\w+
        підпис\w+
        читач\w*
        коментар\w*
        редакці\w+
    """,
    "tr": r"""
        gazete\w*
        bülten\w*
        abone\w*
        okur\w*
        yorum\w*
    """,
}
"""What a paper offers its readers or asks of them."""

OWN: Table = {
    "en": r"""
        our
        us
        we
    """,
    "de": r"""
        unser(?:e[mnrs]?)?
        uns
        wir
    """,
    "fr": r"""
        notre
        nos
        nous
    """,
    "es": r"""
        nuestr[oa]s?
        nosotros
    """,
    "pt": r"""
        noss[oa]s?
    """,
    "it": r"""
        nostr[oaie]
        noi
    """,
    "nl": r"""
        onze
        ons
        wij?
    """,
    "sv": r"""
        vår[at]?
        oss
        vi
    """,
    "da": r"""
        vores
        os
        vi
    """,
    "no": r"""
        vår[et]?
        oss
        vi
    """,
    "pl": r"""
        nasz\w*
        nam
    """,
    "cs": r"""
        náš|naš\w+
    """,
    "ru": r"""
        наш\w*
    """,
    "uk": r"""
        наш\w*
    """,
    "tr": r"""
        biz\w*
    """,
    "fi": r"""
        me
        meidän
    """,
}
"""How it speaks of itself."""
