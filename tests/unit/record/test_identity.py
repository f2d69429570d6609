"""Check digits: real codes hold, and no single wrong digit slips through."""

from hypothesis import given
from hypothesis import strategies as st

from mingjing.core.record.identity import born_on, citizen_id_problem, credit_code_problem

REAL_CODES = ("91441802698134958H", "91410523MA44P7CY8D")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _citizen(first: str) -> str:
    return first + "10X98765432"[sum(int(a) * b for a, b in zip(first, WEIGHTS, strict=True)) % 11]


def test_real_codes_of_organisations_hold() -> None:
    assert [credit_code_problem(code) for code in REAL_CODES] == [None, None]


@given(st.sampled_from(REAL_CODES), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(code: str, place: int, char: str) -> None:
    wrong = code[:place] + char + code[place + 1 :]
    assert (credit_code_problem(wrong) is None) == (wrong == code)


@given(st.integers(110000, 659999), st.dates(), st.integers(0, 999))
def test_numbers_of_citizens(area: int, born: object, order: int) -> None:
    first = f"{area}{born:%Y%m%d}{order:03}" if getattr(born, "year", 0) >= 1000 else "1" * 17
    number = _citizen(first)
    if first != "1" * 17:
        assert citizen_id_problem(number) is None
        assert born_on(number) == born
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        assert "校验位" in (citizen_id_problem(wrong) or "")


def test_faults_say_what_to_do() -> None:
    assert "18位" in (citizen_id_problem("123") or "")
    assert "出生日期" in (citizen_id_problem("110101199913011234") or "")
    assert "大写字母" in (credit_code_problem("91441802698134958h") or "")
    assert born_on("110101199913011234") is None
