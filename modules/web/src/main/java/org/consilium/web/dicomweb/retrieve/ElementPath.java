package org.consilium.web.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The way to an element in nested data sets, as BulkDataURIs name it: tags in eight hexadecimal digits and item numbers from
 * 1 in turn, for example {@code 54000100/1/54001010}.
 *
 * @param tags of the sequences passed through and, last, of the element
 * @param items number of the item taken of each sequence, from 1
 */
record ElementPath(List<Integer> tags, List<Integer> items) {

    /** Deepest nesting that is followed. */
    static final int DEPTH_MAX = 32;

    private static final int TAG_DIGITS = 8;
    private static final int ITEM_DIGITS_MAX = 6;

    ElementPath {
        tags = List.copyOf(tags);
        items = List.copyOf(items);
    }

    /** Errors: INVALID_REQUEST. */
    static ElementPath parse(String text) {
        String[] steps = text.split("/", 2 * DEPTH_MAX + 2);
        if (steps.length % 2 == 0 || steps.length > 2 * DEPTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "a bulk data path is tag/item/tag and so on");
        }
        List<Integer> tags = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            boolean tag = i % 2 == 0;
            boolean formed = steps[i].chars().allMatch(c -> Character.digit(c, tag ? 16 : 10) >= 0 && c < 128)
                    && (tag
                            ? steps[i].length() == TAG_DIGITS
                            : !steps[i].isEmpty() && steps[i].length() <= ITEM_DIGITS_MAX);
            if (!formed) {
                throw new Rejected(Reason.INVALID_REQUEST, "a bulk data path is tag/item/tag and so on");
            }
            (tag ? tags : items).add(Integer.parseUnsignedInt(steps[i], tag ? 16 : 10));
        }
        return new ElementPath(tags, items);
    }

    /** Whether it names an element of the data set itself. */
    boolean isTopLevel(int tag) {
        return items.isEmpty() && tags.getFirst() == tag;
    }

    Optional<Element> in(DataSet dataSet) {
        DataSet current = dataSet;
        for (int i = 0; i < items.size(); i++) {
            List<DataSet> sequence = current.items(tags.get(i));
            int item = items.get(i);
            if (item < 1 || item > sequence.size()) {
                return Optional.empty();
            }
            current = sequence.get(item - 1);
        }
        return current.find(tags.getLast());
    }
}
