"""News agencies by the names that bylines, datelines and picture credits give them."""

from __future__ import annotations

AGENCIES = frozenset(
    "ap afp dpa reuters apa sda ats keystone-sda ansa efe tass interfax pti ani ians xinhua kyodo yonhap ntb tt ritzau "
    "stt pap čtk ctk mti lusa bloomberg upi aa anadolu epd kna sid ddp dapd dts aap cp pa belga anp lapresse adnkronos "
    "agi hina tanjug srna beta bta agerpres mediafax lrt elta bns leta tasr sita unian ukrinform ria tanjug bna spa wam "
    "qna mena petra irna isna fars mehr tasnim aljazeera dw jiji cns cna ptv antara bernama vna tna sapa gna nan "
    "dha iha i̇ha anka бта fena kuna télam notimex dpa-infocom dpa-afx awp afxp dowjones dj canadian-press".split()
)  # fmt: skip
"""Short names of news agencies, which bylines give in lower case or in capitals."""
AGENCY_NAMES = frozenset(
    {
        "associated press", "the associated press", "agence france-presse", "deutsche presse-agentur", "thomson reuters",
        "the canadian press", "canadian press", "press association", "pa media", "europa press", "austria presse agentur",
        "press trust of india", "anadolu agency", "anadolu ajansı", "dow jones", "dow jones newswires", "bloomberg news",
        "russia today", "ria novosti", "риа новости", "тасс", "интерфакс", "укринформ", "yonhap news agency", "연합뉴스",
        "kyodo news", "共同通信", "時事通信", "新华社", "新華社", "中新社", "中央社", "news desk agencies", "asia news network",
        "共同", "時事", "ロイター", "رويترز", "فرانس برس", "أ ف ب", "د ب أ", "الأناضول", "рейтер", "уніан", "унiан", "укрінформ",
        "απε-μπε", "απε", "ttxvn", "पीटीआई", "एएनआई", "आईएएनएस", "뉴시스", "로이터", "뉴스1",
        "the conversation", "al jazeera", "cnn wire", "states newsroom", "propublica", "kff health news", "getty",
    }
)  # fmt: skip
KOREAN_AGENCIES = frozenset({"연합뉴스", "뉴시스", "뉴스1", "로이터", "AP", "AFP", "신화"})
"""Those that Korean datelines name behind the place."""
UNMISTAKABLE_AGENCIES = frozenset("Reuters Bloomberg Xinhua Kyodo Yonhap Interfax Anadolu".split())
"""Agencies whose names no person has."""


_ONE_NAME = {
    name: usual
    for usual, names in {
        "AP": "ap, associated press, the associated press, awp",
        "AFP": "afp, agence france-presse, agence france presse, afxp",
        "dpa": "dpa, deutsche presse-agentur, dpa-infocom, dpa-afx",
        "Reuters": "reuters, thomson reuters, 로이터",
        "APA": "apa, austria presse agentur, austria presse-agentur",
        "Keystone-SDA": "keystone-sda, sda, ats",
        "PTI": "pti, press trust of india",
        "Xinhua": "xinhua, 新华社, 新華社, 신화",
        "Kyodo": "kyodo, kyodo news, 共同通信, 共同",
        "Jiji": "jiji, 時事通信, 時事",
        "Yonhap": "yonhap, yonhap news agency, 연합뉴스",
        "Anadolu": "aa, anadolu, anadolu agency, anadolu ajansı",
        "PA Media": "pa, press association, pa media",
        "Canadian Press": "cp, canadian press, the canadian press, canadian-press",
        "TASS": "tass, тасс",
        "Interfax": "interfax, интерфакс",
        "Ukrinform": "ukrinform, укринформ",
        "RIA Novosti": "ria, ria novosti, риа новости",
        "Bloomberg": "bloomberg, bloomberg news",
        "Dow Jones": "dowjones, dj, dow jones, dow jones newswires",
        "ČTK": "čtk, ctk",
        "CNA": "cna, 中央社",
        "CNS": "cns, 中新社",
        "Al Jazeera": "aljazeera, al jazeera",
    }.items()
    for name in names.split(", ")
}
"""The name under which all spellings of an agency are counted: the one that its datelines have."""


def agency_name(written: str) -> str:
    """One name for an agency, whatever the page calls it; as written where no other spelling is known."""
    return _ONE_NAME.get(written.casefold().strip(" ."), written)


def is_agency(name: str) -> bool:
    """Whether this is a news agency as bylines write them."""
    folded = name.casefold().strip(" .")
    return folded in AGENCIES or folded in AGENCY_NAMES
