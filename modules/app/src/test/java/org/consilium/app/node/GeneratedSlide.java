package org.consilium.app.node;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Enumeration;
import java.util.SplittableRandom;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.StoreItem;
import org.consilium.kernel.Uid;

/**
 * A level of a slide with tiles that nobody has to decode, each the same whenever it is asked for: streamed while it is sent, so that it can be
 * larger than any memory.
 *
 * @param frames tiles
 * @param frameBytes of each, an even number
 * @param tables whether an Extended Offset Table says where they lie (PS3.3 C.7.6.3.1.8); otherwise whoever reads them has to look
 */
record GeneratedSlide(Uid uid, int frames, int frameBytes, boolean tables) {

    static final TransferSyntax TRANSFER_SYNTAX = TransferSyntax.JPEG_BASELINE;
    static final String SOP_CLASS = Uids.VLWholeSlideMicroscopyImageStorage;

    private static final int TILE_SIDE = 256;
    private static final int TILES_A_ROW = 100;
    private static final int ITEM_HEADER_BYTES = 8;
    private static final int ITEM = 0xE000FFFE;
    private static final int SEQUENCE_DELIMITATION = 0xE0DDFFFE;

    StoreItem item() {
        byte[] header = header();
        long length = header.length + (long) frames * (ITEM_HEADER_BYTES + frameBytes) + ITEM_HEADER_BYTES;
        return new StoreItem(SOP_CLASS, uid.value(), TRANSFER_SYNTAX, length, new SequenceInputStream(parts(header)));
    }

    String path() {
        return "/dicomweb/studies/" + uid + "/series/" + uid + "/instances/" + uid;
    }

    /** @param index from 0 */
    byte[] frame(int index) {
        var bytes = new byte[frameBytes];
        new SplittableRandom(index).nextBytes(bytes);
        return bytes;
    }

    private Enumeration<InputStream> parts(byte[] header) {
        return new Enumeration<>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next <= frames;
            }

            @Override
            public InputStream nextElement() {
                int index = next++;
                if (index < 0) {
                    return new ByteArrayInputStream(header);
                }
                return new ByteArrayInputStream(
                        index < frames
                                ? ByteBuffer.allocate(ITEM_HEADER_BYTES + frameBytes)
                                        .put(itemHeader(ITEM, frameBytes))
                                        .put(frame(index))
                                        .array()
                                : itemHeader(SEQUENCE_DELIMITATION, 0));
            }
        };
    }

    /** Everything before the first tile: attributes, the beginning of Pixel Data, and a Basic Offset Table without entries. */
    private byte[] header() {
        int rows = Math.ceilDiv(frames, TILES_A_ROW);
        var attributes = DataSet.builder()
                .text(Tag.SOPClassUID, SOP_CLASS)
                .text(Tag.SOPInstanceUID, uid.value())
                .text(Tag.StudyInstanceUID, uid.value())
                .text(Tag.SeriesInstanceUID, uid.value())
                .text(Tag.StudyDate, "20261122")
                .text(Tag.Modality, "SM")
                .text(Tag.PatientName, "Large^Slide")
                .text(Tag.PatientID, "LARGE")
                .text(Tag.NumberOfFrames, Integer.toString(frames))
                .integers(Tag.TotalPixelMatrixColumns, TILES_A_ROW * TILE_SIDE)
                .integers(Tag.TotalPixelMatrixRows, rows * TILE_SIDE)
                .integers(Tag.SamplesPerPixel, 3)
                .text(Tag.PhotometricInterpretation, "YBR_FULL_422")
                .integers(Tag.PlanarConfiguration, 0)
                .integers(Tag.Rows, TILE_SIDE)
                .integers(Tag.Columns, TILE_SIDE)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0);
        if (tables) {
            attributes
                    .bytes(
                            Tag.ExtendedOffsetTable,
                            VR.OV,
                            table(index -> index * (ITEM_HEADER_BYTES + (long) frameBytes)))
                    .bytes(Tag.ExtendedOffsetTableLengths, VR.OV, table(index -> frameBytes));
        }
        byte[] before = DataSetWriter.toByteArray(attributes.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return ByteBuffer.allocate(before.length + 12 + ITEM_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(before)
                .putShort((short) (Tag.PixelData >>> 16))
                .putShort((short) Tag.PixelData)
                .put((byte) 'O')
                .put((byte) 'B')
                .putShort((short) 0)
                .putInt(-1)
                .put(itemHeader(ITEM, 0))
                .array();
    }

    private byte[] table(java.util.function.LongUnaryOperator value) {
        var table = ByteBuffer.allocate(frames * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int index = 0; index < frames; index++) {
            table.putLong(value.applyAsLong(index));
        }
        return table.array();
    }

    private static byte[] itemHeader(int tag, int length) {
        return ByteBuffer.allocate(ITEM_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tag)
                .putInt(length)
                .array();
    }
}
