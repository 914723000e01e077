"""Names and identity numbers of the parties as the exhibits write them."""

import re
from collections.abc import Iterator

from legal_docs.bundling.contradictions.comparing import Compared, Said, known, told
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.reading import Page, Words, folded
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson

_REACH = 90
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff])\s*\n\s*(?=[\u3400-\u9fff])")
_NUMBER = re.compile(
    r"(身份证号?码?|公民身份号码|证件号码|身份号码|统一社会信用代\s*码)\s*[:为]?\s*([0-9A-Z]{17}[0-9A-Zx])(?![0-9A-Za-z])"
)
_ROLES = re.compile("负责人|法定代表人|代理人|贷款人|借款人|保证人|抵押人|被告|原告|配偶|联系人")
_NAME = re.compile(
    r"(?:^|[\s,;])(?:共同借款人|借款人|客户名称|客户姓名|持卡人|保证人|抵押人|出质人|债务人)"
    r"\s*[:\s]\s*([\u3400-\u9fff\U00020000-\U000323af·]{2,4})(?=\s|[,。;]|$)"
)
_NOT_NAMES = re.compile(
    "签|章|名|人|方|为|应|在|确|见|空|栏|无|的|地址|证件|身份|号码|电话|日期|住所|本合同|以下"
)


def compared(words: Words, role: Role, case: CaseFile) -> Iterator[Compared]:
    """Yield the numbers that stand behind a party's name, and names of parties one sign off."""
    numbers = _numbers(case)
    for page in words.pages:
        yield from _identity(words, page, numbers)
    if role.loans or role.notes or role.guarantors or role.cards or role.balances:
        yield from _names(words, case)


def _numbers(case: CaseFile) -> dict[str, tuple[str, str]]:
    """Return field and number of each party by name, the bank among them; those without a number too."""
    found = {case.creditor.name: ("债权人 › 统一社会信用代码", case.creditor.uscc)}
    for each in case.people:
        natural = isinstance(each, NaturalPerson)
        number = each.id_number if isinstance(each, NaturalPerson) else each.uscc
        found[each.name] = (f"{each.name} › {'证件号码' if natural else '统一社会信用代码'}", number)
    return found


def _identity(words: Words, page: Page, numbers: dict[str, tuple[str, str]]) -> Iterator[Compared]:
    """Yield each number with the party whose name stands last before it, not far off."""
    text = _BROKEN.sub("", page.text).replace("\n", " ")
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        name = max(numbers, key=lambda each: before.rfind(folded(each)))
        at = before.rfind(folded(name))
        field, number = numbers[name]
        between = before[at + len(name) :]
        if at < 0 or not number or _names_another(between, match, numbers):
            continue
        right = (known(field, number.upper(), number),)
        yield Compared("id_number", name, right, (told(match[2].upper(), words.file, page.number),))


def _names_another(between: str, match: re.Match[str], numbers: dict[str, tuple[str, str]]) -> bool:
    """Return whether another person is named in between, or the number is another party's.

    Who heads an organisation stands between its name and its code.
    """
    if match[1].startswith("统一"):
        between = re.sub("负责人|法定代表人", "", between)
    return bool(_ROLES.search(between)) or any(
        match[2].upper() == other.upper() for _, other in numbers.values()
    )


def _names(words: Words, case: CaseFile) -> Iterator[Compared]:
    names = [each.name for each in case.people]
    everyone = {*names, case.creditor.name, case.creditor.head_name, *(a.name for a in case.creditor.agents)}
    own = tuple(known("当事人 › 姓名", name) for name in names if len(name) in (2, 3, 4))
    lines = [(page.number, page.text) for page in words.pages]
    lines += [(None, "\n".join(sheet.titles)) for sheet in words.sheets]
    for number, text in lines:
        for match in _NAME.finditer(text):
            name = match[1]
            if name not in everyone and not _NOT_NAMES.search(name):
                yield Compared("party_name", "", own, _foreign(words, number, name))


def _foreign(words: Words, page: int | None, name: str) -> tuple[Said, ...]:
    return (told(name, words.file, page),)
