"""What ``dateline add`` decides: from a site's pages and documents to a proposed source. Values in, values out.

| module | decides |
| --- | --- |
| ``records`` | nothing: the records that the others exchange |
| ``front_page`` | what a page says of its site: name, language, platform, links |
| ``leads`` | which addresses may be feeds and sitemaps, and in which order they are requested |
| ``judging`` | what a document is worth: entries, freshness, whether they are articles |
| ``choosing`` | which documents a source reads |
| ``patterns`` | ``include``: what the addresses of articles share |
| ``schedule`` | how often a source is read, from the turnover of its documents |
| ``naming`` | the source's name |
| ``zones`` | the time zone of dates that state none |
| ``proposal`` | the whole proposal, with its reasons |
| ``dropped`` | what a source's rules leave out of a document, for ``dateline try`` |
| ``address_list`` | the addresses in a text file or OPML |
"""
