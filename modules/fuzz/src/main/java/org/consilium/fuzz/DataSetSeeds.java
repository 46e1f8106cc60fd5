package org.consilium.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;

/** Data sets with something of everything, in every form. */
final class DataSetSeeds {

    private static final int DEPTH = 12;

    /** A tag that no dictionary knows, in a private block. */
    private static final int PRIVATE = 0x00091001;

    private DataSetSeeds() {}

    static List<byte[]> encoded(TransferSyntax transferSyntax) {
        List<byte[]> seeds = new ArrayList<>();
        for (DataSet dataSet : List.of(image().build(), everyRepresentation(), nested(), text("ISO_IR 192"))) {
            seeds.add(DataSetWriter.toByteArray(dataSet, transferSyntax));
        }
        if (!transferSyntax.isDeflated()) {
            seeds.add(undefinedLengths(transferSyntax));
        }
        return seeds;
    }

    static List<byte[]> encapsulated(TransferSyntax transferSyntax) {
        return List.of(
                DataSetWriter.toByteArray(fragmented(true), transferSyntax),
                DataSetWriter.toByteArray(fragmented(false), transferSyntax));
    }

    static List<byte[]> files() {
        List<byte[]> seeds = new ArrayList<>();
        for (TransferSyntax transferSyntax : List.of(
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)) {
            seeds.add(Part10.toByteArray(image().build(), transferSyntax));
        }
        seeds.add(Part10.toByteArray(
                image().integers(Tag.BitsAllocated, 1).build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        seeds.add(Part10.toByteArray(fragmented(true), TransferSyntax.JPEG_BASELINE));
        seeds.add(Part10.toByteArray(fragmented(false), TransferSyntax.RLE_LOSSLESS));
        seeds.add(Part10.toByteArray(extendedOffsets(), TransferSyntax.JPEG_2000));
        byte[] whole = seeds.getFirst();
        seeds.add(Arrays.copyOfRange(whole, 128, whole.length)); // without preamble
        seeds.add(DataSetWriter.toByteArray(image().build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        return seeds;
    }

    static List<byte[]> json() {
        List<byte[]> seeds = new ArrayList<>();
        for (DataSet dataSet : List.of(image().build(), everyRepresentation(), nested(), text("ISO_IR 192"))) {
            seeds.add(DicomJson.toString(dataSet).getBytes(StandardCharsets.UTF_8));
        }
        seeds.add("[{}, {\"00080018\":{\"vr\":\"UI\",\"Value\":[null]}}]".getBytes(StandardCharsets.UTF_8));
        seeds.add("{\"PatientName\":{\"Value\":[{\"Alphabetic\":\"\\u0041^B\",\"Phonetic\":\"c\"}]}}"
                .getBytes(StandardCharsets.UTF_8));
        seeds.add("{\"00189087\":{\"vr\":\"FD\",\"Value\":[1e3, -0.5, \"NaN\", 9007199254740993]}}"
                .getBytes(StandardCharsets.UTF_8));
        seeds.add("{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"file:///etc/passwd\"}}"
                .getBytes(StandardCharsets.UTF_8));
        return seeds;
    }

    static List<byte[]> xml() {
        List<byte[]> seeds = new ArrayList<>();
        for (DataSet dataSet : List.of(image().build(), everyRepresentation(), nested(), text("ISO_IR 192"))) {
            seeds.add(DicomXml.toString(dataSet).getBytes(StandardCharsets.UTF_8));
        }
        seeds.add("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><NativeDicomModel>&b;</NativeDicomModel>"
                .getBytes(StandardCharsets.UTF_8));
        return seeds;
    }

    /** Two frames of 4 x 4 pixels. */
    private static DataSetBuilder image() {
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, "1.2.3")
                .text(Tag.StudyDate, "20260102")
                .text(Tag.Modality, "CT")
                .text(Tag.PatientName, "Fuzz^Er")
                .text(Tag.NumberOfFrames, "2")
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.Rows, 4)
                .integers(Tag.Columns, 4)
                .text(Tag.PixelSpacing, "0.5", "0.5")
                .integers(Tag.BitsAllocated, 16)
                .integers(Tag.PixelRepresentation, 1)
                .integers(Tag.SmallestImagePixelValue, VR.SS, -5)
                .bytes(Tag.PixelData, VR.OW, new byte[64]);
    }

    private static DataSet fragmented(boolean table) {
        byte[] offsets = table ? new byte[] {0, 0, 0, 0, 14, 0, 0, 0} : new byte[0];
        byte[] frame = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, 4};
        return image().fragments(Tag.PixelData, List.of(offsets, frame, frame)).build();
    }

    private static DataSet extendedOffsets() {
        byte[] frame = {(byte) 0xFF, 0x4F, 1, 2, 3, 4};
        return image().bytes(
                        Tag.ExtendedOffsetTable, VR.OV, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 0})
                .bytes(Tag.ExtendedOffsetTableLengths, VR.OV, new byte[] {6, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0
                })
                .fragments(Tag.PixelData, List.of(new byte[0], frame, frame))
                .build();
    }

    /** One private element of each value representation. */
    private static DataSet everyRepresentation() {
        DataSetBuilder builder = DataSet.builder().text(0x00090010, VR.LO, "FUZZER");
        int tag = PRIVATE;
        for (VR vr : VR.values()) {
            if (vr == VR.SQ) {
                builder.items(tag, image().build());
            } else {
                builder.bytes(tag, vr, "1\\2\\3456".getBytes(StandardCharsets.US_ASCII));
            }
            tag++;
        }
        return builder.build();
    }

    private static DataSet nested() {
        DataSet dataSet = image().remove(Tag.PixelData).build();
        for (int i = 0; i < DEPTH; i++) {
            dataSet = DataSet.builder()
                    .items(Tag.ReferencedSeriesSequence, dataSet, DataSet.empty())
                    .bytes(PRIVATE, VR.UN, new byte[] {1})
                    .build();
        }
        return dataSet;
    }

    private static DataSet text(String characterSet) {
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, characterSet)
                .text(Tag.PatientName, "Yamada^Tarou=\u5C71\u7530^\u592A\u90CE=\u3084\u307E\u3060")
                .text(Tag.PatientComments, "gr\u00FC\u00DF dich")
                .build();
    }

    /** Sequences that end with delimiters, and UN that holds one (PS3.5 6.2.2, 7.5). */
    private static byte[] undefinedLengths(TransferSyntax transferSyntax) {
        boolean big = !transferSyntax.isLittleEndian();
        var out = new ByteArrayOutputStream();
        if (transferSyntax.isExplicit()) {
            words(out, big, 0x0008, 0x1115, big ? 0x5351 : 0x5153, 0, 0xFFFF, 0xFFFF);
        } else {
            words(out, big, 0x0008, 0x1115, 0xFFFF, 0xFFFF);
        }
        words(out, big, 0xFFFE, 0xE000, 0xFFFF, 0xFFFF);
        out.writeBytes(DataSetWriter.toByteArray(
                DataSet.builder().text(Tag.Modality, "MR").build(), transferSyntax));
        words(out, big, 0xFFFE, 0xE00D, 0, 0);
        words(out, big, 0xFFFE, 0xE0DD, 0, 0);
        return out.toByteArray();
    }

    private static void words(ByteArrayOutputStream out, boolean big, int... words) {
        for (int word : words) {
            out.write(big ? word >>> 8 : word);
            out.write(big ? word : word >>> 8);
        }
    }
}
