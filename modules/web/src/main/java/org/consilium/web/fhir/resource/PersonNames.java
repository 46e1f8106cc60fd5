package org.consilium.web.fhir.resource;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HumanName;

/** Names of patients (PS3.5 6.2.1): a HumanName for each component group. */
final class PersonNames {

    private static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    private static final List<String> GROUPS = List.of("ABC", "IDE", "SYL");

    private PersonNames() {}

    static List<HumanName> of(String name) {
        var names = new ArrayList<HumanName>();
        String[] groups = name.split("=", GROUPS.size());
        for (int i = 0; i < groups.length; i++) {
            if (!groups[i].replace("^", "").isBlank()) {
                names.add(group(groups[i], GROUPS.get(i)));
            }
        }
        return names;
    }

    private static HumanName group(String group, String representation) {
        String[] parts = group.split("\\^", -1);
        var name = new HumanName();
        name.addExtension(REPRESENTATION, new CodeType(representation));
        if (!part(parts, 0).isEmpty()) {
            name.setFamily(part(parts, 0));
        }
        words(part(parts, 1)).forEach(name::addGiven);
        words(part(parts, 2)).forEach(name::addGiven);
        words(part(parts, 3)).forEach(name::addPrefix);
        words(part(parts, 4)).forEach(name::addSuffix);
        return name;
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private static List<String> words(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split("\\s+"));
    }
}
