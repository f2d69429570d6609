"""Check digits of the two identifiers a party may have: GB 11643 (citizens) and GB 32100 (organisations)."""

from datetime import date

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def citizen_id_problem(number: str) -> str | None:
    """What is wrong with a citizen's identity number, as a sentence; None when it holds (GB 11643)."""
    if len(number) != 18 or not number[:17].isascii() or not number[:17].isdigit():
        return "身份证号应为18位（末位可为X），请核对后重新填写"
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "身份证号第7至14位不是有效的出生日期，请核对原件"
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    if _ID_CHECK[total % 11] != number[17].upper():
        return "身份证号校验位不符，可能有一位抄错，请核对原件"
    return None


def credit_code_problem(code: str) -> str | None:
    """What is wrong with a unified social credit code, as a sentence; None when it holds (GB 32100)."""
    if len(code) != 18 or any(char not in _CODE_ALPHABET for char in code):
        return "统一社会信用代码应为18位数字和大写字母（不含I、O、S、V、Z），请核对后重新填写"
    total = sum(_CODE_ALPHABET.index(c) * w for c, w in zip(code, _CODE_WEIGHTS, strict=False))
    if _CODE_ALPHABET[(31 - total % 31) % 31] != code[17]:
        return "统一社会信用代码校验位不符，可能有一位抄错，请核对营业执照"
    return None


def born_on(number: str) -> date | None:
    """The date of birth in a valid citizen's number; None when the number does not hold."""
    if citizen_id_problem(number) is not None:
        return None
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
