package org.consilium.archive.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;

/**
 * The values of one side as a person reads them: texts and numbers as they are, large and binary values by their size and the
 * beginning of their SHA-256. Pixels and other large values are read through and never held.
 */
public final class ShownValues {

    private static final int DIGEST_BYTES_SHOWN = 8;
    private static final int BUFFER_BYTES = 64 << 10;

    /** Opens the data set from an offset to its end. */
    public interface Bytes {
        InputStream from(long offset) throws IOException;
    }

    private final DataSet header;
    private final Bytes bytes;

    private ShownValues(DataSet header, Bytes bytes) {
        this.header = header;
        this.bytes = bytes;
    }

    /** @throws org.consilium.kernel.Rejected when the data set cannot be read */
    public static ShownValues of(TransferSyntax transferSyntax, Bytes bytes) throws IOException {
        try (InputStream in = bytes.from(0)) {
            if (transferSyntax.isDeflated()) {
                return new ShownValues(DataSetReader.read(in, transferSyntax), bytes);
            }
            Header header = HeaderReader.read(in, transferSyntax);
            return new ShownValues(withPixels(header), bytes);
        }
    }

    private static DataSet withPixels(Header header) {
        List<Element> elements = new ArrayList<>(header.attributes().elements());
        header.pixelData()
                .ifPresent(pixels -> elements.add(new DetachedElement(
                        pixels.tag(),
                        pixels.vr(),
                        pixels.offset(),
                        pixels.length().orElse(Long.MAX_VALUE))));
        return DataSet.of(elements, header.attributes().characterSet(), java.util.Optional.empty());
    }

    DataSet header() {
        return header;
    }

    /** Whether a value is not in memory. */
    static boolean isLeftOut(Element element) {
        return element instanceof DetachedElement;
    }

    String show(Element element) {
        return switch (element) {
            case ValueElement value -> value(value);
            case SequenceElement sequence -> sequence.items().size() + " items";
            case FragmentsElement fragments -> fragments(fragments);
            case DetachedElement detached -> detached(detached);
        };
    }

    private static String value(ValueElement value) {
        if (value.vr().isBulk()) {
            MessageDigest digest = sha256();
            digest.update(value.bytes());
            return digested(value.length(), digest);
        }
        String text = String.join("\\", value.texts());
        return text.length() <= Differences.VALUE_CHARACTERS_MAX
                ? text
                : text.substring(0, Differences.VALUE_CHARACTERS_MAX) + "\u2026";
    }

    private static String fragments(FragmentsElement fragments) {
        MessageDigest digest = sha256();
        long length = 0;
        for (ByteRange fragment : fragments.fragments()) {
            digest.update(fragment.array(), fragment.offset(), fragment.length());
            length += fragment.length();
        }
        return digested(length, digest);
    }

    private String detached(DetachedElement detached) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = detached.length();
        try (InputStream in = bytes.from(detached.offset())) {
            int count = in.read(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
            while (count > 0) {
                digest.update(buffer, 0, count);
                left -= count;
                count = in.read(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digested(detached.length() - left, digest);
    }

    private static String digested(long length, MessageDigest digest) {
        return length + " bytes, SHA-256 " + HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES_SHOWN);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
