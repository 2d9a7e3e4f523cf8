"""An archive is read whole, or said to be damaged: whatever stands in it, nothing else comes out."""

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_portal import table, workbook

from plainlaw.archive import DamagedArchiveError, is_archive, names_of, parts_of

SOUND = workbook(table(("乡镇", "件数"), ("榆影镇", 12)))


def read(content: bytes) -> list[bytes]:
    return [b"".join(pieces) for pieces in parts_of(content)]


def packed(method: int) -> bytearray:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>" * 500)
    return bytearray(content.getvalue())


def test_a_sound_workbook_is_read_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        assert names_of(SOUND) == tuple(archive.namelist())
        assert read(SOUND) == [archive.read(name) for name in archive.namelist()]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_no_spreadsheet_packs_is_not_unpacked(method: int) -> None:
    content = packed(method)
    content[60:70] = b"\xff" * 10
    with pytest.raises(DamagedArchiveError):
        read(bytes(content))


def test_a_part_with_a_password_is_damage() -> None:
    content = packed(zipfile.ZIP_DEFLATED)
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DamagedArchiveError):
        read(bytes(content))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 6), st.booleans())
def test_bytes_that_were_changed_are_read_or_said_to_be_damaged(seed: int, count: int, is_cut: bool) -> None:
    chance, content = random.Random(seed), bytearray(SOUND)
    directory = SOUND.find(b"PK\x01\x02")
    for _ in range(count):
        content[chance.randrange(chance.choice([4, directory]), len(content))] = chance.choice(
            [0, 255, chance.randrange(256)]
        )
    if is_cut:
        del content[chance.randrange(4, len(content)) :]
    assert is_archive(bytes(content))
    names_of(bytes(content))
    try:
        read(bytes(content))
    except DamagedArchiveError as error:
        assert str(error) or error.__cause__ is not None
