package org.consilium.dicom.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.charset.PersonName;
import org.consilium.dicom.json.AttributeMembers.Entry;
import org.consilium.dicom.json.AttributeMembers.Item;
import org.consilium.dicom.json.AttributeMembers.Name;
import org.consilium.dicom.json.AttributeMembers.Nothing;
import org.consilium.dicom.json.AttributeMembers.Text;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes data sets of JSON objects (PS3.18 F.2) while they are read: of the text there is never more than one value. */
final class DataSetJsonReader {

    private static final int TAG_DIGITS = 8;
    private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    private final JsonReader json;
    private final BulkDataResolver bulkData;

    DataSetJsonReader(JsonReader json, BulkDataResolver bulkData) {
        this.json = json;
        this.bulkData = bulkData;
    }

    DataSet dataSet() throws IOException {
        if (json.peek() != '{') {
            throw invalid("a data set is not an object");
        }
        json.open('{');
        return json.more('}', true) ? dataSet(json.name()) : DataSet.empty();
    }

    /** The rest of a data set whose first name was read. */
    private DataSet dataSet(String firstName) throws IOException {
        DataSetBuilder builder = DataSet.builder();
        Set<Integer> tags = new HashSet<>();
        String name = firstName;
        while (true) {
            int tag = tag(name);
            if (!tags.add(tag)) {
                throw invalid(Tags.toString(tag) + " is there twice");
            }
            attribute(builder, tag);
            if (!json.more('}', false)) {
                return builder.build();
            }
            name = json.name();
        }
    }

    /** A tag as eight digits, or a keyword, which some senders write. */
    private static int tag(String name) {
        if (name.length() == TAG_DIGITS && name.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Integer.parseUnsignedInt(name, 16);
        }
        return Dictionary.tag(name).orElseThrow(() -> invalid("a name is neither tag nor keyword"));
    }

    private void attribute(DataSetBuilder builder, int tag) throws IOException {
        if (json.peek() != '{') {
            throw invalid(Tags.toString(tag) + " is not an object");
        }
        AttributeMembers members = new AttributeMembers(tag);
        json.open('{');
        for (boolean first = true; json.more('}', first); first = false) {
            String name = json.name();
            switch (name) {
                case "vr" -> vr(tag, members);
                case "InlineBinary" -> {
                    expect(tag, '"');
                    members.inline(json.base64());
                }
                case "BulkDataURI" -> {
                    expect(tag, '"');
                    members.reference(json.text());
                }
                case "Value" -> {
                    expect(tag, '[');
                    members.values(entries(tag));
                }
                default -> json.skip();
            }
        }
        put(builder, tag, members);
    }

    private void expect(int tag, char first) throws IOException {
        if (json.peek() != first) {
            throw wrongForm(tag);
        }
    }

    private void vr(int tag, AttributeMembers members) throws IOException {
        if (json.peek() != '"') {
            json.skip();
            return;
        }
        members.vr(VR.of(json.text()).orElseThrow(() -> invalid(Tags.toString(tag) + " has an unknown vr")));
    }

    private List<Entry> entries(int tag) throws IOException {
        List<Entry> entries = new ArrayList<>();
        json.open('[');
        for (boolean first = true; json.more(']', first); first = false) {
            entries.add(
                    switch (json.peek()) {
                        case '"' -> new Text(json.text());
                        case '{' -> object();
                        case '[' -> throw invalid(Tags.toString(tag) + " has a structured value");
                        default -> literal(json.literal());
                    });
        }
        return entries;
    }

    private static Entry literal(String literal) {
        return literal.equals("null") ? new Nothing() : new Text(literal);
    }

    /** A person name or an item: the names of its members tell. */
    private Entry object() throws IOException {
        json.open('{');
        if (!json.more('}', true)) {
            return new Item(DataSet.empty());
        }
        String name = json.name();
        return GROUPS.contains(name) ? new Name(personName(name)) : new Item(dataSet(name));
    }

    private String personName(String firstName) throws IOException {
        String[] groups = {"", "", ""};
        String name = firstName;
        while (true) {
            int group = GROUPS.indexOf(name);
            if (group >= 0 && json.peek() == '"') {
                groups[group] = json.text();
            } else {
                json.skip();
            }
            if (!json.more('}', false)) {
                return new PersonName(groups[0], groups[1], groups[2]).toString();
            }
            name = json.name();
        }
    }

    private void put(DataSetBuilder builder, int tag, AttributeMembers members) {
        VR vr = members.vr().orElseGet(() -> Dictionary.vr(tag));
        if (members.inline().isPresent()) {
            if (vr == VR.SQ) {
                throw wrongForm(tag);
            }
            builder.bytes(tag, vr, members.inline().get());
        } else if (members.reference().isPresent()) {
            builder.copy(referenced(tag, vr, members.reference().get()));
        } else {
            AttributeValues.put(builder, tag, vr, members.values().orElse(List.of()));
        }
    }

    private Element referenced(int tag, VR vr, String uri) {
        Element element = bulkData.element(tag, vr, uri)
                .orElseThrow(() -> invalid(Tags.toString(tag) + " has an unknown BulkDataURI"));
        if (element.tag() != tag) {
            throw new IllegalStateException("the resolver gave another element than it was asked for");
        }
        return element;
    }

    private static Rejected wrongForm(int tag) {
        return invalid(Tags.toString(tag) + " has a value of the wrong form");
    }

    private static Rejected invalid(String what) {
        return new Rejected(Reason.INVALID_REQUEST, what);
    }
}
