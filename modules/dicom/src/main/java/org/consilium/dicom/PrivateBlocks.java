package org.consilium.dicom;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Blocks of private elements and who reserved them (PS3.5 7.8.1). */
final class PrivateBlocks {

    private static final int FIRST_BLOCK = 0x10;
    private static final int LAST_BLOCK = 0xFF;

    private PrivateBlocks() {}

    /** The tag that an element of a creator has in a data set. */
    static OptionalInt tag(DataSet dataSet, String creator, int tag) {
        int group = tag & 0xFFFF0000;
        for (int block = FIRST_BLOCK; block <= LAST_BLOCK; block++) {
            if (dataSet.text(group | block).filter(creator::equals).isPresent()) {
                int found = group | block << 8 | (tag & 0xFF);
                if (dataSet.contains(found)) {
                    return OptionalInt.of(found);
                }
            }
        }
        return OptionalInt.empty();
    }

    static Optional<String> creator(DataSet dataSet, int tag) {
        boolean inBlock = Tags.isPrivate(tag) && Tags.element(tag) >= FIRST_BLOCK << 8;
        return inBlock ? dataSet.text(Tags.privateCreator(tag)) : Optional.empty();
    }

    /** The tag of the first element of a block that belongs to a creator from now on. */
    static int reserve(DataSetBuilder builder, Map<Integer, Element> elements, String creator, int group) {
        if ((group & 1) == 0) {
            throw new IllegalArgumentException("Group %04X is not private".formatted(group));
        }
        for (int block = FIRST_BLOCK; block <= LAST_BLOCK; block++) {
            int reservation = group << 16 | block;
            Element reserved = elements.get(reservation);
            if (reserved == null) {
                builder.text(reservation, VR.LO, creator);
            }
            if (reserved == null || reserved.text().filter(creator::equals).isPresent()) {
                return group << 16 | block << 8;
            }
        }
        throw new Rejected(Reason.INVALID_REQUEST, "group %04X has no private block left".formatted(group));
    }
}
