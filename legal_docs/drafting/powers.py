"""What an agent may do, item by item, from the powers as the case records them (民诉法2023.62)."""

import re

from legal_docs.drafting.context import required
from legal_docs.model.party import Agent, Authority

SPECIAL = ("承认", "放弃", "变更", "和解", "反诉", "上诉", "代收", "代领", "收取", "领取")
"""What asks for special authority (民诉法2023.62), as taking the money does (执行工作规定2020.20)."""
_VAGUE = ("全权代理", "全权委托", "全权", "特别授权", "特别代理", "一般授权", "一般代理")
"""Words that give no power by themselves (民诉法解释2022.89)."""
_NUMBER = re.compile(r"(?:^|(?<=[，,、；;。：:\n]))\s*(?:[（(]\d+[）)]|\d+[、.．)）]|[①-⑳])")
_ITEM = re.compile(r"(?:[（(][^（()）]*[）)]|[^，,、；;。：:\n])+")
_BARE = ("承认", "放弃", "变更")
_PAPERS = re.compile(r"(?:文书|材料|通知|传票)")


def items(powers: str) -> tuple[str, ...]:
    """Return the powers one by one without 代为; `承认、放弃诉讼请求` gives 承认诉讼请求, 放弃诉讼请求."""
    found = [
        re.sub(r"^(?:以及|并|和)?代为", "", each.strip()) for each in _ITEM.findall(_NUMBER.sub("", powers))
    ]
    whole = [_with_object(found, place) for place in range(len(found))]
    return tuple(dict.fromkeys(each for each in whole if each and each not in _VAGUE))


def powers_of(agent: Agent) -> tuple[str, ...]:
    """Return what the authority of `agent` covers; general authority covers nothing that must be special.

    Raises MissingValueError where special authority names no power: 全权代理 is none (民诉法解释2022.89).
    """
    found = items(agent.powers)
    if agent.authority is Authority.SPECIAL:
        required("、".join(found), f"委托诉讼代理人{agent.name}", "代理权限内容（特别授权须逐项写明）")
        return found
    return tuple(each for each in found if not _is_special(each))


def _is_special(item: str) -> bool:
    return any(word in item for word in SPECIAL) and not _PAPERS.search(item)


def _with_object(found: list[str], place: int) -> str:
    """Return the item; a bare 承认 takes over the object of the item it shares it with."""
    if found[place] not in _BARE:
        return found[place]
    for later in found[place + 1 :]:
        verb = next((each for each in _BARE if later.startswith(each)), "")
        if not verb:
            break
        if later != verb:
            return found[place] + later.removeprefix(verb)
    return found[place]
