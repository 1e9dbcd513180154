"""Labels of buttons, ads and share bars: whole lines that are not the article's, by what they label.

Entries are compared with a whole line in lower case without punctuation at its ends. Each is a label that any site
may use. Data only.
"""

from __future__ import annotations

from tasks.pure.extract.lexicon.tables import Table

ADVERTISING: Table = {
    "en": """
        advertisement
        advertisements
        advert
        adverts
        advertising
        ad
        ads
        sponsored
        sponsored content
        promoted
        article continues below advertisement
        story continues below advertisement
        story continues after advertisement
        advertisement - scroll to continue
        scroll to continue
        scroll to continue reading
        continue reading below
    """,
    "de": """
        anzeige
        werbung
        weiter nach der werbung
    """,
    "es": """
        continúa después de la publicidad
        publicidad
    """,
    "pt": """
        continua após a publicidade
        continua após publicidade
        publicidade
    """,
    "it": """
        continua dopo la pubblicità
        pubblicità
    """,
    "fr": """
        la suite après cette publicité
        publicité
    """,
    "ru": """
        продолжение после рекламы
        реклама
    """,
    "pl": """
        reklama
    """,
    "da": """
        reklame
        annonse
    """,
    "sv": """
        annons
    """,
    "tr": """
        reklam
    """,
    "nl": """
        advertentie
    """,
    "ja": """
        広告
        広告の後に続きます
    """,
    "ko": """
        광고
    """,
    "ar": """
        إعلان
    """,
    "hi": """
        विज्ञापन
    """,
}
"""Labels of advertising, and of the text going on after it."""

WINDOW_NOTES: Table = {
    "en": r"""
        (?:link )?(?:opens|open|opening) (?:in )?(?:a |an )?(?:new|external|separate|another)?\s?(?:browser )?(?:tab|window|page|site|website)
        (?:leaves|leaving) this (?:web)?site
        external(?: link| site| website)?
        new (?:tab|window)
    """,
    "de": r"""
        (?:link )?(?:öffnet|wird) (?:sich )?(?:in|ein)(?:e[mnrs]?)? (?:neue[mns]?|externe[mns]?) (?:browser-?)?(?:fenster|tab|reiter|seite)(?: geöffnet)?
        externer link
        neues fenster
    """,
    "fr": r"""
        (?:lien externe|s['’]ouvre|ouverture|ouvre) (?:dans )?une? nouve(?:lle|l) (?:fenêtre|onglet)
        nouvelle fenêtre
        nouvel onglet
        lien externe
    """,
    "es": r"""
        (?:se )?abre en (?:una )?(?:nueva (?:ventana|pestaña)|ventana nueva)
        enlace externo
    """,
    "it": r"""
        (?:si )?apre (?:in )?(?:una )?nuova (?:finestra|scheda)
        link esterno
    """,
    "pt": r"""
        abre (?:em|numa) (?:uma )?nova (?:janela|aba|guia)
        link externo
    """,
    "nl": r"""
        opent (?:in )?(?:een )?nieuw (?:venster|tabblad)
        externe link
    """,
    "sv": r"""
        öppnas i (?:ett )?nytt (?:fönster|flik)
        extern länk
    """,
    "da": r"""
        åbner i (?:et )?nyt (?:vindue|faneblad)
        eksternt link
    """,
    "no": r"""
        åpnes i (?:et )?nytt (?:vindu|fane)
        ekstern lenke
    """,
    "fi": r"""
        avautuu uuteen (?:ikkunaan|välilehteen)
        ulkoinen linkki
    """,
    "pl": r"""
        otwiera się w nowe[jm] (?:karcie|oknie)
    """,
    "ru": r"""
        откроется в нов(?:ом окне|ой вкладке)
        внешняя ссылка
    """,
    "ja": r"""
        (?:新しい|別)(?:ウィンドウ|タブ)で(?:開く|開きます)
        外部サイト
    """,
}
"""What a link says, to blind readers as a rule, about where it opens. Parts of regular expressions, whole texts."""

OTHER_ARTICLES: Table = {
    "en": """
        read more
        read also
        also read
        read next
        see also
        related
        related stories
        related articles
        related coverage
        related news
        related content
        related topics
        related searches
        more to read
        more from
        recommended
        you may also like
        you might also like
        most read
        trending
        what to read next
        more on this story
        more on this topic
        more news
        more stories
        latest news
        top stories
        up next
        explore further
        further reading
        next story
        previous story
        next article
        previous article
    """,
    "de": """
        weiterlesen
        mehr zum thema
        lesen sie auch
        lesen sie mehr
        auch interessant
        das könnte sie auch interessieren
        mehr dazu
        meistgelesen
    """,
    "fr": """
        lire aussi
        à lire aussi
        lire la suite
        sur le même sujet
        voir aussi
        les plus lus
        en savoir plus
    """,
    "es": """
        leer más
        lea también
        lee también
        te puede interesar
        le puede interesar
        relacionadas
        noticias relacionadas
        lo más leído
    """,
    "it": """
        leggi anche
        leggi di più
        potrebbe interessarti
        i più letti
    """,
    "pt": """
        leia também
        leia mais
        veja também
        saiba mais
        mais lidas
    """,
    "pl": """
        czytaj też
        czytaj także
        zobacz także
    """,
    "sv": """
        läs mer
        läs också
    """,
    "no": """
        les også
        les mer
    """,
    "da": """
        læs også
    """,
    "nl": """
        lees ook
        lees meer
    """,
    "fi": """
        lue myös
    """,
    "ru": """
        читайте также
        читайте ещё
        читайте еще
        читать далее
        по теме
    """,
    "uk": """
        читайте також
    """,
    "ja": """
        関連記事
        続きを読む
        あわせて読みたい
        関連ニュース
        人気記事
    """,
    "ko": """
        관련기사
    """,
    "zh": """
        相关阅读
        相关新闻
        延伸阅读
        相關新聞
        延伸閱讀
        熱門點閱
        热门文章
    """,
    "hi": """
        ये भी पढ़ें
        यह भी पढ़ें
    """,
    "ar": """
        اقرأ أيضا
        اقرأ أيضاً
    """,
    "tr": """
        ilgili haberler
        bunlar da ilginizi çekebilir
    """,
}
"""Headings and buttons over links to other articles."""

SHARE_BUTTONS: Table = {
    "web": """
        facebook
        twitter
        linkedin
        pinterest
        reddit
        whatsapp
        telegram
    """,
    "en": """
        share
        tweet
        email
        print
    """,
    "de": """
        teilen
        drucken
    """,
    "fr": """
        partager
    """,
    "es": """
        compartir
    """,
    "pt": """
        compartilhar
    """,
    "it": """
        condividi
    """,
    "ru": """
        поделиться
    """,
}
"""Share buttons: a label alone, and as a word of a bar of them."""

SHARE_BAR_WORDS: Table = {
    "web": """
        e-mail
        mail
        x
        vk
        ok
        messenger
        viber
        line
    """,
    "en": """
        pin
        post
        copy
        link
    """,
    "fr": """
        imprimer
    """,
    "es": """
        imprimir
    """,
    "it": """
        stampa
    """,
    "ru": """
        вконтакте
        одноклассники
    """,
}
"""Words that are buttons on a bar of share buttons, but mean something else in a line of their own."""

SHARING: Table = {
    "web": """
        instagram
        flipboard
    """,
    "en": """
        share link
        copy url
        share this
        share this article
        share this story
        share on facebook
        share on twitter
        share on x
        copy link
        link copied
        share via
        share it
        save
        follow us
        follow
        like
    """,
    "de": """
        artikel teilen
        merken
        kopieren
    """,
    "zh": """
        用微信扫码二维码
        分享至好友和朋友圈
    """,
    "tr": """
        paylaş
    """,
    "ru": """
        поделись
    """,
    "sv": """
        dela
    """,
    "da": """
        del
    """,
}
"""Other labels around share buttons, of saving and of following."""

COMMENTING: Table = {
    "en": """
        join the conversation
        comment
        comments
        leave a comment
        view comments
        0 comments
        no comments
    """,
}
"""Labels of readers' comments, also inside a text."""

ACCOUNT: Table = {
    "en": """
        subscribe
        subscribe now
        sign up
        sign in
        log in
        register
        newsletter
        newsletters
        join now
        get the app
    """,
    "de": """
        abonnieren
    """,
    "fr": """
        s'abonner
    """,
    "es": """
        suscríbete
    """,
    "it": """
        iscriviti
    """,
}
"""Buttons of subscriptions, newsletters and log-ins."""

CONTROLS: Table = {
    "en": """
        watch
        watch live
        watch now
        listen
        listen to this article
        play
        pause
        loading
        loading...
        close
        menu
        search
        skip to content
        skip to main content
        back to top
        next
        previous
        photo
        photos
        video
        gallery
        image
        view gallery
        play video
        show more
        show less
        expand
        collapse
        view more
        load more
        tap to unmute
    """,
    "de": """
        box aufklappen
        box zuklappen
        mehr anzeigen
        mehr laden
    """,
}
"""Buttons of players, galleries and folded parts."""

ABOUT_ARTICLE: Table = {
    "en": """
        table of contents
        in this article
        contents
        key events
        key event
        tags
        topics
        filed under
        more about
        categories
        category
        author
        authors
        about the author
        about the authors
        contributors
        the end
        enditem
    """,
    "zh": """
        全文完
    """,
}
"""Labels over the article's own contents, tags and authors, and marks of its end."""

EMBEDDED_POSTS: Table = {
    "en": """
        view this post on instagram
    """,
    "de": """
        sieh dir diesen beitrag auf instagram an
    """,
    "fr": """
        voir cette publication sur instagram
    """,
    "es": """
        ver esta publicación en instagram
    """,
    "pt": """
        ver essa foto no instagram
    """,
    "it": """
        visualizza questo post su instagram
    """,
    "ru": """
        посмотреть эту публикацию в instagram
    """,
}
"""What stands in for a post that was not loaded."""

COUNTED: Table = {
    "en": """
        comments?
        shares?
        likes?
        views?
    """,
    "de": """
        kommentare?
    """,
    "fr": """
        commentaires?
    """,
    "es": """
        comentarios?
    """,
    "it": """
        commenti
    """,
}
"""What sites count, with the number before or after it. Parts of regular expressions."""

COUNTED_AFTER_NUMBER: Table = {
    "en": r"""
        reads
        replies
        min(?:utes?)? read
    """,
    "de": """
        aufrufe
    """,
    "es": """
        vistas
    """,
    "ru": r"""
        просмотр\w*
    """,
}
"""What sites count, with the number before it. Parts of regular expressions."""

COMMENTS_HEADINGS: Table = {
    "en": r"""
        (?:reader )?comments?
        leave a (?:comment|reply)
        join the (?:discussion|conversation)
    """,
    "de": """
        kommentare?
        leserkommentare
    """,
    "fr": """
        commentaires?
    """,
    "es": """
        comentarios?
    """,
    "pt": """
        comentários?
    """,
    "it": """
        commenti
    """,
    "nl": """
        reacties
    """,
    "pl": """
        komentarze
    """,
    "sv": """
        kommentarer
    """,
    "ru": """
        комментарии
    """,
    "tr": """
        yorumlar
    """,
    "zh": """
        评论
    """,
    "ja": """
        コメント
    """,
    "ko": """
        댓글
    """,
}
"""Headings over the comments of readers. Parts of regular expressions."""

KEYWORDS: Table = {
    "en": """
        tags?
        keywords?
    """,
    "de": """
        schlagw[oö]rter
        stichworte
    """,
    "fr": """
        mots[- ]clés
    """,
    "es": """
        etiquetas
        palabras clave
    """,
    "ru": """
        теги
    """,
    "zh": """
        關鍵字
        关键词
        標籤
        标签
    """,
    "ja": """
        キーワード
        タグ
    """,
}
"""What is before the colon of a line of keywords. Parts of regular expressions."""

BREADCRUMB_LEADS: Table = {
    "en": """
        you are here
    """,
    "de": """
        sie sind hier
    """,
    "fr": """
        vous êtes ici
    """,
    "es": """
        (?:usted )?est[áa] aquí
    """,
    "pt": """
        você está aqui
    """,
    "it": """
        ti trovi qui
    """,
    "nl": """
        u bent hier
    """,
    "ru": """
        вы здесь
    """,
    "zh": """
        (?:您|你)?(?:现在|現在|当前|當前|所在)的?位置
    """,
    "ja": """
        現在地
    """,
    "ko": """
        현재 ?위치
    """,
}
"""How a path to the page begins. Parts of regular expressions."""
