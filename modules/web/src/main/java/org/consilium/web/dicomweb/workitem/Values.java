package org.consilium.web.dicomweb.workitem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.consilium.cases.Participant;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;

/** Values as their representations want them (PS3.5 table 6.2-1); what people wrote is cut where it is too long, and says so. */
final class Values {

    /** Longest value of LO and of one group of PN, of ST, and of LT, in characters. */
    static final int LO_MAX = 64;

    static final int ST_MAX = 1024;
    static final int LT_MAX = 10_240;

    private static final String CUT = " [...]";

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS'+0000'");

    private Values() {}

    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** One line. */
    static String line(String text) {
        return cut(text.replaceAll("[\\p{Cntrl}\\\\]+", " ").strip(), LO_MAX);
    }

    /** A name that has no components. */
    static String name(String name) {
        return line(name.replaceAll("[\\^=]+", " "));
    }

    /** Lines. */
    static String text(String text, int max) {
        return cut(text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t\\f]]+", " "), max);
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** What is done: CID 9231 "Workitem Definition". */
    static DataSet interpretation() {
        return DataSet.builder()
                .text(Tag.CodeValue, "110005")
                .text(Tag.CodingSchemeDesignator, "DCM")
                .text(Tag.CodeMeaning, "Interpretation")
                .build();
    }

    /** Code, name and organization of somebody (PS3.3 C.30.2). */
    static DataSetBuilder performer(Participant person) {
        return DataSet.builder()
                .items(Tag.HumanPerformerCodeSequence, List.of(code(person)))
                .text(Tag.HumanPerformerName, name(person.name()))
                .text(Tag.HumanPerformerOrganization, line(person.institutionName()));
    }

    /** A person has no code elsewhere: the identifier of the account (PS3.3 8.8, URN Code Value). */
    static DataSet code(Participant person) {
        return DataSet.builder()
                .text(Tag.URNCodeValue, "urn:uuid:" + person.id().value())
                .text(Tag.CodeMeaning, name(person.name()))
                .build();
    }
}
