"""What each exhibit must look like: originals, electronic data, own certificates (R-EVI-1 … R-EVI-7)."""

import re
from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.proving.evidence_wording import evidence_point, listed, proofs_of
from legal_docs.law.proving.files import (
    act_files,
    contract_files,
    is_electronic,
    is_recording,
    is_table,
    paid_files,
    weighty_files,
)
from legal_docs.law.proving.fitness import bare_purpose_points, unsigned_text_points, vain_attempt_points
from legal_docs.law.proving.originals import copy_points, unstated_points
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.exhibit import Custody, ExhibitNote
from legal_docs.model.finding import Grade
from legal_docs.model.loan import Loan, LoanKind
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Point

DISCLOSURE_FROM = date(2026, 8, 1)
_DISCLOSURE = "金规〔2026〕2号（二手来源，未核对原文）"
_RECORDING = "1995年关于私自录音的批复已于2019年废止（二手来源，未核对原文）"
_ELECTRONIC = (Channel.SMS, Channel.EMAIL, Channel.WECHAT)
_CALLS = (Channel.PHONE, Channel.VISIT)
_PERSONAL = (LoanKind.CONSUMER, LoanKind.HOUSING, LoanKind.PERSONAL_BUSINESS)
_KEPT = ("数字证书", "认证", "存证", "时间戳")
_CERTIFICATE = re.compile("余额表|(?:余额|欠款|欠息)(?:证明|确认|说明|明细表)")
_SIGNATURE = ("签名", "签章", "签署", *_KEPT)
_FACTORS = (
    ("system", "生成和存储的系统"),
    ("operator", "提取人"),
    ("taken_on", "提取时间"),
    ("sha256", "哈希值"),
    ("method", "提取方法"),
)


def form_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the exhibits lack in form: one point for all exhibits with the same lack."""
    notes = tuple(each for each in case.evidence if not each.exclude)
    yield from copy_points(notes)
    files = (*weighty_files(case, on), *(each.file for each in notes))
    yield from unstated_points(files, case.evidence)
    yield from unsigned_text_points(files, case.evidence)
    yield from vain_attempt_points(case)
    yield from bare_purpose_points(case, notes)
    yield from electronic_points(case, on)
    yield from contract_form_points(case, notes)
    yield from recording_points(case, on)
    yield from certificate_points(notes)
    yield from unsaid_certificate_points(case)
    yield from disclosure_points(case)
    yield from highlighting_points(case)


def act_form_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the proofs of demands and events lack in form: all that matters for a period to enforce."""
    files = act_files(case, on)
    yield from copy_points(each for each in case.evidence if each.file in files and not each.exclude)
    yield from unstated_points(files, case.evidence)
    yield from unsigned_text_points(files, case.evidence)
    yield from electronic_points(case, on)
    yield from recording_points(case, on)


@applies("民诉法解释2022.115")
def missing_signatures(*, by_head: bool, by_maker: bool) -> tuple[str, ...]:
    """Return which signatures a certificate made by the bank lacks beside its seal; () if it is complete."""
    needed = ((by_head, "单位负责人的签名或者盖章"), (by_maker, "制作人员的签名或者盖章"))
    return tuple(label for there, label in needed if not there)


@applies("民事证据规定2019.93", "电子签名法2019.8", "民事证据规定2019.15")
def missing_factors(custody: Custody | None) -> tuple[str, ...]:
    """Return which facts of the chain of custody of electronic data are not recorded."""
    return tuple(label for name, label in _FACTORS if custody is None or not getattr(custody, name))


@applies(
    "民事证据规定2019.14", "民事证据规定2019.15", "民事证据规定2019.93", "民事证据规定2019.94",
    "民事证据规定2019.90", "民诉法解释2022.116", "电子签名法2019.5", "电子签名法2019.6", "电子签名法2019.7",
    "电子签名法2019.8",
    "在线诉讼规则2021.16", "在线诉讼规则2021.17", "在线诉讼规则2021.18",
)  # fmt: skip
def electronic_points(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield, once, the electronic exhibits whose chain of custody is not (fully) recorded."""
    notes = tuple(each for each in case.evidence if not each.exclude)
    custody = {each.file: each.custody for each in notes}
    by_lack: dict[tuple[str, ...], list[str]] = {}
    for file in electronic_files(case, on):
        if lacks := missing_factors(custody.get(file)):
            by_lack.setdefault(lacks, []).append(file)
    if not by_lack:
        return
    said = "；".join(f"{listed(files)}缺{'、'.join(lacks)}" for lacks, files in by_lack.items())
    text = (
        f"电子数据的保管情况记载不全（{said}），"
        "法院判断真实性时要审查生成、保存、提取的各环节，请补充保管记录"
    )
    if any("区块链" in note.source + note.title for note in notes):
        text += "；区块链存证只推定上链后未经篡改，上链前的真实性另须证明"
    files = [file for group in by_lack.values() for file in group]
    articles = ("民事证据规定2019.15", "民事证据规定2019.93", "电子签名法2019.8")
    yield evidence_point("custody_incomplete", "R-EVI-3", text, *articles, proofs=proofs_of(files))


def electronic_files(case: CaseFile, on: date) -> Iterator[str]:
    """Yield the files that are electronic as noted, or as what they prove and their names show."""
    noted = [each.file for each in case.evidence if is_electronic(each)]
    paper = {n.file for n in case.evidence if n.exclude or ((n.kind or n.original) and not is_electronic(n))}
    sent = (each for each in case.contacts if each.channel in _ELECTRONIC and each.on <= on)
    recorded = (
        each for each in case.contacts if each.channel in _CALLS and each.is_recorded and each.on <= on
    )
    proofs = [proof.file for each in (*sent, *recorded) for proof in each.evidence]
    tables = [each for each in paid_files(case) if is_table(each)]
    yield from (each for each in dict.fromkeys((*noted, *proofs, *tables)) if each not in paper)


@applies(
    "民法典.469", "民法典.490", "民法典.491", "电子签名法2019.4", "电子签名法2019.13", "电子签名法2019.14"
)
def contract_form_points(case: CaseFile, notes: tuple[ExhibitNote, ...]) -> Iterator[Point]:
    """Yield electronic contracts for which nothing in the evidence shows a reliable signature.

    What the contract itself is called shows nothing: another exhibit, or the platform it comes from, does.
    """
    electronic = {each.file for each in notes if is_electronic(each)}
    contracts = contract_files(case)
    signed = [each for each in contracts if each in electronic]
    others = (each.title + each.file for each in notes if each.file not in contracts)
    kept = (each.source for each in notes if each.file in contracts)
    shown = any(w in t for t in others for w in _SIGNATURE) or any(w in t for t in kept for w in _KEPT)
    if signed and not shown:
        said = (
            f"合同以电子形式签订（{listed(signed)}），证据中没有电子签名的认证或者存证材料，"
            "请补充能证明签名人身份、签名由其控制、签署后未被改动的材料（数字证书、签署日志、验证报告等）"
        )
        articles = ("电子签名法2019.13", "电子签名法2019.14", "民法典.469")
        yield evidence_point(
            "electronic_signature_unproved", "R-EVI-4", said, *articles, proofs=proofs_of(signed)
        )


@applies("民诉法解释2022.106", "民事证据规定2019.15", "民事证据规定2019.90", "民诉法解释2022.116")
def recording_points(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield recorded calls not among the exhibits, and those to a number that is not the debtor's own.

    A log of calls that says there is a recording is not the recording.
    """
    calls = [each for each in case.contacts if each.channel in _CALLS and each.is_recorded and each.on <= on]
    if absent := [each.id for each in calls if _asks_debtor(each) and not _is_exhibited(case, each)]:
        said = f"{listed(absent)}的录音未入卷，请提交原始载体和文字整理稿；只有通话清单的，不能证明通话内容"
        yield evidence_point(
            "recording_not_exhibited", "R-EVI-5", said, "民事证据规定2019.15", "民事证据规定2019.90"
        )
    unsure = [each for each in calls if each.is_demand and each.evidence and _unsure_speaker(case, each)]
    if unsure:
        said = (
            f"{listed([each.id for each in unsure])}所拨号码不是本案记载的本人号码，请以号码机主、声音、"
            "通话内容等证明通话人的身份；录音须提供原始载体和文字整理稿"
        )
        proofs = tuple(proof for each in unsure for proof in each.evidence)
        yield evidence_point(
            "speaker_unproved", "R-EVI-5", said, "民诉法解释2022.106", "民事证据规定2019.15", proofs=proofs
        ).model_copy(update={"source": _RECORDING})


def _asks_debtor(call: ContactRecord) -> bool:
    """Return whether the call is a demand that may count, not one that reached nobody or somebody else."""
    elsewhere = call.outcome is Outcome.NOT_REACHED or call.receiver is Receiver.OTHER
    return call.is_demand and not elsewhere and not call.told_third_party


def _is_exhibited(case: CaseFile, call: ContactRecord) -> bool:
    """Return whether sound or film of the call is filed: with it, or as an exhibit no record claims."""
    notes = [each for each in case.evidence if not each.exclude]
    left_out = {each.file for each in case.evidence if each.exclude}
    own = {proof.file for proof in call.evidence} - left_out
    claimed = {proof.file for each in case.contacts for proof in each.evidence}
    free = {each.file for each in notes} - claimed
    return any(is_recording(each, notes) for each in own | free)


def _unsure_speaker(case: CaseFile, call: ContactRecord) -> bool:
    phone = case.person(call.target).phone
    talked = call.channel is Channel.PHONE and call.outcome is Outcome.REACHED
    return talked and (not phone or not call.sent_to or call.sent_to != phone)


def certificate_points(notes: tuple[ExhibitNote, ...]) -> Iterator[Point]:
    """Yield certificates the bank made itself without both signatures."""
    by_lack: dict[tuple[str, ...], list[str]] = {}
    for each in notes:
        lacks = missing_signatures(by_head=each.signed_by_head, by_maker=each.signed_by_maker)
        if each.is_own_certificate and lacks:
            by_lack.setdefault(lacks, []).append(each.file)
    if by_lack:
        said = "；".join(f"{listed(files)}缺{'、'.join(lacks)}" for lacks, files in by_lack.items())
        text = (
            f"原告自行出具的证明材料签署不全（{said}），除单位印章外，"
            "负责人和制作人员均须签名或者盖章，请补签"
        )
        files = [file for group in by_lack.values() for file in group]
        yield evidence_point(
            "own_certificate_unsigned", "R-EVI-6", text, "民诉法解释2022.115", proofs=proofs_of(files)
        )


@applies("民诉法解释2022.115")
def unsaid_certificate_points(case: CaseFile) -> Iterator[Point]:
    """Yield the statements of arrears, by their names, that nobody marked as a certificate of the bank."""
    told = {each.file for each in case.evidence if each.exclude or each.is_own_certificate}
    files = dict.fromkeys((*paid_files(case), *(each.file for each in case.evidence)))
    if found := [each for each in files if each not in told and _CERTIFICATE.search(each)]:
        said = (
            f"{listed(found)}为原告自行出具的证明材料，请核对是否有单位负责人和制作人员的签名或者盖章，"
            "并加盖单位印章"
        )
        yield evidence_point(
            "own_certificate_to_check", "R-EVI-6", said, "民诉法解释2022.115", proofs=proofs_of(found)
        )


@applies("民事证据规定2019.19", "民诉法2023.69")
def disclosure_points(case: CaseFile) -> Iterator[Point]:
    """Yield personal loans of 2026-08-01 or later without the disclosure of their cost among the exhibits."""
    lacking = [each.number for each in case.loans if _needs_disclosure(case, each) and not _disclosed(each)]
    if lacking:
        said = (
            f"{listed(lacking)}签订于2026年8月1日以后，证据中没有综合融资成本明示表及其签署或者弹窗确认记录，"
            "请补充并列为一项证据"
        )
        yield evidence_point("cost_disclosure_exhibit", "R-EVI-1", said).model_copy(
            update={"grade": Grade.SECONDARY, "source": _DISCLOSURE}
        )


def _needs_disclosure(case: CaseFile, loan: Loan) -> bool:
    private = any(isinstance(case.person(each.name), NaturalPerson) for each in case.debtors)
    return private and loan.kind in _PERSONAL and loan.signed_on >= DISCLOSURE_FROM


def _disclosed(loan: Loan) -> bool:
    return loan.cost_disclosure is not None and bool(loan.cost_disclosure.evidence)


@applies("民法典.496", "合同编通则解释2023.10")
def highlighting_points(case: CaseFile) -> Iterator[Point]:
    """Yield contracts said to be highlighted and explained where nothing shows how."""
    loans = [each.number for each in case.loans if each.highlighted and not each.highlight_note]
    cards = [each.agreement for each in case.cards if each.highlighted and not each.highlight_note]
    if found := [*loans, *cards]:
        said = (
            f"{listed(found)}填写为已提示说明格式条款，但没有写明方式。提供格式条款的一方须证明已经提示和说明，"
            "请写明加粗、下划线、单独签字、弹窗等方式及对应的证据"
        )
        yield evidence_point("highlighting_unproved", "R-EVI-7", said, "民法典.496", "合同编通则解释2023.10")
