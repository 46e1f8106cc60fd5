package org.consilium.dicom.dump;

import java.io.IOException;
import java.util.List;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.dump.Dump.Part;

/** Writes the lines of one data set. */
final class DumpWriter {

    private static final int INDENT = 2;
    private static final int NAME_WIDTH = 34;
    private static final int NAME_WIDTH_MIN = 10;

    /** Room that a value has even on the narrowest line. */
    private static final int VALUE_WIDTH_MIN = 12;

    /** Tag, value representation, length and multiplicity with their spaces. */
    private static final int COLUMNS_WIDTH = 31;

    private final Dump options;
    private final Dump.Sink sink;
    private final ShownValue values;

    /** What the name of the current line left of its column. */
    private int padding;

    DumpWriter(Dump options, Dump.Sink sink) {
        this.options = options;
        this.sink = sink;
        this.values = new ShownValue();
    }

    void write(DataSet dataSet) throws IOException {
        elements(dataSet, 0);
    }

    private void elements(DataSet dataSet, int depth) throws IOException {
        for (Element element : dataSet.elements()) {
            switch (element) {
                case SequenceElement sequence -> sequence(dataSet, sequence, depth);
                case FragmentsElement fragments -> fragments(dataSet, fragments, depth);
                case DetachedElement detached -> {
                    columns(dataSet, element, depth, Long.toString(detached.length()), "");
                    pad(" ");
                    note("not read, at offset " + detached.offset());
                    sink.endLine();
                }
                case ValueElement value -> value(dataSet, value, depth);
            }
        }
    }

    private void value(DataSet dataSet, ValueElement element, int depth) throws IOException {
        int used = columns(
                dataSet, element, depth, Integer.toString(element.length()), Integer.toString(values.count(element)));
        int room = Math.max(VALUE_WIDTH_MIN, options.widthMax() - used - 1);
        String shown = element.isEmpty() ? "" : values.show(element, Math.min(room, options.valueMax()));
        if (!shown.isEmpty()) {
            pad(" ");
            sink.part(Part.VALUE, shown);
        }
        sink.endLine();
    }

    private void sequence(DataSet dataSet, SequenceElement element, int depth) throws IOException {
        List<DataSet> items = element.items();
        columns(dataSet, element, depth, "", Integer.toString(items.size()));
        sink.endLine();
        int number = 0;
        for (DataSet item : items) {
            if (number == options.itemsMax()) {
                left(items.size() - number, "items", depth);
                return;
            }
            indent(depth + 1);
            note("item " + ++number);
            sink.endLine();
            elements(item, depth + 1);
        }
    }

    private void fragments(DataSet dataSet, FragmentsElement element, int depth) throws IOException {
        List<ByteRange> fragments = element.fragments();
        columns(dataSet, element, depth, "", Integer.toString(fragments.size()));
        sink.endLine();
        int number = 0;
        for (ByteRange fragment : fragments) {
            if (number == options.itemsMax()) {
                left(fragments.size() - number, "fragments", depth);
                return;
            }
            indent(depth + 1);
            String what = number == 0 ? "offset table" : "fragment " + number;
            number++;
            note(what + ", " + fragment.length() + " bytes");
            if (fragment.length() > 0) {
                sink.part(Part.VALUE, "  " + ShownValue.hex(fragment, options.widthMax() / 2));
            }
            sink.endLine();
        }
    }

    private void left(int count, String what, int depth) throws IOException {
        indent(depth + 1);
        note("... " + count + " more " + what);
        sink.endLine();
    }

    /** Everything of a line but its value; the width that took. */
    private int columns(DataSet dataSet, Element element, int depth, String length, String multiplicity)
            throws IOException {
        int indent = indent(depth);
        sink.part(Part.TAG, Tags.toString(element.tag()));
        sink.part(Part.VR, " " + element.vr());
        sink.part(Part.LENGTH, String.format(" %9s", length));
        sink.part(Part.MULTIPLICITY, String.format(" %4s  ", multiplicity));
        int width = Math.clamp(options.widthMax() / 3 - indent, NAME_WIDTH_MIN, NAME_WIDTH);
        String name = Printable.of(name(dataSet, element), width);
        sink.part(Part.NAME, name);
        padding = width - name.length();
        return indent + COLUMNS_WIDTH + width;
    }

    /** Fills the column of names, where something follows. */
    private void pad(String separator) throws IOException {
        sink.part(Part.INDENT, " ".repeat(padding) + separator);
    }

    private static String name(DataSet dataSet, Element element) {
        int tag = element.tag();
        if (Tags.isPrivateCreator(tag)) {
            return "private creator";
        }
        if (Tags.isPrivate(tag)) {
            return dataSet.text(Tags.privateCreator(tag))
                    .map(c -> '"' + c + '"')
                    .orElse("private");
        }
        String keyword = Dictionary.keyword(tag);
        if (keyword.isEmpty()) {
            return Tags.isGroupLength(tag) ? "group length" : "unknown";
        }
        return keyword;
    }

    /** Never more than half of a line, however deep. */
    private int indent(int depth) throws IOException {
        int width = Math.min(depth * INDENT, options.widthMax() / 2 - INDENT);
        if (width > 0) {
            sink.part(Part.INDENT, " ".repeat(width));
        }
        return width;
    }

    private void note(String text) throws IOException {
        sink.part(Part.NOTE, text);
    }

    /** Whether values stand in brackets: text, but not numbers written as text. */
    static boolean isBracketed(VR vr) {
        return vr.isText() && vr != VR.DS && vr != VR.IS;
    }
}
