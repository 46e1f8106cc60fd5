package org.consilium.dicom;

/**
 * An element whose value was left where it is, because it is large. Data sets with such elements cannot be written.
 *
 * @param offset of the value field from the start of the data set, in bytes
 * @param length of the value field in bytes
 */
public record DetachedElement(int tag, VR vr, long offset, long length) implements Element {

    @Override
    public boolean isEmpty() {
        return length == 0;
    }
}
