"""Whole numbers as notices print them, in Arabic figures and in Chinese numerals."""

DIGITS = {**{digit: at for at, digit in enumerate("〇一二三四五六七八九")}, "○": 0, "零": 0, "Ｏ": 0, "O": 0, "两": 2}
_UNITS = {"十": 10, "廿": 20, "百": 100, "千": 1000}


def whole(text: str) -> int | None:
    """Return the value of a numeral, or None where it is none.

    >>> [whole(text) for text in ("12", "十二", "二十", "二〇〇九", "一百零五", "半")]
    [12, 12, 20, 2009, 105, None]
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(char not in DIGITS and char not in _UNITS for char in text):
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _counted(text)


def _counted(text: str) -> int:
    """Return the value of 二十三, 一百零五."""
    total, digit = 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char == "廿":
            total += 20
        else:
            total += (digit or 1) * _UNITS[char]
            digit = 0
    return total + digit
