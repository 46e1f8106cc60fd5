package org.consilium.dicom.json;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dicom.Element;
import org.consilium.dicom.io.BulkValue;

/** Decides which values are given by reference instead of in line (PS3.18 F.2.2). */
@FunctionalInterface
public interface BulkDataUri {

    /** Everything in line; values that were not read and fragments are left out. */
    BulkDataUri NONE = (path, element) -> Optional.empty();

    /**
     * The URI of a value; none to write it in line. Asked for values of OB, OD, OF, OL, OV, OW and UN that are not empty, for
     * fragments and for values that were not read.
     *
     * @param path tags and item numbers from 1 that lead to the element, for example {@code 54000100/1/54001010}
     */
    Optional<String> of(String path, Element element);

    /**
     * The URI of a value that is too large to be kept; none to write it in line, and to leave it out where it comes in fragments.
     * Who gives one takes the bytes of the value, if they are of use.
     *
     * @param path as above
     */
    default Optional<String> of(String path, BulkValue value) throws IOException {
        return Optional.empty();
    }
}
