"""What words in the names of elements (``class``, ``id``, ``role``, ``data-testid`` ...) mean.

They are weak hints: each is a dictionary word for the thing, not the name that one publisher invented. Two readers
use them: the page's signals (``page/marks``: where are byline, date, standfirst, paywall, trail?) and the hints of the
body (``body/hints``: what is in this element?). Words of only one of them match too much in the other, or have
not been measured there. Data, and the one way to take a name apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tasks.pure.extract.lexicon.tables import Table

Meaning = Literal[
    "share",
    "related",
    "newsletter",
    "ad",
    "comment",
    "caption",
    "byline",
    "date",
    "crumb",
    "navigation",
    "overlay",
    "paywall",
    "media",
    "facts",
    "slides",
    "tags",
    "hidden",
    "body",
    "lead",
    "title",
    "picture",
]
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z]+")


DERIVING: Table = {
    "en": """
        un
        in
        im
        inter
        cor
        multi
        pre
    """,
    "de": """
        be
        beur
        ein
        mit
        um
        unter
        ur
        ver
        zu
    """,
}
"""Syllables in front of a stem that make another word of it: ``correlated``, ``unpublished``, ``Bewerbung``."""
SHORTEST_FRONT = 4
"""Letters before the hyphen of a stem that is found inside a word too; fewer are the end of another word: ``thread-wrapper``."""


BOXES_OF_WRITERS: Table = {
    "en": """
        author
        authors
        bio
        biography
        byline
        contributor
        profile
        staff
        writer
    """,
    "de": """
        autor
        autoren
        autorin
        redakteur
    """,
    "fr": """
        auteur
        signature
    """,
    "it": """
        autore
        firma
    """,
    "nl": """
        auteur
        schrijver
    """,
}
"""Words in the names of boxes about who wrote it: a sentence there is a biography."""


def hyphenated(name: str) -> str:
    """One name in lower case, with a hyphen at each hump: ``authorName`` is ``author-name``."""
    return name if name.islower() else _HUMP.sub("-", name).lower()


def words_of(hyphenated_name: str) -> list[str]:
    """The words between the hyphens, underscores and digits of a name in lower case; some may be empty."""
    return _NOT_LETTERS.split(hyphenated_name)


@dataclass(frozen=True, slots=True)
class ClassWords:
    """The words for one thing."""

    words: Table = field(default_factory=dict)
    """Whole words of a name that both readers know."""
    signal_words: Table = field(default_factory=dict)
    """Whole words that only the page's signals read."""
    body_words: Table = field(default_factory=dict)
    """Whole words that only the body's hints read."""
    body_stems: Table = field(default_factory=dict)
    """Found anywhere in a name (``relatedarticles``, ``js-newsletterBox``) by the body's hints: long enough not to be
    in other words."""


CLASS_NAMES: Mapping[Meaning, ClassWords] = {
    "share": ClassWords(  # Share bars and links to social networks.
        body_words={
            "en": """
                share
                shares
                social
                follow
            """,
        },
        body_stems={
            "en": """
                sharing
                sharebar
                sharetools
                sharebutton
                socialshare
                social-media
                socialmedia
            """,
            "web": """
                addthis
                addtoany
                sharethis
            """,
            "es": """
                compartir
            """,
            "pt": """
                compartilh
            """,
            "it": """
                condivid
            """,
            "fr": """
                partage
            """,
            "de": """
                teilen
            """,
            "pl": """
                udostepnij
            """,
            "tr": """
                paylas
            """,
        },
    ),
    "related": ClassWords(  # Links to other articles.
        body_words={
            "en": """
                more
                latest
                similar
                teasers
            """,
            "it": """
                correlati
                correlate
                correlato
                correlata
            """,
        },
        body_stems={
            "en": """
                related
                recommend
                recirc
                wp-embedded-content
                readmore
                read-more
                read_more
                readnext
                read-next
                readalso
                read-also
                alsoread
                also-read
                also_read
                mostread
                most-read
                morefrom
                more-from
                popular
                trending
                teaser
                promo
                seealso
                see-also
                youmaylike
                you-may
                upnext
                up-next
                more-stories
                morestories
                latest-news
                latestnews
            """,
            "web": """
                outbrain
                taboola
            """,
            "fr": """
                lire-aussi
                a-lire
            """,
            "es": """
                relacionad
            """,
            "it": """
                articolicorrelat
                notiziecorrelat
            """,
            "de": """
                verwandt
                weiterlesen
                mehr-zum
                lesen-sie
            """,
            "pl": """
                powiazane
            """,
            "tr": """
                ilgili
            """,
        },
    ),
    "newsletter": ClassWords(  # Invitations to subscribe, to try, to buy.
        body_words={
            "en": """
                cta
                ctas
                signup
                subscribe
                optin
                register
                reward
            """,
        },
        body_stems={
            "en": """
                newsletter
                subscri
                signup
                sign-up
                sign_up
                donat
            """,
            "de": """
                abonnement
                abonnieren
            """,
            "es": """
                suscri
            """,
            "it": """
                inscri
            """,
            "web": """
                mailchimp
                whatsapp
                telegram
            """,
        },
    ),
    "ad": ClassWords(  # Advertising.
        body_words={
            "en": """
                ad
                ads
                adv
                advertisement
                banner
                pub
            """,
            "web": """
                gpt
            """,
        },
        body_stems={
            "en": """
                advert
                sponsor
                adslot
                ad-slot
                ad-container
                adcontainer
                ad-wrapper
                adwrapper
                adunit
                ad-unit
                ad-break
                publicit
                affiliate
            """,
            "web": """
                dfp
                adsense
            """,
            "es": """
                publicid
            """,
            "it": """
                pubblicit
            """,
            "de": """
                werbung
                anzeige
            """,
            "tr": """
                reklam
            """,
        },
    ),
    "comment": ClassWords(  # Comments of readers.
        body_words={
            "en": """
                comment
                comments
                replies
                reactions
            """,
        },
        body_stems={
            "en": """
                comments
                commentlist
                comment-list
                comment-form
                commentform
                discussion-thread
                respond
            """,
            "web": """
                disqus
            """,
            "de": """
                kommentar
            """,
            "es": """
                comentario
            """,
            "fr": """
                commentaire
            """,
            "it": """
                commenti
            """,
        },
    ),
    "caption": ClassWords(  # Captions and credits of pictures.
        body_words={
            "en": """
                credit
                credits
                attribution
            """,
        },
        body_stems={
            "en": """
                caption
                img-desc
                img_desc
                image-desc
                image_desc
                photo-desc
                photo_desc
                pic-desc
                pic_desc
                picture-desc
                pic-intro
                picintro
                photo-credit
                photocredit
                image-credit
                imagecredit
                img-credit
                copyright
                photographer
                image-source
            """,
            "de": """
                bildunterschrift
            """,
            "fr": """
                legende
            """,
            "es": """
                leyenda
                pie-de-foto
                piefoto
            """,
            "it": """
                didascalia
            """,
        },
    ),
    "byline": ClassWords(  # Who wrote it.
        words={
            "en": """
                author
                authors
            """,
            "mul": """
                autor
            """,
            "fr": """
                auteur
            """,
            "it": """
                autore
            """,
            "de": """
                verfasser
            """,
        },
        signal_words={
            "en": """
                authorname
                byline
                bylines
                writer
                writers
                reporter
                reporters
                journalist
                journalists
                contributor
                contributors
                signature
            """,
            "de": """
                autoren
                autorname
                redakteur
                signatur
            """,
            "es": """
                autores
                autora
                autoras
                firma
            """,
            "it": """
                autori
            """,
            "pl": """
                autorzy
                autorka
            """,
            "fr": """
                auteurs
            """,
            "da": """
                forfatter
            """,
            "sv": """
                skribent
            """,
            "fi": """
                kirjoittaja
            """,
            "tr": """
                yazar
            """,
            "id": """
                penulis
            """,
            "nl": """
                redacteur
            """,
        },
        body_words={
            "en": """
                meta
                bio
            """,
        },
        body_stems={
            "en": """
                byline
                post-meta
                postmeta
                entry-meta
                article-meta
                articlemeta
                articleinfo
                article-info
                author-bio
                authorbio
                author-box
                authorbox
                about-author
                readingtime
                reading-time
                read-time
            """,
        },
    ),
    "date": ClassWords(  # When it was published or changed.
        words={
            "en": """
                date
                time
                datetime
            """,
            "mul": """
                datum
            """,
            "es": """
                fecha
            """,
        },
        signal_words={
            "da": """
                dato
            """,
            "mul": """
                data
            """,
            "tr": """
                tarih
            """,
            "id": """
                tanggal
            """,
            "en": """
                posted
                published
                publish
                publication
                publishdate
                publishtime
                publishedtime
                publisheddate
                pubdate
                postdate
                entrydate
                articledate
                newsdate
                created
                timestamp
                dateline
                datepublished
            """,
            "de": """
                stand
            """,
            "es": """
                hora
            """,
            "fi": """
                aika
            """,
            "pl": """
                czas
            """,
        },
        body_words={
            "en": """
                updated
            """,
        },
        body_stems={
            "en": """
                dateline
                timestamp
                pubdate
                publish-date
                published
                publication-date
                last-updated
            """,
        },
    ),
    "crumb": ClassWords(  # The trail from the front page to the article.
        words={
            "en": """
                breadcrumbs
            """,
        },
        signal_words={
            "en": """
                breadcrumb
            """,
        },
        body_stems={
            "en": """
                breadcrumb
            """,
        },
    ),
    "navigation": ClassWords(  # Menus and other navigation.
        body_words={
            "en": """
                nav
                toc
                toolbar
                tools
                footer
                pager
            """,
        },
        body_stems={
            "en": """
                pagination
                paginat
                navigation
                navbar
                menu
                skip-link
                sitemap
                table-of-contents
                backtotop
                back-to-top
                sidebar
            """,
        },
    ),
    "overlay": ClassWords(  # What is shown over the page.
        body_words={
            "en": """
                dialog
                alertdialog
                overlay
                toast
                drawer
                alert
            """,
        },
        body_stems={
            "en": """
                cookie
                consent
                modal
                popup
                popover
                offcanvas
                off-canvas
                tooltip
                notification
                privacy-overview
            """,
            "web": """
                gdpr
            """,
        },
    ),
    "paywall": ClassWords(  # Offers and notices for those who have not paid.
        signal_words={
            "en": """
                paywall
                paywalled
                regwall
                metered
                paidcontent
            """,
            "web": """
                piano
            """,
            "de": """
                abowall
            """,
        },
        body_stems={
            "en": """
                paywall-prompt
                paywall-message
                paywall-offer
                paywall-barrier
                paywall-banner
                paywall-overlay
                paywall-promo
                paywall-box
                regwall
                premium-box
                offer-box
            """,
            "de": """
                abo-box
            """,
        },
    ),
    "media": ClassWords(  # Players, galleries, embedded applications.
        body_words={
            "en": """
                video
                audio
                embed
                player
                poll
                quiz
                widget
                chart
                listen
            """,
        },
        body_stems={
            "en": """
                video-player
                videoplayer
                image-gallery
                photo-gallery
                gallery
                audio-player
                audioplayer
                podcast
                text-to-speech
                listen-to
                listento
            """,
            "web": """
                jwplayer
                brightcove
            """,
        },
    ),
    "facts": ClassWords(  # Boxes of facts next to the text, some of them folded.
        body_words={
            "en": """
                expandable
                collapsible
                complementary
            """,
        },
        body_stems={
            "en": """
                fact-box
                fact_box
                factbox
                factfile
                fact-file
                facts-box
                box-facts
                box--facts
                fact-sheet
                factsheet
                info-box
                info_box
                infobox
            """,
            "de": """
                faktenbox
                fakten-box
                infokasten
                info-kasten
            """,
            "fr": """
                encadre
            """,
            "es": """
                recuadro
                despiece
            """,
            "pl": """
                ramka
            """,
            "tr": """
                bilgi-kutusu
                bilgikutusu
            """,
            "ru": """
                spravka
            """,
            "nl": """
                feitenkader
                feitenbox
                infokader
            """,
            "fi": """
                faktalaatikko
                tietolaatikko
            """,
            "no": """
                faktarute
            """,
            "sv": """
                faktaruta
                fakta-ruta
                faktabox
            """,
            "da": """
                faktaboks
                fakta-boks
            """,
        },
    ),
    "slides": ClassWords(  # Slides of which one is shown: of pictures, products, praise.
        body_stems={
            "en": """
                slideshow
                carousel
                slider
                lightbox
            """,
        },
    ),
    "tags": ClassWords(  # Tags and topics.
        signal_words={
            "en": """
                tags
                taglist
                taglinks
                keywords
                topics
                topiclist
            """,
            "de": """
                schlagworte
                schlagwoerter
                stichworte
            """,
            "es": """
                etiquetas
            """,
            "hu": """
                cimkek
            """,
            "nl": """
                trefwoorden
            """,
            "sv": """
                nyckelord
            """,
            "no": """
                emneord
            """,
            "cs": """
                stitky
            """,
        },
        body_words={
            "en": """
                tags
                topics
                tag
                topic
                labels
            """,
        },
        body_stems={
            "en": """
                taglist
                tag-list
                tag-links
                taxonomy
                keywords
                hashtag
                post-tags
                entry-tags
                article-tags
                articletags
            """,
        },
    ),
    "hidden": ClassWords(  # What is hidden from sight.
        body_stems={
            "en": """
                visually-hidden
                visuallyhidden
                screen-reader
                screenreader
                sr-only
                print-only
            """,
        },
    ),
    "body": ClassWords(  # The article's text.
        body_stems={
            "en": """
                articlebody
                article-body
                article_body
                articletext
                article-text
                article_text
                articlecontent
                article-content
                article_content
                entry-content
                entrycontent
                post-content
                postcontent
                post-body
                postbody
                storybody
                story-body
                storytext
                story-text
                story-content
                storycontent
                newsbody
                news-body
                news-text
                newstext
                bodytext
                body-text
                body-copy
                bodycopy
                main-text
                maintext
                content-body
                contentbody
                richtext
                rich-text
            """,
        },
    ),
    "lead": ClassWords(  # The standfirst.
        words={
            "en": """
                lead
                lede
                deck
                dek
                summary
                intro
            """,
            "fr": """
                chapo
            """,
        },
        signal_words={
            "en": """
                standfirst
                strapline
                subheadline
                subhead
                subtitle
            """,
            "de": """
                vorspann
            """,
            "fr": """
                chapeau
            """,
            "it": """
                sottotitolo
                occhiello
            """,
            "sv": """
                ingress
            """,
            "es": """
                entradilla
                bajada
                copete
            """,
            "da": """
                manchet
            """,
        },
        body_words={
            "pl": """
                zajawka
                podtytul
            """,
            "cs": """
                perex
                podtitul
            """,
            "pt": """
                subtitulo
                sutia
                linhafina
            """,
            "de": """
                unterzeile
            """,
            "tr": """
                altbaslik
            """,
            "ru": """
                podzagolovok
            """,
            "fi": """
                ingressi
            """,
            "it": """
                catenaccio
            """,
            "en": """
                abstract
                excerpt
                teaser
                leadtext
                teasertext
            """,
        },
        body_stems={
            "en": """
                standfirst
                subhead
                sub-head
                sub-title
                subtitle
                strapline
                article-intro
                articleintro
                article-lead
                article-summary
                article-description
                article-excerpt
            """,
            "fr": """
                chapeau
            """,
            "it": """
                sottotitolo
            """,
            "de": """
                vorspann
            """,
            "es": """
                bajada
                copete
                entradilla
            """,
            "sv": """
                ingress
            """,
            "da": """
                manchet
            """,
        },
    ),
    "title": ClassWords(  # The headline.
        body_words={
            "en": """
                title
                headline
            """,
        },
        body_stems={
            "en": """
                headline
                article-title
                entry-title
                post-title
            """,
        },
    ),
    "picture": ClassWords(  # Pictures.
        body_words={
            "en": """
                image
                images
                img
                photo
                photos
                picture
                pictures
                pic
                pics
                figure
                thumbnail
                thumb
                illustration
            """,
            "web": """
                hmedia
            """,
            "de": """
                bild
                bilder
            """,
            "mul": """
                foto
                fotos
            """,
            "es": """
                imagen
            """,
            "pt": """
                imagem
            """,
            "it": """
                immagine
            """,
            "nl": """
                afbeelding
            """,
            "pl": """
                zdjecie
            """,
        },
    ),
}

FUNCTION_WORDS: Table = {
    "en": """
        a an and are as at be by for from has he her his in is it its no not of on or our she than that the their they
        this to was we what when who why will with you
    """,
    "de": """
        auf aus das dem den der die ein eine einem einen einer es für im ist mit nach nicht sich sie und von vor wie
        wird zu zum zur
    """,
    "fr": """
        au aux ce dans des du elle en est et il la le les ne pas par pour qui sa ses son sur un une
    """,
    "es": """
        al como con de del el en es la las lo los no para por que se su un una y
    """,
    "it": """
        alla che con da dal del della di e gli i il nel non per si sono sul un una
    """,
    "pt": """
        ao com da das do dos e em na nas no nos os para por que se um uma
    """,
    "nl": """
        aan de een en het met niet om op te van voor zijn
    """,
    "sv": """
        att av den det en ett för i med och om på som till
    """,
    "pl": """
        co do jak na nie o od po się w z za
    """,
    "tr": """
        bir bu da de ile için ne ve
    """,
}
"""Several words a line. Short words between others: the ``id`` that is made of a heading has them, a name that is given has hardly any."""
