"""Words of headers and cells made comparable: case, accents, plurals, hints in brackets and joined words.

Nothing here knows a field or a kind; ``plain`` is the one form in which header words and the names of fields meet.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import TypeGuard

from axonix_desktop.core.importing.cells import CellValue, ErrorCell

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[{（【][^()\[\]{}（）【】]*(?:[)\]}）】]|$)")  # noqa: RUF001 - full-width brackets occur in trackers
_WORD = re.compile(r"[^\W_]+|[#%]")
_OUT_OF = re.compile(r"\s*(?:/\s*\d{1,4}|(?:\b|_)\d\s*(?:-|–|to|bis|à|a)\s*\d{1,3})\s*$")  # "Score /100", "Score 0-4"
_EITHER_SEX = re.compile(r"(?<=[^\W\d_]{3})[/:*](?:in|innen|r|n|er)\b(?![/:*]?\w)", re.IGNORECASE)
_NAMESPACE = re.compile(r"^[a-z]{2,4}:(?=[A-Za-z])")  # "dct:title" of catalogues that computers write
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b", re.IGNORECASE)
_UNMARKED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i"}
)  # letters NFD leaves whole
_LETTERED = re.compile(r"^\s*(?:\d{1,2}|[A-Za-z])[.)]\s+(?=\S)")


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, parted by blanks, or by ``|`` where words hold blanks."""
    return frozenset(word for word in (text.split("|") if "|" in text else text.split()) if word)


_STOP = word_set(
    "a an the of for to in on is are be been this that these any if your our its with at as and or does "
    "do has have was were will which what when please from there der die das des dem den von fur und le la les"
    " du de el los las del di il da do dos em en"
)
_SAME: dict[str, str] = {
    "organization": "organisation", "organizational": "organisational", "nr": "no", "number": "no", "num": "no",
    "#": "no", "%": "percent", "pct": "percent", "percentage": "percent", "desc": "description", "descr": "description",
    "dept": "department", "prob": "probability", "proba": "probability", "identifier": "id", "prio": "priority",
    "programme": "program", "mgr": "manager", "dt": "date", "mitigating": "mitigation", "mitigate": "mitigation",
    "analyze": "analyse", "centre": "center", "bia": "bias", "labour": "labor", "licence": "license",
    "realized": "realised", "fulfillment": "fulfilment", "enrollment": "enrolment", "behavior": "behaviour",
    "catalog": "catalogue", "req": "requirement",
    "est": "estimated", "proj": "project", "org": "organisation", "resp": "responsible", "yr": "year", "lvl": "level",
    "impl": "implementation", "govt": "government", "mgmt": "management", "freq": "frequency",
    "judgement": "judgment", "hr": "hour", "hrs": "hour", "wk": "week", "mail": "email", "telephone": "phone",
    "tel": "phone", "exec": "executive", "app": "application", "biz": "business", "amt": "amount", "reqd": "required",
    "mth": "month", "mths": "month", "mins": "minute", "info": "information", "cat": "category", "ver": "version",
    "docs": "documentation", "appl": "application", "assmt": "assessment", "cert": "certificate",
}  # fmt: skip
_PLACEHOLDER = re.compile(
    r"^(?:[\[<{].{0,80}[\]>}]|(?:please )?(?:select|choose)\b.{0,60}|click (?:here|to)\b.{0,60}"
    r"|[dmyjt]{1,4}[/.\-][dmy]{1,3}[/.\-][yja]{2,4}|[._\-–—…?]+|x{3,}|tb[cda]|n/?a|lorem ipsum\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TEMPLATE = re.compile(
    r"^(?:[\[<{].{0,80}[\]>}]|(?:please )?(?:select|choose)\b.{0,60}|[dmyjt]{1,4}[/.\-][dmy]{1,3}[/.\-][yja]{2,4})$",
    re.IGNORECASE | re.DOTALL,
)
_GUIDANCE = re.compile(
    r"^(?:(?:add|enter|describe|insert|provide|specify|indicate|list|state|type|fill in|write|give|record"
    r"|assign|explain)"
    r" (?:a|an|the|any|your|all|each|here|in|what|who|when|how|if|brief|name|date|unique)\b"
    r"|(?:a |an )?(?:brief |short |detailed )?(?:description|summary|list|name|title|estimate) of\b"
    r"|(?:the )?(?:probability|estimated impact|likelihood|impact|date|person|name|unique (?:id|number|identifier)"
    r"|party|individual) (?:of|on|that|the|who|when|for|responsible)\b|e\.?g\.?[ ,:]|example\b|beispiel\b|z\. ?b\. )",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^\W*(?:(?:grand|sub|net|overall)[\s-]?total|totals?|sum|summe|gesamm?t(?:summe|kosten|betrag)?|zwischensumme|insgesamt"
    r"|somme|suma|totale|totaal|sum(?:a)? total|total g[eé]n[eé]ral|итого|всего|合计|总计|小计)\b",
    re.IGNORECASE,
)


def is_blank(value: CellValue) -> bool:
    """True for no value and for text of blanks (non-breaking ones and zero-width marks too)."""
    return value is None or (isinstance(value, str) and not value.strip(" \t\r\n\v\f\u00a0\u200b\ufeff\u202f\u2007"))


def is_words(value: CellValue) -> TypeGuard[str]:
    """True for text that is more than a number, a date or a mark."""
    return isinstance(value, str) and any(letter.isalpha() for letter in value)


def is_placeholder(value: CellValue) -> bool:
    """True for text that stands where a value should come: ``[Name]``, ``Select …``, ``dd/mm/yyyy``, ``TBD``."""
    return isinstance(value, str) and _PLACEHOLDER.match(value.strip()) is not None


def is_template_text(value: CellValue) -> bool:
    """True for text that a template holds until someone writes: ``[Name]``, ``Select …``, ``dd/mm/yyyy``."""
    return isinstance(value, str) and _TEMPLATE.match(value.strip()) is not None


def is_guidance(value: CellValue) -> bool:
    """True for a sentence that tells how to fill the column in."""
    return isinstance(value, str) and (_GUIDANCE.match(value.strip()) is not None or is_placeholder(value))


def names_a_total(value: CellValue) -> bool:
    """True for "Total", "Grand total:", "Summe", "Gesamtkosten" and the like at the start of a cell."""
    return isinstance(value, str) and _TOTAL.match(value) is not None


def one_line(text: str) -> str:
    """``text`` with every run of blanks and line breaks as one blank."""
    return " ".join(text.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "").split())


def words_of(value: CellValue) -> str:
    """A header cell as one line of text; dates and numbers as people read them."""
    if value is None or isinstance(value, ErrorCell):
        return ""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def without_hints(text: str) -> str:
    """``text`` without what stands in brackets, unless nothing else is left; a leading "1." or "a)" is cut too."""
    bare = text
    for _ in range(2):  # brackets inside brackets
        bare = _BRACKETS.sub(" ", bare)
    bare = _POSSESSIVE.sub("", _NAMESPACE.sub("", bare))
    bare = _LETTERED.sub("", _OUT_OF.sub("", _EITHER_SEX.sub("", bare))).strip(" :*?.-–—_")
    return bare if any(letter.isalnum() or letter in "#%" for letter in bare) else text


def plain(text: str) -> str:
    """The comparable form: "Use-Case ID (No.)", "useCaseId" and "use_case_ids" all become "use case id"."""
    if not text.islower() or not text.isascii():
        text = _folded(_CAMEL.sub(" ", without_hints(text)))
    elif "(" in text or "[" in text or ")" in text or "'" in text or ":" in text:
        text = without_hints(text)
    tokens: list[str] = [_SAME.get(word, word) for word in _words_in(text.replace("e-mail", "email"))]
    kept = [_singular(word) for word in tokens if word not in _STOP]
    return " ".join(kept or tokens)


def _words_in(text: str) -> list[str]:
    return [one.group() for one in _WORD.finditer(text)]


def _folded(text: str) -> str:
    """Lower case, compatibility forms resolved, Latin accents taken off."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_UNMARKED))
    return unicodedata.normalize("NFC", "".join(one for one in apart if not "\u0300" <= one <= "\u036f"))


def _singular(word: str) -> str:
    """A rough English singular, the same for names and headers, so that rough is enough."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _SAME.get(word[:-1], word[:-1])
    return word
