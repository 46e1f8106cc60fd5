package org.consilium.reports.document;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;

/** Content items of a structured report (PS3.3 C.17.3). */
final class Content {

    /** Relationship of an item to the one around it (PS3.3 C.17.3.2.4). */
    enum Relationship {
        CONTAINS("CONTAINS"),
        HAS_CONCEPT_MODIFIER("HAS CONCEPT MOD"),
        HAS_OBSERVATION_CONTEXT("HAS OBS CONTEXT");

        private final String term;

        Relationship(String term) {
            this.term = term;
        }
    }

    private Content() {}

    /** A heading with what stands below it. */
    static DataSet section(Concept heading, List<DataSet> content) {
        return item(Relationship.CONTAINS, "CONTAINER", heading)
                .text(Tag.ContinuityOfContent, "SEPARATE")
                .items(Tag.ContentSequence, content)
                .build();
    }

    static DataSet text(Relationship relationship, Concept name, String text) {
        return item(relationship, "TEXT", name)
                .text(Tag.TextValue, Values.text(text))
                .build();
    }

    static DataSet code(Relationship relationship, Concept name, Concept value) {
        return code(relationship, name, value.item());
    }

    static DataSet code(Relationship relationship, Concept name, DataSet value) {
        return item(relationship, "CODE", name)
                .items(Tag.ConceptCodeSequence, value)
                .build();
    }

    static DataSet personName(Relationship relationship, Concept name, String person) {
        return item(relationship, "PNAME", name)
                .text(Tag.PersonName, Values.personName(person))
                .build();
    }

    private static DataSetBuilder item(Relationship relationship, String valueType, Concept name) {
        return DataSet.builder()
                .text(Tag.RelationshipType, relationship.term)
                .text(Tag.ValueType, valueType)
                .items(Tag.ConceptNameCodeSequence, name.item());
    }
}
