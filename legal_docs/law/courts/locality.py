"""Where an address or a court lies: province, city and district, as far as they are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
_SHORT = re.compile(
    "(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃"
    "|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)(省|壮族自治区|回族自治区|维吾尔自治区|自治区)?(?!市)"
)
_MUNICIPALITY = re.compile(f"({'|'.join(_MUNICIPALITIES)})市?")
_PROVINCE = re.compile(r"[^\d市县区]{1,8}?(?:省|自治区|特别行政区)")
_CITY = re.compile(r"[^\d县区旗]{1,11}?(?:自治州|地区|盟|市)")
_DISTRICT = re.compile(r"[^\d]{1,11}?(?:自治县|自治旗|新区|县|区|市|旗)")
_STREET = re.compile(r".+(?:路|街|大道|号|巷|弄|镇|乡|村)")
_NOT_DISTRICTS = ("小区", "社区", "校区", "厂区", "景区", "院区", "住宅区", "生活区", "家属区")
_COURT_ENDS = re.compile(r"(?:基层|中级|高级|第[一二三四五六]|金融|互联网)*人民法院.*|(?:金融|互联网)法院.*")


@dataclass(frozen=True, slots=True)
class Locality:
    """地域: the parts written in an address; an empty part is not written."""

    province: str = ""
    city: str = ""
    district: str = ""

    @property
    def name(self) -> str:
        """Return the parts as one: 甲省乙市丙区."""
        return self.province + self.city + self.district

    @property
    def is_complete(self) -> bool:
        """Return whether the district or county is written."""
        return bool(self.district)

    @property
    def finest(self) -> str:
        """Return the smallest part written."""
        return self.district or self.city or self.province

    def __bool__(self) -> bool:
        """Return whether anything at all is written."""
        return bool(self.finest)


@lru_cache(maxsize=512)
def locality(address: str) -> Locality:
    """Return the province, city and district an address begins with; empty where it names none.

    A county-level city written straight after its province stands as the city.
    """
    province, rest = _province("".join(address.split()))
    city, rest = _city(rest)
    return Locality(province, city, _district(rest))


def fuller(address: str, others: Iterable[str]) -> str:
    """Return the address with its province before it, where one of the others names that of its city."""
    where = locality(address)
    if where.province or not where.city:
        return address
    provinces = {each.province for each in map(locality, others) if each.city == where.city and each.province}
    return provinces.pop() + "".join(address.split()) if len(provinces) == 1 else address


def court_locality(court: str) -> Locality:
    """Return the place in the name of a court, such as 甲省乙市丙区人民法院."""
    return locality(_COURT_ENDS.sub("", court))


def same(one: Locality, other: Locality) -> bool | None:
    """Return whether two places are the same district; None where what is written does not decide it."""
    if not one or not other:
        return None
    if _clash(one.province, other.province):
        return False
    if one.is_complete != other.is_complete and one.finest == other.finest:
        return True  # a county-level city, written once below its prefecture and once without it
    if one.is_complete and one.district == other.district:
        return not _clash(one.city, other.city)
    if one.is_complete and other.is_complete:
        return False
    return False if _clash(one.city, other.city) else None


def same_province(one: Locality, other: Locality) -> bool | None:
    """Return whether two places lie in one province; None where one of them does not name it."""
    if one.province and other.province:
        return one.province == other.province
    return True if one.city and one.city == other.city else None


def _clash(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _province(text: str) -> tuple[str, str]:
    if found := _MUNICIPALITY.match(text):
        return f"{found.group(1)}市", text[found.end() :]
    if found := _SHORT.match(text):
        return found.group() if found.group(2) else _full(found.group(1)), text[found.end() :]
    found = _PROVINCE.match(text)
    return (found.group(), text[found.end() :]) if found else ("", text)


def _full(short: str) -> str:
    regions = {"内蒙古": "自治区", "广西": "壮族自治区", "西藏": "自治区", "宁夏": "回族自治区"}
    return short + (regions | {"新疆": "维吾尔自治区"}).get(short, "省")


def _city(text: str) -> tuple[str, str]:
    found = _CITY.match(text)
    if found is None or _STREET.match(found.group()):
        return "", text
    return found.group(), text[found.end() :]


def _district(text: str) -> str:
    found = _DISTRICT.match(text)
    if found is None or found.group().endswith(_NOT_DISTRICTS) or _STREET.match(found.group()[:-1]):
        return ""
    return found.group()
