package org.consilium.dicom;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.Deviation.Kind;

/**
 * Looks at every value of a data set: value representation and number of values against the dictionary (PS3.6 6), length,
 * characters and notation against the value representation (PS3.5 table 6.2-1), text against its character set. Takes longer
 * than reading, which does not look at values; changes nothing.
 */
public final class ValueCheck {

    private final DeviationListener listener;

    /** Where offsets count from, in the array the data set was read from; -1 where it was not read. */
    private final long start;

    private ValueCheck(DeviationListener listener, long start) {
        this.listener = listener;
        this.start = start;
    }

    /** What deviates, items included. */
    public static Deviations of(DataSet dataSet) {
        Deviations.Collector collector = Deviations.collector();
        check(dataSet, collector);
        return collector.deviations();
    }

    /** Tells a listener what deviates, items included; offsets count from the start of the data set. */
    public static void check(DataSet dataSet, DeviationListener listener) {
        long start = dataSet.encoded()
                .map(encoded -> encoded.transferSyntax().isDeflated()
                        ? 0L
                        : encoded.bytes().offset())
                .orElse(-1L);
        new ValueCheck(listener, start).dataSet(dataSet, "");
    }

    private void dataSet(DataSet dataSet, String path) {
        for (Element element : dataSet.elements()) {
            String place = path + Tags.toString(element.tag());
            switch (element) {
                case ValueElement value -> value(value, place);
                case SequenceElement sequence -> {
                    vr(sequence, place, -1);
                    for (int i = 0; i < sequence.items().size(); i++) {
                        dataSet(sequence.items().get(i), place + "[" + i + "].");
                    }
                }
                case FragmentsElement _, DetachedElement _ -> vr(element, place, -1);
            }
        }
    }

    private void value(ValueElement element, String place) {
        long offset = start < 0 ? -1 : element.value().offset() - start;
        vr(element, place, offset);
        if (element.isEmpty()) {
            return;
        }
        if (element.vr().isText()) {
            text(element, place, offset);
        } else if (element.length() % Math.max(element.vr().wordBytes(), element.vr() == VR.AT ? 4 : 1) != 0) {
            met(Kind.VALUE_LENGTH, place, offset, "is " + element.length() + " bytes of " + element.vr());
        }
        multiplicity(element, place, offset);
    }

    private void vr(Element element, String place, long offset) {
        Optional<DictionaryEntry> entry = Dictionary.find(element.tag());
        if (entry.isPresent() && !Dictionary.allows(element.tag(), element.vr())) {
            met(
                    Kind.WRONG_VR,
                    place,
                    offset,
                    "is " + element.vr() + ", the dictionary has " + entry.get().vr());
        }
    }

    private void text(ValueElement element, String place, long offset) {
        if (!element.isTextExact()) {
            met(Kind.UNDECODABLE_TEXT, place, offset, "has bytes that its character set lacks");
            return;
        }
        for (String value : element.texts()) {
            Optional<Kind> flaw = ValueRules.flaw(element.vr(), value, ValueRules.Use.STORED);
            if (flaw.isPresent()) {
                met(flaw.get(), place, offset, ValueRules.text(flaw.get(), element.vr(), ValueRules.Use.STORED));
            }
        }
    }

    private void multiplicity(ValueElement element, String place, long offset) {
        String vm = Dictionary.find(element.tag()).map(DictionaryEntry::vm).orElse("1-n");
        if (element.vr().isBulk() || element.vr() == VR.UN) {
            return;
        }
        List<String> values = element.texts();
        if (!Multiplicity.allows(vm, values.size())) {
            met(Kind.VALUE_MULTIPLICITY, place, offset, "has " + values.size() + " values, allowed are " + vm);
        }
    }

    private void met(Kind kind, String place, long offset, String text) {
        listener.met(new Deviation(kind, place, offset, text));
    }
}
