package org.consilium.storage.spool;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Where a record lies; never given twice, not even across restarts.
 *
 * @param file name of the file within the spool
 * @param offset position of the record in the file
 * @param length bytes of the object
 */
public record SpoolPlace(String file, long offset, long length) {

    /** The place as one word, for an index. */
    @Override
    public String toString() {
        return file + ":" + offset + ":" + length;
    }

    /** Reads what {@link #toString} wrote. */
    public static SpoolPlace parse(String text) {
        var parts = text.split(":", -1);
        try {
            if (parts.length == 3) {
                return new SpoolPlace(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException notANumber) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a place in the spool", notANumber);
        }
        throw new Rejected(Reason.INVALID_REQUEST, "not a place in the spool");
    }
}
