package org.consilium.reports.document;

import java.util.Locale;
import org.consilium.cases.Code;
import org.consilium.cases.Discipline;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;

/**
 * A coded concept (PS3.3 8.8).
 *
 * @param scheme Coding Scheme Designator (PS3.16 table 8-1)
 */
record Concept(String code, String scheme, String meaning) {

    static final Concept LANGUAGE = new Concept("121049", "DCM", "Language of Content Item and Descendants");
    static final Concept PROCEDURE_REPORTED = new Concept("121058", "DCM", "Procedure reported");
    static final Concept OBSERVER_TYPE = new Concept("121005", "DCM", "Observer Type");
    static final Concept PERSON = new Concept("121006", "DCM", "Person");
    static final Concept OBSERVER_NAME = new Concept("121008", "DCM", "Person Observer Name");
    static final Concept OBSERVER_ORGANIZATION = new Concept("121009", "DCM", "Person Observer's Organization Name");
    static final Concept REQUEST_SECTION = new Concept("55115-0", "LN", "Request");
    static final Concept REQUEST = new Concept("121062", "DCM", "Request");
    static final Concept DIAGNOSIS = new Concept("29308-4", "LN", "Diagnosis");
    static final Concept HISTORY_SECTION = new Concept("11329-0", "LN", "History");
    static final Concept HISTORY = new Concept("121060", "DCM", "History");
    static final Concept FINDINGS_SECTION = new Concept("59776-5", "LN", "Findings");
    static final Concept FINDING = new Concept("121071", "DCM", "Finding");
    static final Concept CONCLUSIONS_SECTION = new Concept("55110-1", "LN", "Conclusions");
    static final Concept CONCLUSION = new Concept("121077", "DCM", "Conclusion");
    static final Concept RECOMMENDATIONS_SECTION = new Concept("18783-1", "LN", "Recommendations");
    static final Concept RECOMMENDATION = new Concept("121075", "DCM", "Recommendation");

    private static final Concept IMAGING_REPORT = new Concept("18748-4", "LN", "Diagnostic Imaging Report");
    private static final Concept PATHOLOGY_REPORT = new Concept("11526-1", "LN", "Pathology study");
    private static final Concept IMAGING = new Concept("363679005", "SCT", "Imaging procedure");
    private static final Concept PATHOLOGY = new Concept("108257001", "SCT", "Anatomic pathology procedure");

    /** Title of the document (PS3.16 CID 7000). */
    static Concept title(Discipline discipline) {
        return switch (discipline) {
            case RADIOLOGY, ONCOLOGY -> IMAGING_REPORT;
            case PATHOLOGY -> PATHOLOGY_REPORT;
        };
    }

    /** What was reported on when the original does not say it. */
    static Concept procedure(Discipline discipline) {
        return switch (discipline) {
            case RADIOLOGY, ONCOLOGY -> IMAGING;
            case PATHOLOGY -> PATHOLOGY;
        };
    }

    static Concept of(Code code) {
        return new Concept(code.code(), code.system().designator(), code.display());
    }

    /** A language by its BCP 47 tag. */
    static Concept language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
        return new Concept(tag, "RFC5646", name.isEmpty() || tag.equals("und") ? "undetermined" : name);
    }

    /** Codes that Code Value has no room for are long ones (PS3.3 8.8). */
    DataSet item() {
        String value = Values.code(code);
        boolean fits = value.codePointCount(0, value.length()) <= VR.SH.charactersMax();
        return DataSet.builder()
                .text(fits ? Tag.CodeValue : Tag.LongCodeValue, value)
                .text(Tag.CodingSchemeDesignator, scheme)
                .text(Tag.CodeMeaning, Values.longString(meaning))
                .build();
    }
}
