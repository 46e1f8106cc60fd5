package org.consilium.archive.scp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Level;
import org.consilium.archive.query.Finder;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/**
 * Makes the answers to one query: every attribute it asks for, empty where there is no value, the unique keys, the level and
 * from where it can be retrieved. Text is in the character set of the query where that holds it, else in UTF-8, declared.
 */
final class FindAnswers {

    private final Identifier identifier;
    private final SequenceKeys sequences;
    private final Archive archive;
    private final Caller caller;
    private final AeTitle ownTitle;
    private final Map<Uid, Map<String, DataSet>> headersOfSeries = new HashMap<>();
    private boolean isComplete = true;

    FindAnswers(Identifier identifier, SequenceKeys sequences, Archive archive, Caller caller, AeTitle ownTitle) {
        this.identifier = identifier;
        this.sequences = sequences;
        this.archive = archive;
        this.caller = caller;
        this.ownTitle = ownTitle;
    }

    /** Whether everything asked for so far was known and could be matched: else the answer goes with status FF01. */
    boolean isComplete() {
        return isComplete;
    }

    /** @param header where sequences come from, those of a study or a series as one of its instances says them */
    DataSet of(Map<Integer, List<String>> values, DataSet header) {
        return of(values, header, DataSet::empty);
    }

    /** Other attributes of instances that the index does not hold come from their headers. */
    DataSet of(InstanceRecord instance, DataSet header) {
        return of(IndexedValues.of(instance), header, () -> header(instance));
    }

    private interface HeaderSource {
        DataSet get();
    }

    private DataSet of(Map<Integer, List<String>> values, DataSet example, HeaderSource header) {
        DataSetBuilder answer = DataSet.builder();
        answer.copy(identifier.keys(), Tag.SpecificCharacterSet);
        for (Element asked : identifier.asked()) {
            List<String> value = values.get(asked.tag());
            if (sequences.contains(asked.tag())) {
                sequences.put(answer, asked.tag(), example);
                continue;
            }
            if (value != null) {
                put(answer, asked.tag(), value);
            } else if (asked.tag() != Tag.RetrieveAETitle) {
                putOther(answer, asked, header.get().find(asked.tag()));
            }
            isComplete &= isMatched(asked);
        }
        identifier.above().forEach(level -> putKey(answer, level, values));
        putKey(answer, identifier.level(), values);
        return answer.text(Tag.QueryRetrieveLevel, Identifier.term(identifier.level()))
                .text(Tag.RetrieveAETitle, ownTitle.value())
                .build();
    }

    private static void putKey(DataSetBuilder answer, Level level, Map<Integer, List<String>> values) {
        put(answer, Identifier.uniqueKey(level), values.getOrDefault(Identifier.uniqueKey(level), List.of()));
    }

    /**
     * Values come from what was received and may break rules of their value representation: they are given as they are, and
     * left empty where it cannot hold them, as US cannot hold 100000 rows.
     */
    private static void put(DataSetBuilder answer, int tag, List<String> values) {
        if (values.isEmpty()) {
            answer.empty(tag);
            return;
        }
        try {
            answer.unchecked(tag, Dictionary.vr(tag), values);
        } catch (Rejected _) {
            answer.empty(tag);
        }
    }

    private void putOther(DataSetBuilder answer, Element asked, Optional<Element> known) {
        if (known.isPresent() && !(known.get() instanceof DetachedElement)) {
            answer.copy(known.get());
            return;
        }
        if (asked.vr() == VR.SQ || asked instanceof SequenceElement) {
            answer.items(asked.tag());
        } else {
            answer.bytes(asked.tag(), asked.vr(), new byte[0]);
        }
        // At the level of instances the header has everything there is: what it lacks is empty, not unknown.
        isComplete &= identifier.level() == Level.INSTANCE && known.isEmpty();
    }

    private boolean isMatched(Element asked) {
        boolean universal = asked instanceof SequenceElement sequence
                ? sequence.items().stream().allMatch(DataSet::isEmpty)
                : identifier.value(asked.tag()).chars().allMatch(c -> c == '*');
        return universal || asked.tag() == Tag.RetrieveAETitle || Finder.isSupported(asked.tag(), identifier.level());
    }

    private DataSet header(InstanceRecord instance) {
        Uid series = instance.series().uid();
        if (!headersOfSeries.containsKey(series)) {
            headersOfSeries.clear(); // Matches come in the order of series: one at a time is enough.
            headersOfSeries.put(series, headers(instance.series().study().uid(), series));
        }
        return headersOfSeries
                .getOrDefault(series, Map.of())
                .getOrDefault(instance.uid().value(), DataSet.empty());
    }

    private Map<String, DataSet> headers(Uid study, Uid series) {
        Map<String, DataSet> headers = new HashMap<>();
        for (DataSet header : archive.metadata(caller, study, Optional.of(series), Optional.empty())) {
            header.text(Tag.SOPInstanceUID).ifPresent(uid -> headers.put(uid, header));
        }
        return headers;
    }
}
