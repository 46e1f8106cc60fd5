package org.consilium.dicom.io;

import java.io.InputStream;
import java.util.OptionalLong;
import org.consilium.dicom.VR;

/** A binary value of a data set that is too large to be kept, while it is being read. */
public final class BulkValue {

    private final int tag;
    private final VR vr;
    private final long offset;
    private final OptionalLong length;
    private final InputStream bytes;

    BulkValue(int tag, VR vr, long offset, OptionalLong length, InputStream bytes) {
        this.tag = tag;
        this.vr = vr;
        this.offset = offset;
        this.length = length;
        this.bytes = bytes;
    }

    /** The element it belongs to. */
    public int tag() {
        return tag;
    }

    /** The value representation, one of OB, OD, OF, OL, OV, OW, UN. */
    public VR vr() {
        return vr;
    }

    /** Where the value begins, in bytes from the start of the data set; of the inflated one where it is deflated. */
    public long offset() {
        return offset;
    }

    /** Its length in bytes; none for encapsulated pixel data, whose end only its delimiter tells. */
    public OptionalLong length() {
        return length;
    }

    /** Whether it comes in fragments (PS3.5 A.4). */
    public boolean isEncapsulated() {
        return length.isEmpty();
    }

    /**
     * The value in little endian, or the items of encapsulated pixel data from the offset table to the delimiter, with their
     * headers. It can be read once, before the next part is asked for; what is left is passed over then.
     */
    public InputStream bytes() {
        return bytes;
    }
}
