"""Independent judges of open data formats: programs of other people that say whether a file is what it claims to be.

In: a file. Out: what they find fault with, in their words; nothing when they are content.
"""

import io
import json
from collections.abc import Iterator
from math import prod
from pathlib import Path

import openpyxl
from csvw import CSVW
from frictionless import validate
from jsonstat_validator import JSONStatValidationError, validate_jsonstat
from pysdmx.errors import PysdmxError
from pysdmx.io import read_sdmx
from pyshacl import validate as validate_shapes
from rdflib import Graph

from portals import shared_data


def package_faults(path: Path) -> list[str]:
    """Data Package and Table Schema, with the file that they describe: frictionless."""
    report = validate(str(path))
    return [str(fault) for fault in report.flatten(["type", "message"])]


def csvw_faults(path: Path) -> list[str]:
    """A CSV file by the metadata beside it: csvw, which is what csvwvalidate runs."""
    try:
        table = CSVW(str(path), validate=True)
        return [] if table.is_valid else [*map(str, table.warnings), "not valid"]
    except Exception as error:  # noqa: BLE001 - it raises whatever it stumbles over
        return [repr(error)]


def json_stat_faults(path: Path) -> list[str]:
    """JSON-stat: jsonstat-validator, which does not count the values; this does."""
    cube = json.loads(path.read_text("utf-8"))
    try:
        if not validate_jsonstat(cube):
            return ["not valid"]
        cells = prod(cube["size"])
        return [] if len(cube["value"]) == cells else [f"{len(cube['value'])} values for {cells} cells"]
    except JSONStatValidationError as error:
        return [str(error)]


def sdmx_faults(path: Path) -> list[str]:
    """SDMX-CSV: pysdmx reads it, and finds the dataflow that it names; its numbers are numbers."""
    try:
        found = read_sdmx(path).data or []
    except (PysdmxError, ValueError, KeyError) as error:
        return [repr(error)]
    if [each.short_urn for each in found if "Dataflow=" in each.short_urn] == []:
        return ["no dataflow"]
    faults: list[str] = []
    for column in ("OBS_VALUE", "DECIMALS"):
        cells = [cell for cell in found[0].data[column] if isinstance(cell, str) and cell]
        faults += [f"{column}: {cell}" for cell in cells if not _is_number(cell)]
    return faults


def workbook_faults(path: Path) -> list[str]:
    """A workbook: openpyxl reads it; tables have headers, no cell is merged or a formula."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    except Exception as error:  # noqa: BLE001 - it raises whatever it stumbles over
        return [repr(error)]
    return [fault for sheet in book for fault in _sheet_faults(sheet)]


def _sheet_faults(sheet: "openpyxl.worksheet.worksheet.Worksheet") -> Iterator[str]:
    if not sheet["A1"].value:
        yield f"{sheet.title}: no title"
    if sheet.merged_cells.ranges:
        yield f"{sheet.title}: merged cells"
    if len(sheet.tables) != 1:
        yield f"{sheet.title}: not one table"
    for table in sheet.tables.values():
        header, *rows = sheet[table.ref]
        if [cell.value for cell in header] != [column.name for column in table.tableColumns]:
            yield f"{sheet.title}: the header of the table is another"
        if table.ref.rpartition(":")[2] != sheet.dimensions.rpartition(":")[2]:
            yield f"{sheet.title}: the table is not the whole of the sheet"
        yield from (f"{cell.coordinate}: a formula" for row in rows for cell in row if cell.data_type == "f")
        numbers = [c for row in rows for c in row if c.number_format.startswith("#")]
        yield from (f"{c.coordinate}: no number" for c in numbers if c.value is not None and c.data_type != "n")


def catalogue_faults(path: Path) -> list[str]:
    """A DCAT-AP catalogue: pyshacl, by the shapes that its makers publish."""
    shapes = Graph().parse(shared_data("peers") / "dcat-ap-3.0.0-shacl" / "dcat-ap-SHACL.ttl")
    found = Graph().parse(data=path.read_bytes(), format="json-ld")
    conforms, _, text = validate_shapes(found, shacl_graph=shapes)
    return [] if conforms else [str(text)]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
