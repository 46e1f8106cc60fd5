package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.dimse.query.QueryOption.DATE_TIME_MATCHING;
import static org.consilium.dimse.query.QueryOption.FUZZY_SEMANTIC_MATCHING;

import org.consilium.dicom.Tag;
import org.junit.jupiter.api.Test;

/** What a key of C-FIND matches (PS3.4 C.2.2.2). */
class FindMatchingIT extends FindScpFixture {

    @Test
    void matchesListsOfUidsWildcardsAndRanges() {
        assertThat(studies(level("STUDY").text(Tag.StudyInstanceUID, CT, FOREIGN)))
                .containsExactly(CT, FOREIGN);
        assertThat(studies(level("STUDY").text(Tag.PatientName, "yama*"))).containsExactly(MR);
        assertThat(studies(level("STUDY").text(Tag.PatientName, "*"))).containsExactly(MR, CT, FOREIGN);
        assertThat(studies(level("STUDY").text(Tag.PatientID, "P?"))).hasSize(3);
        assertThat(studies(level("STUDY").text(Tag.StudyDate, "20260101-20260201")))
                .containsExactly(CT);
        assertThat(studies(level("STUDY").text(Tag.StudyDate, "-20260102"))).containsExactly(CT, FOREIGN);
        assertThat(studies(level("STUDY").text(Tag.StudyTime, "08-0900"))).containsExactly(MR);
        assertThat(studies(level("STUDY").text(Tag.ModalitiesInStudy, "MR"))).containsExactly(MR);
    }

    /** Two ranges, or one from a moment to another (PS3.4 C.2.2.2.5). */
    @Test
    void takesADateAndATimeAsOneMomentWhenNegotiated() {
        var identifier = level("STUDY")
                .text(Tag.StudyDate, "20260102-20260315")
                .text(Tag.StudyTime, "1000-0900")
                .build();
        assertThat(node.find(STUDY_ROOT, identifier, DATE_TIME_MATCHING).studies())
                .containsExactly(MR, CT);
        assertThat(node.find(STUDY_ROOT, identifier).studies()).isEmpty();
    }

    @Test
    void findsCyrillicAndJapaneseNamesInAnyComponentGroup() {
        var cyrillic = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.SpecificCharacterSet, "ISO_IR 144")
                        .text(Tag.PatientName, "\u043d\u043e\u0432\u0430\u043a*")
                        .build());
        assertThat(cyrillic.matches()).hasSize(1);
        assertThat(cyrillic.matches().getFirst().text(Tag.PatientName)).contains(NOVAK);
        assertThat(cyrillic.texts(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 144");
        var japanese = node.find(
                STUDY_ROOT,
                level("STUDY")
                        .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                        .text(Tag.PatientName, "\u5c71\u7530*")
                        .build());
        assertThat(japanese.matches()).hasSize(1);
        assertThat(japanese.matches().getFirst().text(Tag.PatientName)).contains(YAMADA);
    }

    /** A user that declares nothing gets ASCII as it is, and everything else in UTF-8, declared. */
    @Test
    void declaresUtf8WhereTheCharacterSetOfTheQueryDoesNotHoldTheAnswer() {
        var names = node.find(STUDY_ROOT, level("STUDY").empty(Tag.PatientName).build());
        assertThat(names.texts(Tag.PatientName)).containsExactly(YAMADA, NOVAK, "Foreign^Name");
        assertThat(names.texts(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 192", "ISO_IR 192", "");
    }

    @Test
    void findsNamesByComponentInAnyOrderWhenFuzzyMatchingIsNegotiated() {
        var identifier = level("STUDY").text(Tag.PatientName, "tarou yam").build();
        assertThat(node.find(STUDY_ROOT, identifier, FUZZY_SEMANTIC_MATCHING).studies())
                .containsExactly(MR);
        assertThat(node.find(STUDY_ROOT, identifier).studies()).isEmpty();
    }
}
