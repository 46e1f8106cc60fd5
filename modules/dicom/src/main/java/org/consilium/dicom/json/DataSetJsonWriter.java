package org.consilium.dicom.json;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueElement;
import org.consilium.dicom.charset.PersonName;
import org.consilium.dicom.io.BulkValue;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.dicom.io.DataSetParts.Part;

/** Writes data sets as JSON objects (PS3.18 F.2). */
final class DataSetJsonWriter {

    private static final int FILE_META_GROUP = 0x0002;

    /** Text is written in UTF-8, whatever the data set was written in (PS3.18 F.2). */
    private static final String UNICODE = "ISO_IR 192";

    private final JsonWriter json;
    private final BulkDataUri bulkData;

    DataSetJsonWriter(JsonWriter json, BulkDataUri bulkData) {
        this.json = json;
        this.bulkData = bulkData;
    }

    void write(DataSet dataSet) throws IOException {
        write(dataSet, "");
    }

    void write(DataSetParts parts) throws IOException {
        json.beginObject();
        for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
            elements(part.get().attributes(), "");
            if (part.get().bulk().isPresent()) {
                bulk(part.get().bulk().get());
            }
        }
        json.endObject();
    }

    private void bulk(BulkValue value) throws IOException {
        String hex = Tags.hex(value.tag());
        json.name(hex);
        json.beginObject();
        json.member("vr", value.vr().name());
        Optional<String> uri = bulkData.of(hex, value);
        if (uri.isPresent()) {
            json.member("BulkDataURI", uri.get());
        } else if (!value.isEncapsulated()) {
            json.name("InlineBinary");
            json.base64(value.bytes());
        }
        json.endObject();
    }

    private void write(DataSet dataSet, String path) throws IOException {
        json.beginObject();
        elements(dataSet, path);
        json.endObject();
    }

    private void elements(DataSet dataSet, String path) throws IOException {
        for (Element element : dataSet.elements()) {
            int tag = element.tag();
            if (!Tags.isGroupLength(tag) && Tags.group(tag) != FILE_META_GROUP) {
                String hex = Tags.hex(tag);
                json.name(hex);
                json.beginObject();
                json.member("vr", element.vr().name());
                if (!element.isEmpty()) {
                    value(element, path.isEmpty() ? hex : path + "/" + hex);
                }
                json.endObject();
            }
        }
    }

    private void value(Element element, String path) throws IOException {
        switch (element) {
            case SequenceElement sequence -> items(sequence.items(), path);
            case FragmentsElement _, DetachedElement _ -> reference(element, path);
            case ValueElement value
            when value.vr().isBulk() -> {
                if (!reference(value, path)) {
                    json.name("InlineBinary");
                    json.base64(value);
                }
            }
            case ValueElement value -> values(value);
        }
    }

    private boolean reference(Element element, String path) throws IOException {
        Optional<String> uri = bulkData.of(path, element);
        if (uri.isPresent()) {
            json.member("BulkDataURI", uri.get());
        }
        return uri.isPresent();
    }

    private void items(List<DataSet> items, String path) throws IOException {
        json.name("Value");
        json.beginArray();
        int number = 1;
        for (DataSet item : items) {
            write(item, path + "/" + number++);
        }
        json.endArray();
    }

    private void values(ValueElement element) throws IOException {
        List<String> texts = element.tag() == Tag.SpecificCharacterSet ? List.of(UNICODE) : element.texts();
        if (texts.size() == 1 && texts.getFirst().isEmpty()) {
            return; // Padding only. Several empty values keep their number as nulls (PS3.18 F.2.5).
        }
        json.name("Value");
        json.beginArray();
        for (String text : texts) {
            if (text.isEmpty()) {
                json.literal("null");
            } else {
                single(element.vr(), text);
            }
        }
        json.endArray();
    }

    private void single(VR vr, String text) throws IOException {
        switch (vr) {
            case PN -> name(PersonName.parse(text));
            case DS, IS, FL, FD, SL, SS, SV, UL, US, UV -> {
                Optional<String> number = JsonNumber.of(text);
                if (number.isPresent()) {
                    json.literal(number.get());
                } else {
                    json.text(JsonNumber.special(text));
                }
            }
            default -> json.text(text);
        }
    }

    private void name(PersonName name) throws IOException {
        json.beginObject();
        group("Alphabetic", name.alphabetic());
        group("Ideographic", name.ideographic());
        group("Phonetic", name.phonetic());
        json.endObject();
    }

    private void group(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.member(name, value);
        }
    }
}
