package org.consilium.cli.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.VR;
import org.consilium.kernel.Rejected;

/** The identifier of a query or retrieval, put together from keys. */
final class Identifier {

    private final Map<Integer, String> values = new TreeMap<>(Integer::compareUnsigned);
    private final Map<Integer, TreeMap<Integer, Identifier>> sequences = new TreeMap<>(Integer::compareUnsigned);

    /** Sets a key, in items of sequences that are made on the way; a later one replaces an earlier one. */
    void set(Key key) {
        Identifier at = this;
        for (AttributePath.Step step : key.path().steps()) {
            at = at.sequences
                    .computeIfAbsent(step.tag(), _ -> new TreeMap<>())
                    .computeIfAbsent(step.item(), _ -> new Identifier());
        }
        at.values.put(key.path().tag(), key.value());
    }

    /** Asks for an attribute unless a key names it already. */
    void ask(int tag) {
        if (!sequences.containsKey(tag)) {
            values.putIfAbsent(tag, "");
        }
    }

    /**
     * The data set.
     *
     * @throws Rejected if a value cannot be one of its value representation
     */
    DataSet build() {
        DataSetBuilder builder = DataSet.builder();
        values.forEach((tag, value) -> put(builder, tag, value));
        sequences.forEach((tag, items) -> {
            List<DataSet> built = new ArrayList<>();
            items.values().forEach(item -> built.add(item.build()));
            builder.items(tag, built);
        });
        return builder.build();
    }

    private static void put(DataSetBuilder builder, int tag, String value) {
        if (value.isEmpty()) {
            builder.empty(tag);
        } else {
            VR vr = Dictionary.vr(tag);
            builder.text(tag, vr.isMultiValued() || vr.isInteger() ? value.split("\\\\", -1) : new String[] {value});
        }
    }
}
