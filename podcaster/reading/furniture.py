"""Stock phrases of pages: phrases by their purpose, which are features for the forests, and lines that are never read.

Furniture is what stands on a page around its article: menus, buttons, teasers, credits.
"""

import re
from functools import lru_cache

from podcaster.system.lazy_regex import lazy_regex

_KINDS = {
    "sharing": r"share|tweet|pin it|whatsapp|facebook|twitter|linkedin|instagram|reddit|e-?mail|copy link|print"
    r"|bookmark|follow (?:us|me)",
    "subscribing": r"subscri\w+|newsletters?|sign(?:ing)? up|inbox|unlimited|free trial|already a|e-?edition"
    r"|app store|google play",
    "account": r"(?:sign|log) ?(?:in|out)|login|register|(?:your|my|an) account|password|my profile|save to",
    "legal": r"copyright|all rights reserved|privacy|terms (?:of|and)|cookies?|policy|reproduced|licen[cs]ed?"
    r"|disclaimer|disclosure",
    "commenting": r"comments?|repl(?:y|ies)|join the (?:conversation|discussion)|moderat\w+|post a|leave a"
    r"|report abuse",
    "related": r"read (?:more|next|also)|related|more (?:from|on|about|stories|news)|recommended|you (?:may"
    r"|might) (?:also )?like|also read"
    r"|most (?:popular|read|viewed)|trending|up next|(?:next|previous) (?:article|story|post)|see also"
    r"|don['’]t miss|latest|top stories"
    r"|editor['’]?s['’]? picks?|featured|keep reading|continue reading|in case you missed|check out|click (?:here"
    r"|to)|view (?:all|more)",
    "advertising": r"advertis\w+|sponsor\w*|promoted|paid (?:post|content)|(?:story|article) continues|affiliate"
    r"|commission|promo|coupon",
    "crediting": r"photos?|photograph\w*|getty|reuters|associated press|ap|afp|images?|credit|courtesy|captions?"
    r"|illustration|screenshot"
    r"|shutterstock|istock|unsplash|file|handout|pictured|gallery|slideshow|provided by",
    "begging": r"donat\w+|support (?:us|our|the|independent)|contribut\w+|tax[- ]deductible|become a (?:member"
    r"|patron|supporter)|your (?:support|help)"
    r"|fundrais\w+|nonprofit|membership|help us",
    "biography": r"is an? (?:\w+[ -]){0,3}(?:writer|reporter|journalist|editor|freelancer?|professor|columnist"
    r"|author|correspondent|producer|fellow"
    r"|contributor|director|blogger|photographer)|(?:can be )?reached at|author of|(?:his|her|their) work"
    r"|about the author|follow (?:him|her|them)"
    r"|contact (?:him|her|the|us)|contributed to this",
    "navigating": r"home|menu|search|skip to|back to|navigation|close|open in|toggle|next|prev(?:ious)?|top|jump to"
    r"|go to|loading|sections?|load more"
    r"|show (?:more|less)|expand|site ?map|about us|contact us|careers|help|faq",
    "timing": r"\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago|min(?:ute)? read|updated"
    r"|published|posted|last modified|first published"
    r"|[ap]\.?m\.? (?:e[sd]t|p[sd]t|c[sd]t|et|pt|gmt|bst|utc)",
    "filing": r"tags?|filed under|topics?|categor(?:y|ies)|tagged|keywords|in this (?:article|story)|source|via"
    r"|posted in",
    "listening": r"listen|watch|video|audio|podcasts?|play(?:er)?|subtitles|transcript|livestream|javascript|browser",
}
KINDS = tuple(_KINDS)
"""The purposes of phrases, in the order of `count_kinds`."""

_PATTERNS = tuple(lazy_regex(rf"(?<![\w’'])(?:{pattern})(?!\w)") for pattern in _KINDS.values())
_ANY = lazy_regex(rf"(?<![\w’'])(?:{'|'.join(_KINDS.values())})(?!\w)")
"""The patterns are for text in lower case: Python searches them four times faster than without regard to case."""
_END_CHARACTERS = 400
"""How much of each end of a line is searched. A line may be a whole page, and furniture is at its ends."""


@lru_cache(maxsize=1024)
def count_kinds(text: str) -> tuple[int, ...]:
    """How many phrases of each kind `text` has, in the order of KINDS. Cached: several stages ask about each line."""
    if len(text) > 2 * _END_CHARACTERS:
        text = text[:_END_CHARACTERS] + " " + text[-_END_CHARACTERS:]
    text = text.lower()
    if not _ANY.search(text):
        return (0,) * len(_PATTERNS)
    return tuple(sum(1 for _ in pattern.finditer(text)) for pattern in _PATTERNS)


_STOCK = lazy_regex(
    r"""(?:
    (?:advertisement|sponsored(?:\ content)?
      |(?:(?:story|article)\ )?continues\ (?:below|after)
      (?:\ (?:(?:this|the)\ )?ad\w*)?)\W*$
    |(?:read\ (?:more|also|next)|also\ read|see\ also|related(?:\ (?:stories|articles|story|article))?|recommended
      |must\ read|required\ reading|don['’]t\ miss|you\ (?:may|might)\ also\ like)\s*[:|»>–—]
    |don['’]t\ miss\W*$
    |also\ on\ \w[\w-]*\.(?:com|org|net|co|tv)\b
    |our\ standards:
    |you\ (?:have|['’]ve)\ (?:(?:only\ )?\w+\ (?:free\ )?(?:articles?|stories)|reached\ your\ (?:limit|free))
    |(?:already\ a\ (?:subscriber|member)
      |(?:like\ (?:this|what\ you)|enjoy(?:ed|ing)?\ this)\ (?:story|article|read)\w*)
      \b.{0,80}[?!]
    |(?:please\ )?(?:sign\ up|subscribe|register)\b[^.]{0,60}
      \b(?:newsletter|inbox|unlimited\ access|continue\ reading|briefing)\b
    |(?:unsubscribe|(?:view|read|open)\ (?:(?:this|the)\ e?-?mail\ |it\ )?(?:in|on)\ (?:your|a|the)\ (?:web\ ?)?browser
      |(?:manage|update)\ (?:your\ )?(?:preferences|subscription))(?:\s*[|·•/]\s*[\w\ ]{1,40})*\W*$
    |(?:this|the)\ (?:article|story|content)\ is\ (?:only\ )?(?:available\ )?(?:for|to)\ subscribers
    )""",
    re.I | re.X,
)
_GIFT = r"(?:\w+[ -])?(?:donation|contribution|gift)"
_APPEAL = lazy_regex(
    rf"\b(?:please )?consider (?:supporting|donating|contributing|making an? {_GIFT}"
    r"|becoming an? (?:\w+ )?(?:member|subscriber|supporter|patron))\b"
    r"|\bsupport(?:ing)? (?:our|independent|local|quality) (?:\w+ )?(?:journalism|reporting|newsroom)\b"
    rf"|\bmake an? {_GIFT} (?:today|now|to support)",
    re.I,
)
_COMMISSION = lazy_regex(
    r"\bwe (?:may |might |can |could |will )?(?:also )?(?:earn|receive|get|collect|be paid) (?:an? |some )?"
    r"(?:small |affiliate |sales? )*"
    r"(?:commissions?|compensation (?:when|if) you|(?:portion|share) of (?:the )?(?:revenue|sales?))\b"
    r"|\bif you (?:purchase|buy|order|register|sign up)\b.{0,100}\bwe (?:may|might|can|could|will) (?:also )?"
    r"(?:earn|receive|get|be paid) (?:an? |some )?(?:small )?(?:compensation|payment|fee)\b"
)
_FREE_FOR_ALL = lazy_regex(
    r"\bwe need your (?:help|support)\b|\byour (?:contribution|donation) will\b|\bgiving us as little as\b"
    r"|\bkeep (?:our |the )?(?:news|journalism|reporting) free\b|\bjournalism is free for everyone\b"
    r"|\bbelieve that (?:a free press|everyone needs|a vibrant democracy)\b|\bthank you for your support\.$"
)
"""Why a publication asks its readers for money."""
_ALSO = lazy_regex(r"^also: \w.{10,140}[^.!?”\"]$")
"""A link to another story: "Also: The best phones"."""
_USES = r"(?:published|broadcast|rewritten|reproduced|republished|reprinted|copied|redistributed|transmitted)"
_TERMS = lazy_regex(
    rf"\b(?:may not be {_USES},? (?:or )?(?:otherwise )?{_USES}\b"
    r"|(?:copying|reproduction|republication|redistribution)\b.{0,80} (?:is|are) (?:strictly|expressly)"
    r" (?:prohibited|forbidden)\b"
    r"|by (?:signing|subscribing|clicking|submitting|entering|providing)\b.{0,60}"
    r" you (?:agree|consent|acknowledge|confirm)\b"
    r"|\bby (?:using|visiting|accessing|browsing) (?:this|our) (?:web ?)?(?:site|page|service)\b.{0,60}"
    r" you (?:agree|consent|acknowledge|accept)\b"
    r"|(?:you can )?unsubscribe at any time\b|(?:delivered|sent) (?:straight |directly )?to your inbox\b"
    r"|^we (?:and our (?:\w+ )?partners )?use (?:\w+ )?cookies\b"
    r"|(?:comentários|comentarios|commentaires|kommentare|commenti)\b.{0,120}"
    r"\b(?:aprova|aproba|modera|modéré|approuv|freigeschalt|moderiert|approva)"
    r"|be considered for publication\b.{0,40}$"
    r"|comment posters\b|readers?['’]? comments (?:are|will)\b|users will not be able to comment\b"
    r"|comments (?:will|are) (?:generally |be )?(?:moderated|premoderated|pre-moderated|posted|reviewed)\b)"
)
"""The terms of a page: its rights, its newsletters, its readers' comments."""
_AFFILIATES = lazy_regex(
    r"\b(?:this|these|some|our|my|links (?:above|below|here))\b.{0,80}\b(?:contains?|includes?|uses?|has|have|are|be)"
    r" (?:some |a few |certain )?affiliate links?\b"
    r"|\bi (?:may |might |can |could |will )?(?:also )?(?:earn|receive|get) "
    r"(?=.{0,100}(?:\blinks?\b|\bif you\b|\bqualifying\b))"
    r".{0,60}(?:\bcommissions?\b|\bqualifying purchases\b|\bif you (?:buy|order)\b)"
)
"""A writer's confession that links are paid for."""
_SELECTED = lazy_regex(
    r"\b(?:products?|deals?|items?|links?|company|companies|brands?|recommendations?|everything|these|this)\b"
    r".{0,80}\bindependently (?:selected|chosen|picked|reviewed|researched|tested)\b"
    r"|\bwe independently (?:select|choose|chose|pick|review|research|test)(?:ed)?\b"
    r"|\bwrites? on behalf of you, our readers?\b"
)
"""How a publication says that it was not paid for its praise."""
_NOTICES = (_COMMISSION, _AFFILIATES, _FREE_FOR_ALL, _ALSO, _TERMS, _SELECTED)
"""Patterns for text in lower case."""
_COOKIES = lazy_regex(r"\bcookies?\b", re.I)
_YOUR_BROWSER = lazy_regex(r"\byour (?:browser|device|consent|privacy choices)\b|\bopt[- ]out\b", re.I)
_LONGEST_NOTICE = 900
"""In characters."""
_CREDITED = lazy_regex(r"\b(?:pictures?|photos?|photographs?|images?|pic|credit)(?: by)?: [^.:!?]{2,60}$", re.I)
_RIGHTS = lazy_regex(
    r"\W*©.{0,500}$|\W*(?:\(c\)|copyright\b).{0,100}$|(?:.{0,60}\. )?all rights reserved\W*$|for immediate release\W*$"
    r"|embargoed\b.{0,80}$"
    r"|this (?:article|story|post|piece) (?:was )?(?:(?:first|originally) )?(?:appeared|published)\b.{0,100}$",
    re.I,
)
_LICENCE = lazy_regex(
    r"\W*(?:(?:all )?(?:(?:this|these|my|our|unless|except where) .{0,80}?|(?:text|words|content|posts)[\w ,]{0,40})"
    r"\b(?:is|are) )?(?:made |released |published )?(?:available |licen[cs]ed )?under "
    r"(?:an? |the )?(?:creative commons|cc)\b.{0,120}"
    r"|\W*(?:(?:text|words|content|images|licen[cs]e)[\w ,]{0,30}: )?cc[ -](?:by|0)\b[-\w .]{0,30}\W*"
    r"|\W*licen[cs]ed under .{2,80}",
    re.I,
)
"""The licence of a page: "Licensed under CC BY 4.0."."""
_CORRECTIONS = lazy_regex(
    r"(?:(?:have you |did you )?(?:found|find|spot(?:ted)?|noticed?|see|seen)) (?:an?|any|some) (?:\w+ )?"
    r"(?:typos?|errors?|mistakes?|(?:broken|dead) links?|inaccurac(?:y|ies))\b[^.?!]{0,40}\?"
    r"(?: .{0,40}\b(?:let (?:me|us)|tell|write|e?-?mail|contact|report|edit|pull request|issue|send|touch)\b.{0,80})?",
    re.I,
)
"""A request to readers: "Spotted a mistake? Write to the editor."."""
_SPONSOR = lazy_regex(
    r"(?:Presented|Sponsored|Brought to you|Made possible|Paid for|(?:In )?[Pp]artnership|In association)"
    r" (?:by|with):? [A-ZÀ-Þ0-9][\w’'&.-]*(?: (?:[A-ZÀ-Þ0-9&][\w’'&.-]*|of|the|and|for)){0,7}"
)
"""A sponsor's line: "Presented by Harrow Lane Dental Practice"."""
_UPDATED = lazy_regex(
    r"\W*(?:(?:last|first|originally) )?(?:updated|published|posted|modified):?(?: (?:at|on|by))?:? "
    r"(?=.*\d)[\w.:,/ +()-]{3,50}$",
    re.I,
)
"""A line that only says when the article was changed: "Updated at 15.44 GMT"."""
_AGO = lazy_regex(
    r"(?:\W*\b(?:(?:\d+|an?) (?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s? ago"
    r"|\d+[- ]min(?:ute)?s? read|just now|(?:last )?(?:updated|published|posted)))+\W*",
    re.I,
)
"""A line that only says how old or how long an article is: "3 days ago · 2 min read"."""
_MOST_UPDATED_WORDS = 9
_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|youtube|tik ?tok|linkedin|threads|bluesky|pinterest|whatsapp|telegram|snapchat)"
)
_FOLLOW_THEM = lazy_regex(
    r"(?:(?:you can|be sure to|(?:and )?don['’]t forget to|please) )?(?:also )?(?:follow|like|find|join|connect with) "
    rf"(?:us|me|@?[\w'’ .&-]{{1,50}}) on (?:our )?(?:{_NETWORKS}\b.*|social media)\W*"
    rf"|(?:keep an eye on|visit|check) (?:our|the) .{{3,80}}\bfollow us on (?:{_NETWORKS}\b.*|social media)\W*",
    re.I,
)
"""A call to follow a publication: "Follow the Larkfield Daily on Instagram and YouTube."."""
_ENJOYED = lazy_regex(
    r"if you (?:enjoy|lik|lov)(?:e|ed)? (?:reading )?(?:this|the|our) (?:article|story|post|piece|column|letter"
    r"|newsletter|essay|interview)s?(?:[,.!?…:]|\s(?:and|or|please|then|you)\b)",
    re.I,
)
"""The beginning of an appeal: "If you enjoyed this article, join us"."""
_THANKS = lazy_regex(
    r"thank(?:s| you) for (?:reading|listening|watching|subscribing|being here)\b.{0,60}?[!.] (?:please )?"
    r"(?:subscribe|share|this (?:post|publication|newsletter) is|consider)\b.{0,160}",
    re.I,
)
"""The end of a newsletter: "Thanks for reading Slow Letters! Subscribe for free"."""
_ASKED = lazy_regex(
    r"(?:do you|have (?:you|an?|any|something)|are you|were you|got|know) .{3,120}\? .{0,40}"
    r"\b(?:e-?mail|send us|contact|write to|get in touch|tell us|let us know|call us|message us)\b.{0,120}",
    re.I,
)
"""A call for news: "Do you have a hedge? Email hedges@tollard.example"."""
_COOKED = lazy_regex(
    r"(?:if|did|have|when) you (?:mak|made|tr(?:y|ied)|cook|bak|giv|gave|like|love)\w*\b.{0,60}"
    r"\b(?:this|these|it|them|(?:one|any) of my)\b.{0,60}"
    r"\b(?:please|leave (?:an?|me|us)|tag (?:me|us)|let (?:me|us) know|don['’]t forget|rate (?:it|this))\b.{0,120}",
    re.I,
)
"""An appeal of a cook: "If you make this soup, please leave a comment and a rating below!"."""
_MORE_LIKE_IT = lazy_regex(
    r"\W*(?:(?:more|other|similar) .{2,50} (?:you(?:['’]ll| will| may| might)? (?:also )?(?:love|like|enjoy)"
    r"|to (?:try|love|read))|you (?:may|might|['’]ll) (?:also )?(?:like|love|enjoy)(?: these\b.{0,20})?)\W*",
    re.I,
)
"""The head of further articles: "More soups you'll love"."""
_TO_SEND = lazy_regex(
    r"to (?:send|order|plant|donate)\b.{0,140}\b(?:visit|click|go to)(?: on)? (?:our|here|the|this)\b.{0,60}", re.I
)
"""A shop's call: "To send flowers to the family, please visit our store."."""
_CLICK = lazy_regex(r"\W*(?:please )?(?:click|tap) (?:here|(?:on )?(?:this|the) link)\b.{0,120}", re.I)
_EXCERPT = lazy_regex(r"\[(?:…|[A-Z]{4,15})\]\W{0,3}$")
"""The end of the beginning of another article, and of a link: "A word on wells […]", "Plague in the port [VIDEO]"."""
_LONGEST_SMALL_PRINT, _LONGEST_EXCERPT = 80, 600
"""In characters."""
_LABELLED = lazy_regex(
    r"\W*(?:pictured|image|photo|picture|photograph|illustration|video)s?(?: (?:credit|source|by|via|courtesy))?:\s",
    re.I,
)
"""The beginning of a caption: "Photo: the quay in winter"."""
_MOST_LABELLED_WORDS = 25
_BUTTON = lazy_regex(
    r"\W*(?:"
    r"(?:see|view|check|compare|get|shop|buy)(?: (?:it|the|our|my|your))?"
    r"(?: (?:latest|best|current|full|more|all|free|today['’]s|details &|buying))*"
    r" (?:prices?|pricing|deals?|offers?|details?|plans?|now|options?|coupons?|quotes?|store)"
    r"(?: (?:now|today|here|(?:on|at|from|for) .{2,30}))*"
    r"|(?:buy|shop)(?: it)? (?:on|at|from) .{2,30}|add to (?:cart|bag|basket|wish ?list)"
    r"|(?:explore|view|see|show|open)(?: (?:it|this))? (?:on|in) (?:the |a |google )?maps?"
    r"|(?:visit|go to)(?: (?:the|our|their))? (?:web ?site|site|shop|store|homepage)|view (?:on|at) .{2,30}"
    r"|(?:show|hide|view) (?:key events|updates)(?: only)?"
    r"|copy(?: (?:link|code))?|embed:?|(?:learn|read|find out|see|view|show|load) more"
    r"|read (?:the |our )?(?:full )?(?:story|review|article|post)"
    r"|(?:view|download|open|read|get)(?: (?:the|this|as|a|full))* (?:pdf|epub|full[- ]text)(?: version| file)?"
    r"|(?:sign up|join|subscribe|register|apply|book|order|download|donate|try|shop|buy|call)(?: it)?(?: for)?"
    r"(?: free| now| today| here)+"
    r")[^\w.]*",
    re.I,
)
"""What is written on a button: "Check price at Quill's", "Read more"."""
_CONTROL = lazy_regex(
    r"\W*(?:share(?: (?:this|the)(?: (?:article|story|page|post))?)?"
    r"|save(?: (?:(?:this )?(?:article|story)|for later))?"
    r"|listen(?: to (?:this|the) (?:article|story))?(?: \(?\d+ min(?:ute)?s?\)?)?"
    r"|(?:print|e-?mail) this(?: (?:page|article|story))?"
    r"|most (?:read|popular|viewed)(?: (?:stories|articles|news))?|recommended (?:for you|stories|articles|reading)"
    r"|(?:report|suggest) (?:an? )?(?:correction|typo|error|mistake)(?: or (?:an? )?(?:typo|error))?"
    r"|back to top|skip (?:advert(?:isement)?|ad|to (?:main )?content)|\d* ?comments?"
    r"|(?:tags?|topics?|filed under|posted in|keywords|categor(?:y|ies)): [^.!?]{2,120}"
    r"|(?:watch|listen|podcast|gallery|in pictures): [^.!?]{2,80})\W*",
    re.I,
)
"""What controls of a page say, and its labels: "Share this article", "Tags: goats, rail", "Watch: goats at work"."""
_LINK_LABEL = lazy_regex(r"(?:MORE|WATCH|LISTEN|READ)(?: [A-Z’']+){0,3} ?[:|»>] ?\w")
"""The beginning of a link to another story: "MORE FROM THE QUAY: Nine boats"."""
_AGENCIES = (
    r"(?:getty(?: images)?|afp|ap|reuters|epa|shutterstock|i?stock(?:photo)?|alamy(?: stock photo)?|pa (?:wire|media)"
    r"|bloomberg|zuma press|imago|unsplash|adobe stock|associated press|pexels|pixabay|depositphotos|dreamstime)"
)
_TAKEN_BY = lazy_regex(rf"(?:[/|·]| via|,|\() ?{_AGENCIES}(?: {_AGENCIES}|/{_AGENCIES})*\W{{0,2}}$", re.I)
_COURTESY = lazy_regex(
    r"\b(?:[Cc]ourtesy|COURTESY)(?: (?:[Oo]f|OF|[Pp]hoto|[Ii]mage))?:? (?:the )?[A-Z][^.!?]{1,50}\W?$"
)
"""The end of a caption: its photographer, or who gave the picture."""
_AGENCY_PHOTO = lazy_regex(
    r"\W*(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty)(?: (?:Photo|Images?|Wire|Media|Pictures?))?"
    r"/[A-ZÀ-Þ][\w’'.-]*(?: [\w’'./-]+){0,5}\W*"
)
"""A credit that begins with the agency: "(AP Photo/Jon Speer)"."""
_PHOTO_BY = lazy_regex(
    r"(?:^|[.!?)|:;,–—-] ?)[(\[]?(?:Photo(?:graph|s|graphs)?|Pictures?|Images?|Illustrations?)(?: credit)?"
    r" (?:by|via|courtesy of):? [A-ZÀ-Þ][\w’'&.-]*(?: (?:[A-ZÀ-Þ/][\w’'&./-]*|on|for|of|and|via|/))*[)\]]?$"
)
"""The end of a caption that names who took the picture: "The last train. Photo by Lena Marsh on Unsplash"."""
_GLUED_NAME = lazy_regex(
    r"\s[a-z][a-z’'-]*[.!?][”\"]?[A-ZÀ-Þ][\w’'&-]*(?: (?:[A-ZÀ-Þ][\w’'&-]*|of|the|for)){0,4}$"
)
"""The end of a caption that a photographer's name is glued to: "The quay in spring.Hester Vaughan"."""
_CAPTION_ENDS = (_TAKEN_BY, _COURTESY, _PHOTO_BY)
_FEWEST_CAPTION_WORDS, _MOST_CAPTION_WORDS = 6, 50
_GLUED_CREDIT = lazy_regex(r"[a-z.!?)’”\"]Credits?: ?[A-Z][^.!?]{2,60}$")
"""The same with a word before the name: "The quay in springCredit: Hester Vaughan"."""
_PRICE = lazy_regex(r"\W*[$£€]\d[\d,.]*(?: [$£€]\d[\d,.]*)? (?:at|from|on) [A-Z][\w’'& .-]{1,30}(?<![.])")
"""A price in a shop: "$22 $17 at Glenn's"."""
_PICTURE_NUMBER = lazy_regex(r"\W*(?P<number>\d{1,3}) ?(?:of|/) ?(?P<count>\d{1,3})\W*", re.I)
"""A picture's number in a gallery: "4 of 57"."""
_CITATION = lazy_regex(r"(?:more|journal) information: \S", re.I)
"""The reference below a report about a study."""
_BIOGRAPHY = lazy_regex(
    r"(?:[A-ZÀ-Þ][\w’'.-]+ ){2,4}(?:(?:is|was) an?|\(\S+@\S+\) (?:is|was) (?:the|an?)) (?:[\w’'-]+ ){0,4}?"
    r"(?:writer|reporter|journalist|editor|columnist|correspondent|contributor|freelancer|blogger|intern)\b"
    r"|(?:[A-ZÀ-Þ][\w’'.-]+ ){2,4}(?:covers|writes|reports|edits|blogs)\b.{0,80}\b(?:for|at) (?:[Tt]he )?[A-ZÀ-Þ]"
    r"|(?:[A-ZÀ-Þ][\w’'.-]+ ){1,4}(?:(?:is|has|was|\w+s) .{0,200}\b)?(?:covers|writes|reports|edits|blogs)\b"
    r".{0,60}\b(?:here|(?:for|on) (?:this (?:site|website|blog|paper|newsletter)|these pages))\.?$"
)


_FOLLOW = lazy_regex(r"\bfollow (?:him|her|them|me) (?:on|at)\b|\b(?:he|she|they) can be reached at\b", re.I)


_BEGINNINGS = (_STOCK, _RIGHTS, _CITATION, _ENJOYED, _LINK_LABEL)
"""What lines that are never read begin with."""
_WHOLE_LINES = (
    (_BUTTON, 60), (_CONTROL, 140), (_PRICE, 60), (_MORE_LIKE_IT, 60), (_FOLLOW_THEM, 160), (_CORRECTIONS, 220),
    (_THANKS, 260), (_ASKED, 260), (_AGO, 60), (_AGENCY_PHOTO, 80), (_LICENCE, 220), (_SPONSOR, 220),
    (_COOKED, 300), (_TO_SEND, 260), (_CLICK, 160)
)  # fmt: skip
"""Lines that are never read, each with its most characters."""


@lru_cache(maxsize=1024)
def is_stock(text: str) -> bool:
    """True for a line that is never part of an article.

    Such lines are the mark of an advertisement, a link to another story, a paywall's counter, a newsletter's form, an
    appeal to support the publication, a licence, a sponsor, and a caption with its photographer.
    """
    if text[:1] in "\"“‘'«„":
        return False  # a quotation
    if any(pattern.match(text) for pattern in _BEGINNINGS) or _is_of_a_picture(text):
        return True
    if any(len(text) <= longest and pattern.fullmatch(text) for pattern, longest in _WHOLE_LINES):
        return True
    if "©" in text and len(text) <= _LONGEST_SMALL_PRINT:
        return True
    if len(text) <= _LONGEST_EXCERPT and _EXCERPT.search(text, max(0, len(text) - 20)):
        return True
    if _UPDATED.match(text) and text.count(" ") < _MOST_UPDATED_WORDS:
        return True
    if len(text) <= _LONGEST_NOTICE and any(notice.search(text.lower()) for notice in _NOTICES):
        return True
    if len(_COOKIES.findall(text)) > 1 and _YOUR_BROWSER.search(text):
        return True
    return len(text) <= 600 and bool(_APPEAL.search(text) or _CREDITED.search(text))


def _is_of_a_picture(text: str) -> bool:
    """True for a caption with a label or a photographer, and for a picture's number."""
    words = text.count(" ") + 1
    if words <= _MOST_LABELLED_WORDS and _LABELLED.match(text):
        return True
    if words <= _MOST_CAPTION_WORDS and any(end.search(text) for end in _CAPTION_ENDS):
        return True
    if _FEWEST_CAPTION_WORDS <= words <= _MOST_CAPTION_WORDS and (
        _GLUED_NAME.search(text) or _GLUED_CREDIT.search(text)
    ):
        return True
    return is_picture_number(text)


def is_picture_number(text: str) -> bool:
    """True for the number of a picture in a gallery."""
    found = _PICTURE_NUMBER.fullmatch(text)
    return found is not None and int(found["number"]) <= int(found["count"])


def is_biography(text: str) -> bool:
    """True for a line that may be the author's biography. Within an article it may be about a person in it."""
    return len(text) <= 400 and bool(_BIOGRAPHY.match(text) or _FOLLOW.search(text))
