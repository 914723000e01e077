import pytest

from legal_docs.law.courts.locality import court_locality, fuller, locality, same, same_province


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("甲省乙市丙区样例路1号", ("甲省", "乙市", "丙区")),
        ("甲省乙市样例路1号阳光小区", ("甲省", "乙市", "")),
        ("某省某县示例乡示例村1组1号", ("某省", "", "某县")),
        ("北京市朝阳区样例路1号", ("北京市", "", "朝阳区")),
        ("上海浦东新区样例大道1号", ("上海市", "", "浦东新区")),
        ("重庆市云阳县样例镇", ("重庆市", "", "云阳县")),
        ("广东深圳市南山区样例大道9号", ("广东省", "深圳市", "南山区")),
        ("内蒙古锡林郭勒盟锡林浩特市", ("内蒙古自治区", "锡林郭勒盟", "锡林浩特市")),
        ("新疆维吾尔自治区阿克苏地区库车市", ("新疆维吾尔自治区", "阿克苏地区", "库车市")),
        ("延边朝鲜族自治州延吉市样例路", ("", "延边朝鲜族自治州", "延吉市")),
        ("吉林市船营区样例街", ("", "吉林市", "船营区")),
        ("济南市市中区样例路", ("", "济南市", "市中区")),
        ("唐山市路南区样例道", ("", "唐山市", "路南区")),
        ("东莞市样例街道样例小区1号", ("", "东莞市", "")),
        ("样例路1号", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_an_address_is_read_as_far_as_it_says(address: str, parts: tuple[str, str, str]) -> None:
    found = locality(address)
    assert (found.province, found.city, found.district) == parts


@pytest.mark.parametrize(
    ("court", "name"),
    [
        ("甲省乙市丙区人民法院", "甲省乙市丙区"),
        ("乙市中级人民法院", "乙市"),
        ("东莞市第一人民法院", "东莞市"),
        ("上海金融法院", "上海市"),
        ("样例互联网法院", ""),
    ],
)
def test_a_court_lies_where_its_name_says(court: str, name: str) -> None:
    assert court_locality(court).name == name


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("甲省乙市丙区", "乙市丙区", True),
        ("甲省乙市丙区", "甲省乙市丁区", False),
        ("甲省乙市丙区", "丁省乙市丙区", False),
        ("南京市鼓楼区", "徐州市鼓楼区", False),
        ("义乌市", "浙江省金华市义乌市", True),
        ("甲省乙市", "甲省乙市丙区", None),
        ("甲省戊市", "甲省乙市丙区", False),
        ("甲省", "甲省乙市丙区", None),
        ("样例路1号", "甲省乙市丙区", None),
    ],
)
def test_two_places_are_one_different_or_cannot_be_told(one: str, other: str, answer: bool | None) -> None:
    assert same(locality(one), locality(other)) is answer
    assert same(locality(other), locality(one)) is answer


def test_the_province_is_compared_where_both_name_it() -> None:
    assert same_province(locality("甲省乙市"), locality("甲省戊市")) is True
    assert same_province(locality("甲省乙市"), locality("丁省壬市")) is False
    assert same_province(locality("乙市丙区"), locality("甲省乙市")) is True
    assert same_province(locality("样例路"), locality("甲省乙市")) is None


def test_a_province_is_added_only_where_the_city_is_known() -> None:
    known = ["甲省乙市丙区样例路1号", "丁省壬市"]
    assert fuller("乙市丁区", known) == "甲省乙市丁区"
    assert fuller("戊市丁区", known) == "戊市丁区"
    assert fuller("甲省乙市丁区", known) == "甲省乙市丁区"
    assert fuller("丁县", known) == "丁县"
    assert fuller("乙市丁区", [*known, "丁省乙市"]) == "乙市丁区"
