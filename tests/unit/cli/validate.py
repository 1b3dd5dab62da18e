#!/usr/bin/env python3
"""validate.py SCHEMA DEF [FILE]: holds every line of NDJSON against $defs/DEF of a JSON Schema.

Prints the number of lines that hold. Exit: 0 all hold, 1 some do not (each is told), 2 no line to
hold, or no python3-jsonschema."""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("python3-jsonschema is not there: apt-get install python3-jsonschema")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    if sys.argv[2] not in schema["$defs"]:
        sys.exit(f"no $defs/{sys.argv[2]}")
    one = dict(schema, **{"$ref": "#/$defs/" + sys.argv[2]})
    one.pop("oneOf")
    validator = jsonschema.Draft202012Validator(one)
    source = open(sys.argv[3], "rb") if len(sys.argv) == 4 else sys.stdin.buffer
    held, failed = 0, 0
    for number, line in enumerate(source.read().split(b"\n")[:-1], 1):
        faults = list(validator.iter_errors(json.loads(line.decode("utf-8"))))
        held += not faults
        failed += bool(faults)
        for fault in faults[:5]:
            print(f"line {number}: {fault.json_path}: {fault.message[:300]}")
    print(f"{held} lines hold")
    return 1 if failed else 0 if held else 2


if __name__ == "__main__":
    sys.exit(main())
