"""What Jinja says of a template, in Chinese and in English: `zh / en`."""

import re
from collections.abc import Sequence

_SAID: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), zh)
    for pattern, zh in (
        (r"unexpected char '(.+)' at \d+", "有不能识别的字符“{0}”，标点请用半角"),
        (r"No filter named '(.+)'", "没有“{0}”这个过滤器"),
        (r"No test named '(.+)'", "没有“is {0}”这种判断"),
        (r"access to attribute '(.+)' of .+ is unsafe", "不能读取内部属性“{0}”"),
        (r"not safely callable|is not callable", "不能调用函数"),
        (r"Encountered unknown tag '(.+?)'", "没有“{0}”这种标记"),
        (r"[Ee]xpected token '(.+?)', got '(.+?)'", "“{1}”的位置不对，此处应为“{0}”"),
        (r"Expected an expression, got 'end of", "标记中缺少内容"),
        (r"Expected an expression, got '(.+?)'", "“{0}”的位置不对"),
        (r"unexpected '(.+?)'", "多出“{0}”"),
        (r"Unexpected end of template|Missing end of", "标记没有结束"),
        (r"integer string conversion|too large|too big", "数字过大"),
        (r"by zero|modulo by|arg 3 must not be zero", "除数或步长不能为零"),
        (r"values to unpack|cannot unpack", "循环每次只能取一个名称"),
        (r"unhashable", "一组内容不能这样比较，请写明其中的键（attribute）"),
        (r"recursion|too many statically nested|nested", "标记嵌套过深"),
    )
)
_OTHER = "标记的写法或内容的种类不对"


def said(message: str) -> str:
    """Return the message with a Chinese sentence before it; one that has both already stays as it is."""
    if " / " in message:
        return message
    for pattern, zh in _SAID:
        if found := pattern.search(message):
            return f"{zh.format(*found.groups())} / {message}"
    return f"{_OTHER} / {message}"


def both(reason: str) -> tuple[str, str]:
    """Return the two halves of `zh / en`; the whole twice where there is only one."""
    zh, _, en = reason.partition(" / ")
    return zh, en or zh
