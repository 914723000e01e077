"""Rows filled by hand: beside each what its printed blanks then say, in order."""

from dataclasses import dataclass
from datetime import date

from legal_docs.model.form import Blank, FormRow, Tick

ON, BORN, DUE = date(2026, 5, 31), date(1990, 4, 5), date(2025, 12, 1)
ON_3, BORN_3, DUE_3 = ("2026", "5", "31"), ("1990", "4", "5"), ("2025", "12", "1")


@dataclass(frozen=True)
class Answer:
    """One row of a sheet; `gaps` are the texts of its blanks in printed order, `boxes` the boxes ticked."""

    row: FormRow
    gaps: tuple[str, ...] = ()
    boxes: tuple[int, ...] = ()


def answer(
    section: str,
    label: str,
    *blanks: Blank,
    gaps: tuple[str, ...] = (),
    ticks: tuple[Tick, ...] = (),
    boxes: tuple[int, ...] = (),
    also: tuple[str, ...] = (),
    copy: int = 1,
) -> Answer:
    return Answer(FormRow(section, label, blanks, ticks, also, copy), gaps, boxes)


def text(section: str, label: str, value: str, *also: str) -> Answer:
    return answer(section, label, Blank("", value), gaps=(value,), also=also)


def yes(section: str, label: str, *blanks: Blank, gaps: tuple[str, ...] = (), box: int = 0) -> Answer:
    return answer(section, label, *blanks, gaps=gaps, ticks=(Tick("否" if box else "是"),), boxes=(box,))


PARTIES, ASKED, AGREED = "当事人信息", "诉讼请求", "约定管辖和诉前保全"
FACTS, WILL, END = "事实与理由", "对纠纷解决方式的意愿", "落款"


def person(label: str, name: str, *, copy: int = 1, woman: bool = False) -> Answer:
    blanks = (
        Blank("姓名", name),
        Blank("出生日期", BORN),
        Blank("民族", "汉族"),
        Blank("工作单位", f"{name}的单位"),
        Blank("职务", "职员"),
        Blank("联系电话", "13800000000"),
        Blank("住所地（户籍所在地）", f"甲市{name}路1号"),
        Blank("经常居住地", "乙市2号"),
        Blank("证件类型", "居民身份证"),
        Blank("证件号码", f"11010119900405{copy}"),
    )
    gaps = (name, *BORN_3, "汉族", f"{name}的单位", "职员", "13800000000", f"甲市{name}路1号", "乙市2号")
    gaps += ("居民身份证", f"11010119900405{copy}")
    tick = (Tick("女" if woman else "男", "性别"),)
    return answer(PARTIES, label, *blanks, gaps=gaps, ticks=tick, boxes=(int(woman),), copy=copy)


def bank(label: str, *account: Blank) -> Answer:
    blanks = (
        Blank("名称", "某某银行某某支行"),
        Blank("住所地（主要办事机构所在地）", "丙市3号 & <1层>"),
        Blank("注册地/登记地", "丙市"),
        Blank("法定代表人/负责人", "赵某"),
        Blank("职务", "行长"),
        Blank("联系电话", "010-1"),
        Blank("统一社会信用代码", "9111"),
        *account,
        Blank("其他", "无"),
    )
    gaps = tuple(str(blank.value) for blank in blanks)
    ticks = (Tick("股份有限公司", "类型"), Tick("国有"), Tick("控股", "国有"))
    return answer(PARTIES, label, *blanks, gaps=gaps, ticks=ticks, boxes=(1, 15, 16))


def agent() -> Answer:
    blanks = (Blank("姓名", "钱某"), Blank("单位", "某行"), Blank("职务", "经理"), Blank("联系电话", "010-2"))
    gaps = ("钱某", "某行", "经理", "010-2")
    return answer(
        PARTIES, "委托诉讼代理人", *blanks, gaps=gaps, ticks=(Tick("有"), Tick("特别授权")), boxes=(0, 2)
    )


def whole(section: str, label: str) -> Answer:
    return text(section, label, "一、判令甲偿还；\n二、判令乙偿还。")
