package org.consilium.web.dicomweb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;

/** Attributes to be returned, those within sequences by the way to them (PS3.18 8.3.4.3). */
public final class Selection {

    private final Map<Integer, Selection> chosen = new TreeMap<>();
    private boolean whole;

    /** @param path tags of the sequences on the way and, last, of the attribute; a sequence alone means all of it */
    public Selection add(List<Integer> path) {
        Selection inner = chosen.computeIfAbsent(path.getFirst(), _ -> new Selection());
        if (path.size() == 1) {
            inner.whole = true;
        } else {
            inner.add(path.subList(1, path.size()));
        }
        return this;
    }

    /** Those of them that a header has. */
    public DataSet of(DataSet header) {
        DataSetBuilder found = DataSet.builder();
        chosen.forEach((tag, inner) -> header.find(tag).ifPresent(element -> inner.copy(element, found)));
        return found.build();
    }

    private void copy(Element element, DataSetBuilder target) {
        if (!whole && element instanceof SequenceElement sequence) {
            target.items(element.tag(), sequence.items().stream().map(this::of).toList());
        } else {
            target.copy(element);
        }
    }
}
