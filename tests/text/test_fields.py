"""The model reads a mapping by key; what is wrong is said with its place."""

import datetime

from sbpack.findings.finding import Finding
from sbpack.text.fields import Fields
from sbpack.text.yaml_file import read_yaml_map
from tests.text.texts import shown

TEXT = """\
title: T
day: 2023-02-30
when: 9:30
good: 2023-12-06
at: "10:00"
sure: yes
count: 1.5
form: txet
one: x
many: [a, [b]]
rows: [{a: 1}, b]
inner: x
subjekt: y
"""


def test_wrong_values() -> None:
    node, _ = read_yaml_map("m.yaml", TEXT)
    assert node is not None
    findings: list[Finding] = []
    fields = Fields(node, findings)
    assert fields.required_text("title") == "T"
    assert fields.required_text("subject") == ""
    assert fields.date("day") is None
    assert fields.time("when") is None
    assert fields.date("good") == datetime.date(2023, 12, 6)
    assert fields.time("at") == datetime.time(10)
    assert fields.flag("sure") is True
    assert fields.integer("count") is None
    assert fields.choice("form", ("text", "date")) == ""
    assert fields.texts("one") == ()
    assert [text.text for text in fields.texts("many")] == ["a"]
    assert len(fields.maps("rows")) == 1
    assert fields.map("inner") is None
    fields.close()
    assert shown(findings) == [
        "1:1 wrong-shape: `subject` is missing",
        "2:6 bad-date: there is no day `2023-02-30`",
        "3:7 bad-date: `9:30` is not a time",
        "6:7 wrong-shape: `sure` is `true` or `false`, not `yes`",
        "7:8 wrong-shape: `1.5` is not a whole number",
        "8:7 wrong-shape: `form` cannot be `txet`",
        "9:6 wrong-shape: `one` must be a list",
        "10:11 wrong-shape: an item of `many` must be a single value",
        "11:16 wrong-shape: an item of `rows` must have keys",
        "12:8 wrong-shape: `inner` cannot be a single value",
        "13:1 unknown-key: unknown key `subjekt`",
    ]
    assert findings[-1].help == "the nearest known name is `subject`"
    assert findings[2].help == 'write it as `"09:30"`'
