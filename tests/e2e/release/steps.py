"""Writes the shell steps of an action or a workflow as scripts, with their environment, as a GitHub runner would run them.

steps.py FILE DIRECTORY [NAME=VALUE...]: NAME is an expression without its braces, such as inputs.profile. A step becomes
DIRECTORY/NN.sh. An expression that has no value is an error, and so is one in a script: there it would be expanded
before the shell sees it, so that a value could be a command.
"""

import pathlib
import re
import shlex
import sys

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def expand(text, values):
    return EXPRESSION.sub(lambda match: values[match.group(1)], str(text))


def main():
    document = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
    directory = pathlib.Path(sys.argv[2])
    values = dict(argument.split("=", 1) for argument in sys.argv[3:])
    if "runs" in document:
        for name, entry in document["inputs"].items():
            if "default" in entry:
                values.setdefault("inputs." + name, expand(entry["default"], {"github.action_repository": "owner/abicc", **values}))
        steps = document["runs"]["steps"]
    else:
        steps = [step for job in document["jobs"].values() for step in job["steps"]]
    directory.mkdir()
    for number, step in enumerate(steps):
        if "run" not in step:
            continue
        if EXPRESSION.search(step["run"]):
            sys.exit(f"{step['name']}: an expression in the script: pass it in env")
        condition = re.fullmatch(r"inputs\.(\w+) != ''", step.get("if", ""))
        if condition and not values["inputs." + condition.group(1)]:
            continue
        lines = [f"export {name}={shlex.quote(expand(value, values))}" for name, value in step.get("env", {}).items()]
        (directory / f"{number:02}.sh").write_text("\n".join(lines + [step["run"]]), encoding="utf-8")


main()
