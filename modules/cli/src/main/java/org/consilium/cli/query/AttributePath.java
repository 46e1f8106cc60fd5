package org.consilium.cli.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tags;

/**
 * Where an attribute stands: {@code PatientName}, {@code 0010,0010}, {@code 00100010}, within items of sequences
 * {@code ScheduledProcedureStepSequence[0].Modality}.
 *
 * @param text as it was written
 * @param steps sequences and item numbers from 0 that lead to it
 * @param tag its own
 */
record AttributePath(String text, List<Step> steps, int tag) {

    /** Most sequences within each other. */
    private static final int STEPS_MAX = 16;

    private static final int ITEM_MAX = 99;
    private static final Pattern PART = Pattern.compile("\\(?([A-Za-z0-9,]+)\\)?(?:\\[(\\d{1,2})])?");
    private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{4}),?([0-9A-Fa-f]{4})");

    AttributePath {
        steps = List.copyOf(steps);
    }

    /** @param item number from 0 */
    record Step(int tag, int item) {}

    /** @throws IllegalArgumentException saying what is wrong */
    static AttributePath parse(String text) {
        String[] parts = text.split("\\.", STEPS_MAX + 2);
        if (parts.length > STEPS_MAX + 1) {
            throw new IllegalArgumentException("more than " + STEPS_MAX + " sequences within each other");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < parts.length - 1; i++) {
            Matcher part = part(parts[i]);
            String item = part.group(2);
            steps.add(new Step(tag(part.group(1)), item == null ? 0 : Math.min(ITEM_MAX, Integer.parseInt(item))));
        }
        return new AttributePath(text, steps, tag(part(parts[parts.length - 1]).group(1)));
    }

    private static Matcher part(String text) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither a keyword nor a tag");
        }
        return part;
    }

    private static int tag(String name) {
        Matcher hex = HEX.matcher(name);
        if (hex.matches()) {
            return Integer.parseUnsignedInt(hex.group(1) + hex.group(2), 16);
        }
        OptionalInt tag = Dictionary.tag(name);
        return tag.orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a keyword of the dictionary"));
    }

    /** What a data set has there, values separated by backslashes; empty where it has nothing. */
    String valueIn(DataSet dataSet) {
        DataSet at = dataSet;
        for (Step step : steps) {
            List<DataSet> items = at.items(step.tag());
            if (step.item() >= items.size()) {
                return "";
            }
            at = items.get(step.item());
        }
        return at.find(tag)
                .map(Element::texts)
                .map(texts -> String.join("\\", texts))
                .orElse("");
    }

    /** As a heading: the keyword, or the tag where it has none. */
    String heading() {
        String keyword = Dictionary.keyword(tag);
        return keyword.isEmpty() ? Tags.hex(tag).toUpperCase(Locale.ROOT) : keyword;
    }
}
