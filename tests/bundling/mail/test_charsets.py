from email import message_from_bytes

import pytest

from legal_docs.bundling.mail import charsets


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("=?gb2312?B?xNq6/g==?=", "内湖"),
        ("=?GBK?Q?=B4=DF=CA=D5?=", "催收"),
        ("=?utf-8?B?5YKs5pS2?=\r\n =?utf-8?B?6YCa55+l?=", "催收通知"),
        ("=?utf-8?B?5YKs5pQ=?= =?utf-8?B?tumAmg==?=", "催收通"),
        ("=?gb2312?B?6Go=?=", b"\xe8\x6a".decode("gb18030")),
        ("Re: =?utf-8?B?5YKs5pS2?= <a@example.com>", "Re: 催收 <a@example.com>"),
        ("plain  words", "plain  words"),
        ("=?x-none?B?5YKs?=", "催"),
    ],
)
def test_a_header_is_read_in_its_encoding(raw: str, words: str) -> None:
    assert charsets.header(raw) == words


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_header_without_encoding_is_read(encoding: str) -> None:
    message = message_from_bytes("Subject: 催收通知\n\n".encode(encoding))
    assert charsets.header(dict(message.raw_items())["Subject"]) == "催收通知"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030", None, "us-ascii", "no-such"])
def test_words_in_a_wider_set_than_stated_are_read(charset: str | None) -> None:
    assert charsets.decoded("镕".encode("gb18030"), charset) == "镕"


def test_what_cannot_be_read_is_shown_not_guessed() -> None:
    shown = charsets.decoded(b"a\xff\xffb", "utf-8")
    assert shown == "a\\xff\\xffb"
    assert charsets.is_unreadable(shown)
    assert not charsets.is_unreadable("催收\\x")


@pytest.mark.parametrize(
    "field",
    [
        "attachment; filename*=gb2312''%B4%DF%CA%D5.pdf",
        "attachment; filename*0*=utf-8''%E5%82%AC; filename*1*=%E6%94%B6.pdf",
        'attachment; filename="=?gbk?B?tN/K1S5wZGY=?="',
    ],
)
def test_a_file_name_is_read_in_each_way_it_is_written(field: str) -> None:
    part = message_from_bytes(f"Content-Disposition: {field}\n\n".encode())
    assert charsets.parameter(part, "filename", "content-disposition") == "催收.pdf"
