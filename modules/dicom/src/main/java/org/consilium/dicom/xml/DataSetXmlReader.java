package org.consilium.dicom.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes a data set of a document while it is read (PS3.19 A.1.5). */
final class DataSetXmlReader {

    /** Deepest nesting of sequences, as in files. */
    static final int DEPTH_MAX = 100;

    /** Most values and items of a document that are left out by a jump of their numbers. */
    static final int GAPS_MAX = 100_000;

    private static final int TAG_DIGITS = 8;

    private final XmlInput xml;
    private final BulkDataResolver bulkData;
    private int gaps;

    private DataSetXmlReader(XmlInput xml, BulkDataResolver bulkData) {
        this.xml = xml;
        this.bulkData = bulkData;
    }

    static DataSet read(InputStream stream, BulkDataResolver bulkData) throws IOException {
        XmlInput xml = XmlInput.open(new BoundedInput(stream, DicomXml.BYTES_MAX));
        if (!xml.nextIsStart() || !xml.name().equals("NativeDicomModel")) {
            throw xml.invalid("something else than NativeDicomModel");
        }
        DataSet dataSet = new DataSetXmlReader(xml, bulkData).dataSet(0);
        xml.end();
        return dataSet;
    }

    private DataSet dataSet(int depth) {
        if (depth > DEPTH_MAX) {
            throw new Rejected(Reason.DATA_SET_TOO_DEEP, "more than " + DEPTH_MAX + " levels");
        }
        XmlElements elements = new XmlElements();
        while (xml.nextIsStart()) {
            if (!xml.name().equals("DicomAttribute")) {
                throw xml.invalid("something else than DicomAttribute");
            }
            int tag = xml.attribute("tag").map(this::tag).orElseGet(this::tagOfKeyword);
            Optional<String> creator = xml.attribute("privateCreator");
            String vr = xml.attribute("vr").orElseGet(() -> Dictionary.vr(tag).name());
            elements.add(creator, value(tag, VR.of(vr).orElseThrow(() -> xml.invalid("an unknown vr")), depth), xml);
        }
        return elements.dataSet(xml);
    }

    private int tag(String hex) {
        if (hex.length() != TAG_DIGITS || !hex.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            throw xml.invalid("a malformed tag");
        }
        return Integer.parseUnsignedInt(hex, 16);
    }

    private int tagOfKeyword() {
        return Dictionary.tag(xml.attribute("keyword").orElse(""))
                .orElseThrow(() -> xml.invalid("an attribute without a tag"));
    }

    private Element value(int tag, VR vr, int depth) {
        List<String> values = new ArrayList<>();
        List<DataSet> items = new ArrayList<>();
        List<Element> bulk = new ArrayList<>();
        while (xml.nextIsStart()) {
            switch (xml.name()) {
                case "Value" -> {
                    fill(values, "");
                    values.add(xml.text());
                }
                case "PersonName" -> {
                    fill(values, "");
                    values.add(personName());
                }
                case "Item" -> {
                    fill(items, DataSet.empty());
                    items.add(dataSet(depth + 1));
                }
                case "InlineBinary" -> bulk.add(element(tag, vr, decoded(xml.text())));
                case "BulkData" -> bulk.add(referenced(tag, vr));
                default -> throw xml.invalid("an unknown element");
            }
        }
        return one(tag, vr, values, items, bulk);
    }

    private Element one(int tag, VR vr, List<String> values, List<DataSet> items, List<Element> bulk) {
        int kinds = (values.isEmpty() ? 0 : 1) + (items.isEmpty() ? 0 : 1) + bulk.size();
        if (kinds > 1) {
            throw xml.invalid("more than one value");
        }
        if (!bulk.isEmpty()) {
            return bulk.getFirst();
        }
        if (!values.isEmpty()) {
            return values(tag, vr, values);
        }
        if (vr == VR.SQ || !items.isEmpty()) {
            return items(tag, vr, items);
        }
        return element(tag, vr, new byte[0]);
    }

    /** Values may jump over numbers; those left out are empty. */
    private <T> void fill(List<T> values, T empty) {
        int number = xml.attribute("number").map(this::number).orElse(values.size() + 1);
        if (number <= values.size() || number - values.size() - 1 > GAPS_MAX - gaps) {
            throw xml.invalid("a number out of order");
        }
        while (values.size() < number - 1) {
            values.add(empty);
            gaps++;
        }
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw xml.invalid("a malformed number");
        }
    }

    private String personName() {
        String[] groups = {"", "", ""};
        while (xml.nextIsStart()) {
            int group = PersonNameXml.GROUPS.indexOf(xml.name());
            if (group < 0) {
                throw xml.invalid("an unknown component group");
            }
            groups[group] = components();
        }
        return String.join("=", groups).replaceAll("=+$", "");
    }

    private String components() {
        String[] components = {"", "", "", "", ""};
        while (xml.nextIsStart()) {
            int component = PersonNameXml.COMPONENTS.indexOf(xml.name());
            if (component < 0) {
                throw xml.invalid("an unknown component of a name");
            }
            components[component] = xml.text();
        }
        return String.join("^", components).replaceAll("\\^+$", "");
    }

    private byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("[ \t\r\n]+", ""));
        } catch (IllegalArgumentException e) {
            throw xml.invalid("malformed Base64");
        }
    }

    private Element referenced(int tag, VR vr) {
        String uri = xml.attribute("uri")
                .or(() -> xml.attribute("uuid").map(uuid -> DataSetXmlWriter.UUID_PREFIX + uuid))
                .orElseThrow(() -> xml.invalid("bulk data without a reference"));
        if (!xml.text().isBlank()) {
            throw xml.invalid("text in a reference");
        }
        return bulkData.element(tag, vr, uri).orElseThrow(() -> xml.invalid("an unknown reference to bulk data"));
    }

    private Element values(int tag, VR vr, List<String> values) {
        if (vr == VR.SQ || vr.isBulk()) {
            throw xml.invalid("a Value of " + vr);
        }
        // The document says itself how its text is encoded.
        List<String> kept = tag == Tag.SpecificCharacterSet ? List.of("ISO_IR 192") : values;
        return only(DataSet.builder().unchecked(tag, vr, kept).build());
    }

    private Element items(int tag, VR vr, List<DataSet> items) {
        if (vr != VR.SQ) {
            throw xml.invalid("an Item of " + vr);
        }
        return only(DataSet.builder().items(tag, items).build());
    }

    private Element element(int tag, VR vr, byte[] value) {
        if (vr == VR.SQ) {
            throw xml.invalid("bytes of a sequence");
        }
        return only(DataSet.builder().bytes(tag, vr, value).build());
    }

    private static Element only(DataSet dataSet) {
        return dataSet.elements().getFirst();
    }
}
