package org.consilium.archive.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Compressed pixels of one instance as uncompressed ones, frame by frame: never more than one frame is in memory. */
public final class PixelDecoding {

    /** Longest value with an explicit length of 32 bits, in bytes. */
    private static final long VALUE_BYTES_MAX = 0xFFFFFFFEL;

    private static final int EXPLICIT_HEADER_BYTES = 12;
    private static final int IMPLICIT_HEADER_BYTES = 8;

    private final StoredInstance instance;
    private final FrameDecoder decoder;
    private final DataSet header;
    private final PixelFormat format;

    private PixelDecoding(StoredInstance instance, FrameDecoder decoder, DataSet header, PixelFormat format) {
        this.instance = instance;
        this.decoder = decoder;
        this.header = header;
        this.format = format;
    }

    /** Empty when the pixels are of a kind that cannot be decoded here. */
    public static Optional<PixelDecoding> of(StoredInstance instance, FrameDecoder decoder) {
        if (!decoder.decodes(instance.transferSyntax())) {
            return Optional.empty();
        }
        DataSet header = instance.header();
        if (header.elements().stream().anyMatch(DetachedElement.class::isInstance)) {
            return Optional.empty(); // Values left out of the header could not be written again.
        }
        try {
            return Optional.of(new PixelDecoding(instance, decoder, header, PixelFormat.of(header)));
        } catch (Rejected unknownFormat) {
            return Optional.empty();
        }
    }

    /** @param index from 0 */
    public DecodedFrame frame(int index) throws IOException {
        FrameIndex frames = instance.frames();
        try (InputStream stored = frames.open(index)) {
            return decoder.decode(format, instance.transferSyntax(), stored.readAllBytes(), index);
        }
    }

    /** Writes the whole data set in Explicit VR Little Endian; its description of the pixels says what they are then. */
    public void write(OutputStream output) throws IOException {
        write(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, output);
    }

    /** @param target Explicit or Implicit VR Little Endian */
    void write(TransferSyntax target, OutputStream output) throws IOException {
        verify();
        int count = instance.frames().count();
        DecodedFrame first = frame(0);
        long bytes = (long) count * first.format().frameBytes();
        if (bytes > VALUE_BYTES_MAX) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "uncompressed it exceeds 4 GiB");
        }
        DataSetWriter.write(described(first.format()), target, output);
        output.write(pixelHeader(first.format(), target, bytes + (bytes & 1)));
        output.write(first.samples(), 0, first.format().frameBytes());
        for (int index = 1; index < count; index++) {
            output.write(frame(index).samples(), 0, first.format().frameBytes());
        }
        if ((bytes & 1) == 1) {
            output.write(0);
        }
    }

    /** Frames are read one by one: only the whole can be compared with what was received. */
    private void verify() throws IOException {
        try (InputStream whole = instance.open()) {
            whole.transferTo(OutputStream.nullOutputStream());
        }
    }

    private DataSet described(PixelFormat decoded) {
        DataSetBuilder described = header.toBuilder()
                .remove(Tag.ExtendedOffsetTable)
                .remove(Tag.ExtendedOffsetTableLengths)
                .text(Tag.PhotometricInterpretation, decoded.photometric().term())
                .integers(Tag.BitsAllocated, decoded.bitsAllocated())
                .integers(Tag.BitsStored, decoded.bitsStored())
                .integers(Tag.HighBit, decoded.highBit());
        if (decoded.samplesPerPixel() > 1) {
            described.integers(Tag.PlanarConfiguration, 0);
        }
        return described.build();
    }

    /** Tag, value representation where it is explicit, and length of Pixel Data (PS3.5 7.1.2, 7.1.3). */
    private static byte[] pixelHeader(PixelFormat decoded, TransferSyntax target, long bytes) {
        var header = ByteBuffer.allocate(target.isExplicit() ? EXPLICIT_HEADER_BYTES : IMPLICIT_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (Tag.PixelData >>> 16))
                .putShort((short) Tag.PixelData);
        if (target.isExplicit()) {
            header.put((byte) 'O')
                    .put((byte) (decoded.bitsAllocated() > Byte.SIZE ? 'W' : 'B'))
                    .putShort((short) 0);
        }
        return header.putInt((int) bytes).array();
    }
}
