"""Query parameters that tell how a reader came to a page, but not which page it is: data without code.

A parameter is listed here only if no site is known to identify an article by it. ``id``, ``p``, ``page``, ``cid``,
``sid``, ``story``, ``article`` and the like must never be listed: dropping one of them would merge two articles, which
loses news, while a tracking parameter missing here costs one more fetch that ends as ``duplicate``.

Sources: the parameter lists of Firefox's query stripping and of the ClearURLs rules, the manuals of Google Analytics,
Matomo, AT Internet, Webtrekk and Adobe, and parameters seen in news feeds and sitemaps.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TRACKING_PREFIXES: tuple[str, ...] = (
    "utm_",  # Google Analytics and everyone after it
    "mtm_",  # Matomo
    "piwik_",
    "hsa_",  # HubSpot ads
    "_hs",  # HubSpot mail: _hsenc, _hsmi
    "__hs",
    "fb_action_",  # Facebook
    "at_custom",  # AT Internet, Piano
    "at_link_",
    "at_ptr_",
    "guce_",  # Yahoo's consent redirect
    "vero_",
    "sfmc_",  # Salesforce
    "aspsessionid",
)
"""A parameter whose lower-case name begins with one of these is dropped, whatever its value."""

TRACKING_NAMES: frozenset[str] = _words("""
    fbclid fb_source fb_ref gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id
    rdt_cid epik srsltid s_kwcid ef_id s_cid rb_clickid wickedid
    mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash hsctatracking dm_i ck_subscriber_id oly_anon_id oly_enc_id
    _ga _gl ga_source ga_medium ga_term ga_content ga_campaign ga_place _openstat __twitter_impression
    pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content
    at_medium at_campaign at_format at_creation at_variant at_channel at_bbc_team
    ns_mchannel ns_source ns_campaign ns_linkname ns_fee wt_mc wt_zmc wtmc wt.mc_id wt.mc_ev wt.tsrc
    xtor ncid cmpid icid intcid ocid ito smid smtyp mbid taid tblci spm scm soc_src soc_trk guccounter
    dlvrit sr_share xing_share sharetype rssfeed feedtype
    phpsessid jsessionid
""")
"""A parameter of this lower-case name is dropped, whatever its value."""

CHANNEL_NAMES: frozenset[str] = _words("""
    ref referrer referer src source srcref from cmp via r rsf origin medium campaign share partner
""")
"""A parameter of this lower-case name is dropped only if its value is one of ``CHANNEL_VALUES``: otherwise ``ref``,
``source`` or ``from`` may identify the article. ``feed=rss2`` and ``output=rss`` are separate documents, and so not
listed."""

CHANNEL_VALUES: frozenset[str] = _words("""
    rss rss2 feed feeds atom rssfeed rss_feed rss-feed google googlenews google_news google-news news_google
    facebook fb twitter tw x linkedin instagram whatsapp telegram reddit pinterest flipboard pocket applenews apple_news
    smartnews newsbreak upday email e-mail mail newsletter nl push homepage home hp frontpage startseite start
    social share sharing twt_gu share_btn_tw share_btn_fb share_btn_url copy_link copylink
""")

AMP_NAMES: frozenset[str] = _words("amp _amp outputtype")
"""Parameters that request the AMP version of a page, dropped with a value of ``AMP_VALUES``."""

AMP_VALUES: frozenset[str] = frozenset({"", "1", "true", "yes", "amp"})
AMP_VIEWER_NAMES: frozenset[str] = _words("amp_js_v usqp amp_gsa amp_ct amp_tf")
"""Parameters added by AMP viewers; dropped whatever the value."""
