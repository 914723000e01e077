"""Kinds of personal data that can be masked, how much of a number goes, and why a page was not seen."""

from legal_docs.model.base import Labelled


class Kind(Labelled):
    """遮盖的内容."""

    NAME = "name", "姓名"
    ID = "id", "身份证件号码"
    PHONE = "phone", "电话号码"
    ACCOUNT = "account", "卡号、账号"
    ADDRESS = "address", "地址"
    EMAIL = "email", "电子邮箱"
    WORD = "word", "指定的词语"
    AREA = "area", "指定的区域"


class Style(Labelled):
    """号码遮盖的方式: all of it, or all but the first three and the last four signs."""

    FULL = "full", "全部遮盖"
    ENDS = "ends", "保留前三位和后四位"


class Unseen(Labelled):
    """未能查看的原因: there may be personal data here that the program cannot read."""

    PICTURE = "picture", "有图像（扫描件、照片、印章），图像中的文字未查看"
    CODES = "codes", "有文字没有可读的编码"
    DRAWN = "drawn", "有以线条或者图案绘制的内容，可能是文字"
    FONT = "font", "有文字的字体没有嵌入文件，本机也没有，转成图片后这些字不再显示"
    BROKEN = "broken", "页面内容有错误，不能完整读取"


NUMBERS = frozenset({Kind.ID, Kind.PHONE, Kind.ACCOUNT})
"""Kinds of which `Style.ENDS` leaves the ends."""
