package org.consilium.dicom.xml;

import java.io.IOException;
import java.util.List;
import org.consilium.dicom.charset.PersonName;

/** Person names with their components (PS3.19 table A.1.5-2). */
final class PersonNameXml {

    /** Component groups in their order in a value. */
    static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");

    /** Components in their order in a group (PS3.5 6.2.1.1). */
    static final List<String> COMPONENTS = List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");

    private PersonNameXml() {}

    static void write(XmlWriter xml, String value, String number) throws IOException {
        PersonName name = PersonName.parse(value);
        if (name.isEmpty()) {
            xml.empty("PersonName", "number", number);
            return;
        }
        xml.begin("PersonName", "number", number);
        group(xml, GROUPS.get(0), name.alphabetic());
        group(xml, GROUPS.get(1), name.ideographic());
        group(xml, GROUPS.get(2), name.phonetic());
        xml.end("PersonName");
    }

    private static void group(XmlWriter xml, String group, String value) throws IOException {
        if (value.isEmpty()) {
            return;
        }
        xml.begin(group);
        // What stands after a fifth caret is kept in the suffix.
        String[] components = value.split("\\^", COMPONENTS.size());
        for (int i = 0; i < components.length; i++) {
            if (!components[i].isEmpty()) {
                xml.element(COMPONENTS.get(i), components[i]);
            }
        }
        xml.end(group);
    }
}
