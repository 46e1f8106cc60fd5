package org.consilium.archive.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Header;
import org.consilium.kernel.Rejected;

/**
 * A header as the index keeps it: the elements without bulk data, and where the bulk data lies.
 *
 * @param elements Explicit VR Little Endian
 * @param bulk per element left out: tag (4 bytes), VR (2 letters), offset (8), length (8; -1 when in fragments)
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record CompactHeader(byte[] elements, byte[] bulk) {

    private static final long IN_FRAGMENTS = -1;

    /** Keeps what can be written; an element that cannot, for whatever oddity, is left out rather than refuse the image. */
    public static CompactHeader of(Header header) {
        var kept = new ArrayList<Element>();
        var bulk = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bulk)) {
            for (var element : header.attributes().elements()) {
                if (element instanceof DetachedElement detached) {
                    write(out, detached.tag(), detached.vr(), detached.offset(), detached.length());
                } else {
                    kept.add(element);
                }
            }
            if (header.pixelData().isPresent()) {
                var pixels = header.pixelData().get();
                write(
                        out,
                        pixels.tag(),
                        pixels.vr(),
                        pixels.offset(),
                        pixels.length().orElse(IN_FRAGMENTS));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CompactHeader(encode(kept, header.attributes()), bulk.toByteArray());
    }

    private static void write(DataOutputStream out, int tag, VR vr, long offset, long length) throws IOException {
        out.writeInt(tag);
        out.writeBytes(vr.name());
        out.writeLong(offset);
        out.writeLong(length);
    }

    private static byte[] encode(List<Element> elements, DataSet from) {
        try {
            return bytes(elements, from);
        } catch (Rejected | IllegalArgumentException somethingOdd) {
            return bytes(
                    elements.stream()
                            .filter(element -> isWritable(element, from))
                            .toList(),
                    from);
        }
    }

    private static boolean isWritable(Element element, DataSet from) {
        try {
            return bytes(List.of(element), from).length > 0;
        } catch (Rejected | IllegalArgumentException odd) {
            return false;
        }
    }

    private static byte[] bytes(List<Element> elements, DataSet from) {
        return DataSetWriter.toByteArray(
                DataSet.of(elements, from.characterSet(), Optional.empty()), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** The header again; what was left out stands as detached elements, the pixel data as in {@link Header}. */
    public Header toHeader(TransferSyntax transferSyntax) {
        var read = DataSetReader.read(elements, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        var all = new ArrayList<>(read.elements());
        Optional<Header.PixelData> pixelData = Optional.empty();
        for (var element : detached()) {
            if (isPixelData(element.tag())) {
                var length =
                        element.length() == IN_FRAGMENTS ? OptionalLong.empty() : OptionalLong.of(element.length());
                pixelData = Optional.of(new Header.PixelData(element.tag(), element.vr(), element.offset(), length));
            } else {
                all.add(element);
            }
        }
        return new Header(DataSet.of(all, read.characterSet(), Optional.empty()), transferSyntax, pixelData);
    }

    /** The elements with those left out, pixel data included, as detached elements; its length is -1 when in fragments. */
    public DataSet toDataSet() {
        var read = DataSetReader.read(elements, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        var all = new ArrayList<>(read.elements());
        all.addAll(detached());
        return DataSet.of(all, read.characterSet(), Optional.empty());
    }

    private List<DetachedElement> detached() {
        var found = new ArrayList<DetachedElement>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bulk))) {
            while (in.available() > 0) {
                int tag = in.readInt();
                var vr = VR.of(in.readUnsignedByte(), in.readUnsignedByte()).orElse(VR.UN);
                found.add(new DetachedElement(tag, vr, in.readLong(), in.readLong()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }
}
