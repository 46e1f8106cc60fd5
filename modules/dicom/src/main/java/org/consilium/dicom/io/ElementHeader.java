package org.consilium.dicom.io;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;

/** Tag, value representation and length of the element that is being read; one object for all of them. */
final class ElementHeader {

    /** A length that is not known before the delimiter comes (PS3.5 7.1.1). */
    static final long UNDEFINED = 0xFFFFFFFFL;

    /** Where a sequence ends whose delimiter says so. */
    static final long UNDEFINED_END = Long.MAX_VALUE;

    private static final int DELIMITER_GROUP = 0xFFFE;

    int tag;
    VR vr = VR.UN;
    long length;

    /** Whether the value representation stood where it belongs, and is one that is known. */
    private boolean asExpected = true;

    private boolean unknownVr;

    /** Whether an explicit header had a value representation that is known, or an implicit one none. */
    boolean isAsExpected() {
        return asExpected;
    }

    /** Whether letters stood there that are no value representation. */
    boolean hasUnknownVr() {
        return unknownVr;
    }

    boolean isUndefinedLength() {
        return length == UNDEFINED;
    }

    boolean isDelimiter() {
        return Tags.group(tag) == DELIMITER_GROUP;
    }

    /** Reads tag and length of an item or delimiter (PS3.5 7.5), which have no value representation. */
    void readItem(ByteInput in, Encoding encoding) throws IOException {
        in.require(8);
        readTag(in, encoding.isBigEndian());
        length = Integer.toUnsignedLong(in.integer(encoding.isBigEndian()));
        vr = VR.UN;
    }

    /**
     * Reads the next header.
     *
     * @param context how it is encoded, and what an implicit value representation depends on
     */
    void read(ByteInput in, ParseContext context) throws IOException {
        in.require(8);
        Encoding encoding = context.encoding();
        boolean bigEndian = encoding.isBigEndian();
        readTag(in, bigEndian);
        asExpected = true;
        if (isDelimiter()) {
            vr = VR.UN;
            length = Integer.toUnsignedLong(in.integer(bigEndian));
        } else if (encoding.isExplicit() && isLetter(in.peek(0)) && isLetter(in.peek(1))) {
            readExplicit(in, bigEndian);
        } else {
            // Also where an explicit data set suddenly has no letters: some writers fall back to implicit elements.
            asExpected = !encoding.isExplicit();
            unknownVr = false;
            vr = context.vr(tag);
            length = Integer.toUnsignedLong(in.integer(bigEndian));
        }
    }

    private void readTag(ByteInput in, boolean bigEndian) {
        int group = in.unsignedShort(bigEndian);
        tag = group << 16 | in.unsignedShort(bigEndian);
    }

    private void readExplicit(ByteInput in, boolean bigEndian) throws IOException {
        // A value representation from the future has a long length (PS3.5 7.1.2) and is carried as UN.
        Optional<VR> known = VR.of(in.unsignedByte(), in.unsignedByte());
        unknownVr = known.isEmpty();
        asExpected = !unknownVr;
        vr = known.orElse(VR.UN);
        if (vr.hasLongLength()) {
            in.advance(2);
            in.require(4);
            length = Integer.toUnsignedLong(in.integer(bigEndian));
        } else {
            length = in.unsignedShort(bigEndian);
        }
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
