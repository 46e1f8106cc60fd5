"""Prints every element of every file below a folder, as pydicom reads it: tab separated, file, path, VR, value.

Values of text are text without padding, numbers written as text are numbers, everything else is the SHA-1 of its bytes in
little endian. A file that cannot be read gives one line with the path "" and the VR "!".
"""

import hashlib
import os
import struct
import sys
import warnings

import pydicom
from pydicom.tag import Tag

warnings.simplefilter("ignore")
sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")

TEXT = "AE AS CS DA DT LO LT PN SH ST TM UC UI UR UT".split()
WORDS = {"AT": 2, "FD": 8, "FL": 4, "OD": 8, "OF": 4, "OL": 4, "OV": 8, "OW": 2, "SL": 4, "SS": 2, "SV": 8, "UL": 4, "US": 2, "UV": 8}
NATIVE = [None] + ["1.2.840.10008.1.2" + end for end in ("", ".1", ".1.99", ".2")]
PACKING = {"FD": "d", "FL": "f", "SL": "i", "SS": "h", "SV": "q", "UL": "I", "US": "H", "UV": "Q"}


def escaped(text):
    for character, escape in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"), ("\f", "\\f"), ("\0", "\\0")):
        text = text.replace(character, escape)
    return text


def digest(value):
    return "%d:%s" % (len(value), hashlib.sha1(value).hexdigest())


def little(value, vr, is_little):
    width = WORDS.get(vr, 1)
    if is_little or width == 1:
        return value
    end = len(value) - len(value) % width
    swapped = b"".join(value[i : i + width][::-1] for i in range(0, end, width))
    return swapped + value[end:]


def fragments(value):
    parts, at = [], 0
    while at + 8 <= len(value):
        group, element, length = struct.unpack_from("<HHI", value, at)
        if (group, element) != (0xFFFE, 0xE000):
            break
        parts.append(value[at + 8 : at + 8 + length])
        at += 8 + length
    return "fragments %d %s" % (len(parts), digest(b"".join(parts)))


def values(element):
    value = element.value
    if value is None:
        return []
    return list(value) if element.VM > 1 or isinstance(value, pydicom.multival.MultiValue) else [value]


def number(value):
    return repr(float(str(value).strip()))


def canonical(element, is_little, encapsulated):
    vr = element.VR
    if vr in TEXT:
        if vr in ("LT", "ST", "UT", "UR"):
            return str(element.value or "").strip(" \0")
        texts = [str(v).strip(" \0").rstrip("=" if vr == "PN" else " ") for v in values(element)]
        return "\\".join(texts)
    if vr in ("DS", "IS"):
        return "\\".join(number(v) for v in values(element) if str(v).strip() != "")
    if vr == "AT":
        return "\\".join("%08X" % Tag(v) for v in values(element))
    if vr in PACKING and not isinstance(element.value, bytes):
        return digest(b"".join(struct.pack("<" + PACKING[vr], v) for v in values(element)))
    if encapsulated and element.tag == 0x7FE00010:
        return fragments(element.value)
    value = element.value if isinstance(element.value, bytes) else b""
    return digest(little(value, vr, is_little))


def listing(dataset, path, is_little, encapsulated):
    for tag in sorted(dataset.keys()):
        place = path + "(%04X,%04X)" % (tag.group, tag.element)
        try:
            element = dataset[tag]
            if element.VR == "SQ":
                yield place, "SQ", str(len(element.value))
                for index, item in enumerate(element.value):
                    yield from listing(item, "%s[%d]." % (place, index), is_little, encapsulated)
            else:
                yield place, element.VR, canonical(element, is_little, encapsulated)
        except Exception as e:
            yield place, "!", type(e).__name__


def main(root):
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, root)
            try:
                dataset = pydicom.dcmread(path, force=True)
                syntax = dataset.file_meta.get("TransferSyntaxUID")
                encapsulated = syntax not in NATIVE
                lines = list(listing(dataset, "", dataset.is_little_endian, encapsulated))
            except Exception as e:
                lines = [("", "!", type(e).__name__)]
            for line in lines:
                print("\t".join([relative, *line[:2], escaped(line[2])]))


main(sys.argv[1])
