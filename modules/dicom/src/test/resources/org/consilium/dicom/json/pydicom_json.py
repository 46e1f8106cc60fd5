"""Writes FILE.json for each file named on standard input: what pydicom makes of the data set. Says what it cannot read."""

import json
import os
import sys
import warnings

import pydicom
import pydicom.config

warnings.simplefilter("ignore")
target = sys.argv[1]
for number, line in enumerate(sys.stdin):
    path = line.rstrip("\n")
    try:
        data_set = pydicom.dcmread(path, force=True)
        text = json.dumps(data_set.to_json_dict(suppress_invalid_tags=True))
    except Exception as e:  # Whatever pydicom says of a hostile file is an answer.
        text = json.dumps({"refused": type(e).__name__})
    with open(os.path.join(target, f"{number}.json"), "w", encoding="utf-8") as out:
        out.write(text)
