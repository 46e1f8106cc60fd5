package org.consilium.dicom;

import java.util.List;

/**
 * Encapsulated pixel data (PS3.5 A.4).
 *
 * @param fragments the items in order, the first one being the basic offset table, which may be empty
 */
public record FragmentsElement(int tag, VR vr, List<ByteRange> fragments) implements Element {

    public FragmentsElement {
        fragments = List.copyOf(fragments);
    }

    @Override
    public boolean isEmpty() {
        return fragments.isEmpty();
    }
}
