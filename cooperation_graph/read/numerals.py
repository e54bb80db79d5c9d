"""The numerals that word processors count with (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LARGEST = 9999  # larger numbers are no numbers of paragraphs


def numeral(value: int, number_format: str) -> str:
    """Return a number as a format prints it; formats that no Chinese notice uses print Arabic figures.

    >>> [numeral(21, name) for name in ("chineseCounting", "decimal", "lowerRoman", "upperLetter")]
    ['二十一', '21', 'xxi', 'U']
    """
    if not 0 < value <= _LARGEST:
        return str(value)
    return _FORMATS.get(number_format, str)(value)


def _counting(digits: str, units: str) -> Callable[[int], str]:
    """Return the numerals of 十五, 一百零五."""

    def _count(value: int) -> str:
        text, zero = "", False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if digit:
                text += ("零" if zero else "") + digits[digit] + (units[power - 1] if power else "")
            zero = bool(text) and not digit
        return text.removeprefix(digits[1]) if text.startswith(digits[1] + units[0]) else text

    return _count


def _run(first: str, last: str) -> Callable[[int], str]:
    """Return the numerals of a run of single characters, such as ① to ⑳."""
    return lambda value: chr(ord(first) + value - 1) if value <= ord(last) - ord(first) + 1 else str(value)


def _digits(digits: str) -> Callable[[int], str]:
    """Return the numerals of a place system with its own digits, such as 二〇."""
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _letters(value: int) -> str:
    """Return A to Z, then AA, BB as Word counts."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


_CHINESE = _counting(_DIGITS, "十百千")
_FORMAL = _counting(_LEGAL, "拾佰仟")
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), _CHINESE),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), _CHINESE),  # what LibreOffice writes for them
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _FORMAL),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _digits(_DIGITS)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _run("①", "⑳")),
    "decimalEnclosedParen": _run("⑴", "⒇"),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalZero": "{:02}".format,
    "ideographTraditional": lambda value: _STEMS[(value - 1) % len(_STEMS)],
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}
