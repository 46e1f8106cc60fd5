"""Writes one frame as pydicom's pixel functions show it: raw 8-bit values, grey or red, green, blue.

Arguments: file, frame from 0, output. Exit code 3: pydicom has nothing to say about this object."""
import sys

import numpy
import pydicom
from pydicom.pixel_data_handlers.util import (
    apply_color_lut, apply_modality_lut, apply_windowing, convert_color_space)

dataset = pydicom.dcmread(sys.argv[1], force=True)
pixels = dataset.pixel_array
if int(dataset.get("NumberOfFrames") or 1) > 1:
    pixels = pixels[int(sys.argv[2])]
interpretation = dataset.PhotometricInterpretation
if interpretation == "PALETTE COLOR":
    pixels = apply_color_lut(pixels, dataset)
    shown = pixels >> 8 if pixels.dtype == numpy.uint16 else pixels
elif interpretation.startswith("YBR"):
    shown = convert_color_space(pixels, "YBR_FULL", "RGB")
elif interpretation == "RGB":
    shown = pixels
elif "WindowCenter" in dataset and dataset.WindowCenter is not None:
    values = apply_modality_lut(pixels, dataset)
    bits, signed = dataset.BitsStored, dataset.PixelRepresentation
    ends = numpy.array([-2 ** (bits - 1), 2 ** (bits - 1) - 1] if signed else [0, 2 ** bits - 1], dtype="float64")
    if "RescaleSlope" in dataset:
        ends = ends * float(dataset.RescaleSlope) + float(dataset.RescaleIntercept)
    shown = apply_windowing(values, dataset, 0).astype("float64")
    shown = (shown - ends[0]) / (ends[1] - ends[0]) * 255
    if interpretation == "MONOCHROME1":
        shown = 255 - shown
    shown = numpy.round(shown)
else:
    sys.exit(3)
with open(sys.argv[3], "wb") as output:
    output.write(shown.astype("uint8").tobytes())
