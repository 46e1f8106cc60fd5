package org.consilium.dicom.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.InlineBinary;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.dicom.io.BulkValue;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.dicom.io.DataSetParts.Part;
import org.consilium.dicom.json.BulkDataUri;

/** Writes a data set as a document (PS3.19 A.1.5). */
final class DataSetXmlWriter {

    static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";

    /** How a reference by UUID looks as a URI (RFC 9562 4). */
    static final String UUID_PREFIX = "urn:uuid:";

    private static final String ATTRIBUTE = "DicomAttribute";
    private static final int FILE_META_GROUP = 0x0002;

    private final XmlWriter xml;
    private final BulkDataUri bulkData;

    DataSetXmlWriter(XmlWriter xml, BulkDataUri bulkData) {
        this.xml = xml;
        this.bulkData = bulkData;
    }

    void write(DataSet dataSet) throws IOException {
        begin();
        elements(dataSet, PrivateBlocks.of(dataSet), "");
        end();
    }

    void write(DataSetParts parts) throws IOException {
        begin();
        PrivateBlocks blocks = new PrivateBlocks();
        for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
            blocks.add(part.get().attributes());
            elements(part.get().attributes(), blocks, "");
            if (part.get().bulk().isPresent()) {
                bulk(part.get().bulk().get(), blocks);
            }
        }
        end();
    }

    private void begin() throws IOException {
        xml.declaration();
        xml.begin("NativeDicomModel", "xmlns", NAMESPACE, "xml:space", "preserve");
    }

    private void end() throws IOException {
        xml.end("NativeDicomModel");
    }

    private void elements(DataSet dataSet, PrivateBlocks blocks, String path) throws IOException {
        for (Element element : dataSet.elements()) {
            int tag = element.tag();
            if (!Tags.isGroupLength(tag) && Tags.group(tag) != FILE_META_GROUP) {
                element(element, blocks, path.isEmpty() ? Tags.hex(tag) : path + "/" + Tags.hex(tag));
            }
        }
    }

    private void element(Element element, PrivateBlocks blocks, String path) throws IOException {
        String[] attributes = attributes(element.tag(), element.vr(), blocks);
        if (element.isEmpty()) {
            xml.empty(ATTRIBUTE, attributes);
            return;
        }
        xml.begin(ATTRIBUTE, attributes);
        value(element, path);
        xml.end(ATTRIBUTE);
    }

    private static String[] attributes(int tag, VR vr, PrivateBlocks blocks) {
        List<String> attributes = new ArrayList<>(List.of("tag", Tags.hex(blocks.written(tag)), "vr", vr.name()));
        String keyword = Dictionary.keyword(tag);
        if (!keyword.isEmpty()) {
            attributes.addAll(List.of("keyword", keyword));
        }
        blocks.creator(tag).ifPresent(creator -> attributes.addAll(List.of("privateCreator", creator)));
        return attributes.toArray(String[]::new);
    }

    private void bulk(BulkValue value, PrivateBlocks blocks) throws IOException {
        xml.begin(ATTRIBUTE, attributes(value.tag(), value.vr(), blocks));
        Optional<String> uri = bulkData.of(Tags.hex(value.tag()), value);
        if (uri.isPresent()) {
            reference(uri.get());
        } else if (!value.isEncapsulated()) {
            xml.begin("InlineBinary");
            InlineBinary.append(value.bytes(), xml.out);
            xml.end("InlineBinary");
        }
        xml.end(ATTRIBUTE);
    }

    private void value(Element element, String path) throws IOException {
        switch (element) {
            case SequenceElement sequence -> items(sequence.items(), path);
            case FragmentsElement _, DetachedElement _ -> reference(element, path);
            case ValueElement value -> {
                if (!value.vr().isBulk()) {
                    values(value);
                } else if (!reference(value, path)) {
                    inline(value);
                }
            }
        }
    }

    private boolean reference(Element element, String path) throws IOException {
        Optional<String> uri = bulkData.of(path, element);
        if (uri.isPresent()) {
            reference(uri.get());
        }
        return uri.isPresent();
    }

    private void reference(String uri) throws IOException {
        boolean uuid = uri.startsWith(UUID_PREFIX);
        xml.empty("BulkData", uuid ? "uuid" : "uri", uuid ? uri.substring(UUID_PREFIX.length()) : uri);
    }

    private void inline(ValueElement element) throws IOException {
        xml.begin("InlineBinary");
        InlineBinary.append(element, xml.out);
        xml.end("InlineBinary");
    }

    private void items(List<DataSet> items, String path) throws IOException {
        int number = 1;
        for (DataSet item : items) {
            xml.begin("Item", "number", Integer.toString(number));
            elements(item, PrivateBlocks.of(item), path + "/" + number++);
            xml.end("Item");
        }
    }

    private void values(ValueElement element) throws IOException {
        // The document is UTF-8, whatever the data set was written in.
        List<String> texts = element.tag() == Tag.SpecificCharacterSet
                ? SpecificCharacterSet.ISO_IR_192.definedTerms()
                : element.texts();
        if (!texts.stream().allMatch(XmlWriter::canHold)) {
            byte[] utf8 = String.join("\\", texts).getBytes(StandardCharsets.UTF_8);
            inline(ValueElement.of(
                    element.tag(), element.vr(), utf8, 0, utf8.length, false, SpecificCharacterSet.ISO_IR_192));
            return;
        }
        if (texts.equals(List.of(""))) {
            return; // Padding only.
        }
        int number = 1;
        for (String text : texts) {
            String position = Integer.toString(number++);
            if (element.vr() == VR.PN) {
                PersonNameXml.write(xml, text, position);
            } else {
                xml.element("Value", text, "number", position);
            }
        }
    }
}
