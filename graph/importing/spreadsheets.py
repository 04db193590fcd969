"""CSV and XLSX into sheets of rows: whatever the encoding, the separator and the raggedness."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

from charset_normalizer import from_bytes
from openpyxl import load_workbook

from graph.export.tables import plain_cell

from .rows import ReadingError, Row, Sheet, clean, named_columns, one_line

SEPARATORS = ",;\t|"
_LARGEST_UNPACKED = 512 * 2**20
_LISTED = 5
_NOT_READ: Mapping[bytes, str] = {b"\xd0\xcf\x11\xe0": "an old Excel file (.xls)", b"%PDF": "a PDF"}


def read_spreadsheet(path: Path, content: bytes) -> list[Sheet]:
    """Return the tables of a spreadsheet file; raise ReadingError for what is none."""
    for start, name in _NOT_READ.items():
        if content.startswith(start):
            raise ReadingError(f"the file is {name}", "save it as CSV or XLSX")
    return _workbook(path, content) if content.startswith(b"PK") else [_csv(path, content)]


def _csv(path: Path, content: bytes) -> Sheet:
    text, encoding = _decoded(content)
    if "\0" in text:
        raise ReadingError("the file is no text", "expected CSV, XLSX, GraphML, GEXF or JSON")
    remarks = [] if encoding == "utf-8" else [f"{path.name}: read as {encoding}"]
    lines, doubts = _parsed(text, _separator(text))
    filled = [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise ReadingError("the file holds no rows", "expected rows under a header")
    sheet = _sheet(path.name, "row", filled)
    sheet.remarks = [*remarks, *(f"{path.name}: {doubt}" for doubt in doubts), *sheet.remarks]
    return sheet


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the encoding it was read in: UTF-8 first, else the likeliest."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(content).best()
        return (str(best), best.encoding) if best else (content.decode("latin-1"), "latin-1")


def _separator(text: str) -> str:
    """Return the separator that cuts the first line into most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def _parsed(text: str, separator: str) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """Return the cells of every row with its first line, and what was odd about the quotation marks."""
    try:
        return list(_rows(text, separator, quoted=True, strict=True)), []
    except csv.Error as error:
        wrong = str(error)
    if "end of data" not in wrong and "field larger" not in wrong:
        doubt = "a quotation mark inside a cell was read as it stands"
        return list(_rows(text, separator, quoted=True, strict=False)), [doubt]
    good: list[tuple[int, list[str]]] = []
    with suppress(csv.Error):
        good.extend(_rows(text, separator, quoted=True, strict=True))
    return _without_quotes_from(text, separator, good)


def _without_quotes_from(
    text: str, separator: str, good: list[tuple[int, list[str]]]
) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """Read on behind the last good row with quotation marks as text: one of them is never closed."""
    lines = text.splitlines(keepends=True)
    done = _line_after(text, separator, len(good))
    rest = _rows("".join(lines[done:]), separator, quoted=False, strict=False)
    doubt = f"line {done + 1}: a quotation mark is never closed; from here on they were read as text"
    return [*good, *((line + done, cells) for line, cells in rest)], [doubt]


def _line_after(text: str, separator: str, count: int) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for _ in range(count):
        next(reader)
    return reader.line_num


def _rows(text: str, separator: str, *, quoted: bool, strict: bool) -> Iterable[tuple[int, list[str]]]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        strict=strict,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _sheet(file: str, place: str, lines: Sequence[tuple[int, Sequence[str]]]) -> Sheet:
    """Return rows under the first line as their header; say which rows are longer or shorter."""
    columns = named_columns([str(cell) for cell in _trimmed(lines[0][1])])
    ragged: list[str] = []
    rows: list[Row] = []
    for line, cells in lines[1:]:
        names = [*columns, *(f"column {number}" for number in range(len(columns) + 1, len(cells) + 1))]
        if len(_trimmed(cells)) > len(columns) or len(cells) < len(columns):
            ragged.append(str(line))
        given = {
            name: value
            for name, cell in zip(names, cells, strict=False)
            if (value := clean(plain_cell(cell)))
        }
        rows.append(Row(f"{place} {line}", given))
    sheet = Sheet(file, columns, rows)
    if ragged:
        more = f" and {len(ragged) - _LISTED} more" if len(ragged) > _LISTED else ""
        listed = ", ".join(ragged[:_LISTED])
        sheet.remarks.append(
            f"{file}: {len(ragged)} rows are shorter or longer than the header ({place} {listed}{more}); "
            "missing cells count as empty, cells too many became notes"
        )
    return sheet


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Return cells without the empty ones at the end, which spreadsheets leave behind."""
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return cells[:count]


def _workbook(path: Path, content: bytes) -> list[Sheet]:
    """Return every sheet of a workbook that holds rows."""
    try:
        sheets = list(_worksheets(path, content))
    except ReadingError:
        raise
    except Exception as error:  # a broken workbook breaks openpyxl, zip and XML in a dozen ways
        wrong = one_line(clean(f"not readable as XLSX ({error})"))
        raise ReadingError(wrong[:200], "save it again, or as CSV") from None
    if not sheets:
        raise ReadingError("the workbook holds no rows", "expected rows under a header")
    return sheets


def _worksheets(path: Path, content: bytes) -> Iterator[Sheet]:
    with ZipFile(io.BytesIO(content)) as archive:
        size = sum(each.file_size for each in archive.infolist())
        if size > _LARGEST_UNPACKED:
            raise ReadingError(f"the file unpacks to more than {_LARGEST_UNPACKED >> 20} MB", "split it")
        if "xl/workbook.xml" not in archive.namelist():
            raise ReadingError("the file is an archive, not a workbook", "unpack it, or save it as XLSX")
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(content), read_only=True)
    for sheet in values.worksheets:
        file = path.name if len(values.worksheets) == 1 else f"{path.name}, sheet {sheet.title}"
        made = formulas[sheet.title].iter_rows(values_only=True)
        if lines := list(_cells(sheet.iter_rows(values_only=True), made)):
            yield _sheet(file, "row", lines)


def _cells(
    values: Iterable[Sequence[object]], formulas: Iterable[Sequence[object]]
) -> Iterable[tuple[int, list[str]]]:
    """Yield the filled rows as text; a formula without a stored result stays the formula."""
    for number, (row, made) in enumerate(zip(values, formulas, strict=True), 1):
        cells = [_text(made[at] if cell is None else cell) for at, cell in enumerate(row)]
        if any(cells):
            yield number, cells


def _text(value: object) -> str:
    """Return the value of a cell as text: dates as days, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
