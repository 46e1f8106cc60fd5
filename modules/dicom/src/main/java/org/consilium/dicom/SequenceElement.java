package org.consilium.dicom;

import java.util.List;

/** A sequence of items (PS3.5 7.5). */
public record SequenceElement(int tag, List<DataSet> items) implements Element {

    public SequenceElement {
        items = List.copyOf(items);
    }

    @Override
    public VR vr() {
        return VR.SQ;
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
