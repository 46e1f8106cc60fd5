"""How many files pydicom reads in a second: read.py FOLDER SECONDS, one line "name<tab>rate" for each way of reading."""
import itertools
import pathlib
import sys
import time

try:
    import pydicom
except ImportError:
    print("Not installed, left out: python3-pydicom", file=sys.stderr)
    sys.exit()

files = sorted(pathlib.Path(sys.argv[1]).iterdir())
seconds = float(sys.argv[2])


def header(file):
    pydicom.dcmread(file, stop_before_pixels=True).PatientID


def values(file):
    for element in pydicom.dcmread(file).iterall():
        element.value


def json(file):
    pydicom.dcmread(file, stop_before_pixels=True).to_json()


for name, read in (("header", header), ("whole file, every value decoded", values), ("header as DICOM JSON", json)):
    start = time.perf_counter()
    count = 0
    for file in itertools.cycle(files):
        read(file)
        count += 1
        if time.perf_counter() - start > seconds:
            break
    print(f"{name}\t{count / (time.perf_counter() - start)}")
