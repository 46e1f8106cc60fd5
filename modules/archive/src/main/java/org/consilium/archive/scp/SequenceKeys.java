package org.consilium.archive.scp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.archive.query.HeaderMatch;
import org.consilium.archive.query.LevelAttributes;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.kernel.Rejected;

/**
 * The sequences a query asks for (PS3.4 C.2.2.2.6). They are matched and answered from the header of an instance: any one of a study or a
 * series says the same of them, so only those that belong to the level are taken.
 */
final class SequenceKeys {

    private final Map<Integer, DataSet> asked = new HashMap<>();
    private final Map<Integer, HeaderMatch> matches = new HashMap<>();

    private SequenceKeys() {}

    /** Errors: A900 for more than one item, which nothing could match, and for nested values that cannot be read. */
    static SequenceKeys of(Identifier identifier) {
        var keys = new SequenceKeys();
        for (Element element : identifier.asked()) {
            if (element instanceof SequenceElement sequence
                    && LevelAttributes.holds(identifier.level(), element.tag())) {
                keys.add(sequence);
            }
        }
        return keys;
    }

    private void add(SequenceElement sequence) {
        if (sequence.items().size() > 1) {
            throw Identifier.invalid(sequence.tag(), "takes one item");
        }
        var item =
                sequence.items().isEmpty() ? DataSet.empty() : sequence.items().getFirst();
        asked.put(sequence.tag(), item);
        Map<List<Integer>, String> values = new HashMap<>();
        gather(item, List.of(), values);
        if (!values.isEmpty()) {
            matches.put(sequence.tag(), HeaderMatch.of(values));
        }
    }

    private static void gather(DataSet item, List<Integer> path, Map<List<Integer>, String> values) {
        for (Element key : item.elements()) {
            List<Integer> to = new ArrayList<>(path);
            to.add(key.tag());
            if (key instanceof SequenceElement nested) {
                if (nested.items().size() > 1) {
                    throw Identifier.invalid(key.tag(), "takes one item");
                }
                nested.items().forEach(each -> gather(each, to, values));
                continue;
            }
            var value = text(item, key.tag());
            if (!value.isEmpty()) {
                values.put(to, value);
            }
        }
    }

    private static String text(DataSet item, int tag) {
        try {
            return String.join("\\", item.texts(tag)).strip();
        } catch (Rejected e) {
            throw Identifier.invalid(tag, "cannot be read");
        }
    }

    /** Whether headers are needed at all. */
    boolean isEmpty() {
        return asked.isEmpty();
    }

    /** Whether something is matched by them, not only returned. */
    boolean areMatched() {
        return !matches.isEmpty();
    }

    /** Whether a sequence is matched and answered by a header. */
    boolean contains(int tag) {
        return asked.containsKey(tag);
    }

    /** Whether at least one item of each sequence has what is asked for. */
    boolean test(DataSet header) {
        return matches.entrySet().stream()
                .allMatch(key -> header.items(key.getKey()).stream().anyMatch(key.getValue()));
    }

    /** Adds the items that match, each with what was asked for; all of each where no attribute was named. */
    void put(DataSetBuilder answer, int tag, DataSet header) {
        var match = matches.get(tag);
        var wanted = asked.getOrDefault(tag, DataSet.empty());
        answer.items(
                tag,
                header.items(tag).stream()
                        .filter(item -> match == null || match.test(item))
                        .map(item -> wanted.isEmpty() ? item : only(wanted, item))
                        .toList());
    }

    private static DataSet only(DataSet wanted, DataSet item) {
        var answer = DataSet.builder();
        for (Element key : wanted.elements()) {
            var found = item.find(key.tag());
            if (key instanceof SequenceElement nested) {
                var within = nested.items().isEmpty()
                        ? DataSet.empty()
                        : nested.items().getFirst();
                answer.items(
                        key.tag(),
                        item.items(key.tag()).stream()
                                .map(each -> within.isEmpty() ? each : only(within, each))
                                .toList());
            } else if (found.isPresent()) {
                answer.copy(found.get());
            } else {
                answer.bytes(key.tag(), key.vr(), new byte[0]);
            }
        }
        return answer.build();
    }
}
