package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three studies: a CT of two series of Novák, an MR of Yamada, and a CT without a date that another institution sent. */
class FindIT {

    private static final Uid CT = new Uid("1.2.3.1");
    private static final Uid MR = new Uid("1.2.3.2");
    private static final Uid FOREIGN = new Uid("1.2.3.3");
    private static final Uid SERIES_1 = new Uid("1.2.3.1.1");
    private static final Uid SERIES_2 = new Uid("1.2.3.1.2");

    @TempDir
    static Path folder;

    private static Database database;
    private static TestArchive node;

    @BeforeAll
    static void receiveThreeStudies() throws IOException {
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), ObjectStores.folder(folder.resolve("objects")));
        for (int number = 3; number >= 1; number--) {
            node.receive(Images.slice(CT, SERIES_1, number)
                    .text(Tag.SeriesNumber, "1")
                    .build());
        }
        node.receive(Images.slice(CT, SERIES_2, 1)
                .text(Tag.SeriesNumber, "2")
                .text(Tag.SeriesDescription, "100%_bone")
                .text(Tag.SOPInstanceUID, "1.2.3.1.2.1")
                .build());
        node.receive(Images.slice(MR, Uid.random(), 1)
                .text(Tag.SOPClassUID, Uids.MRImageStorage)
                .text(Tag.Modality, "MR")
                .text(Tag.StudyDate, "20260315")
                .text(Tag.StudyTime, "0830")
                .text(Tag.AccessionNumber, "B_2")
                .text(Tag.PatientName, "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046")
                .text(Tag.PatientID, "P2")
                .text(Tag.PatientSex, "F")
                .text(Tag.StudyDescription, "Sch\u00e4del")
                .build());
        node.receive(
                Images.slice(FOREIGN, Uid.random(), 1)
                        .empty(Tag.StudyDate)
                        .bytes(Tag.StudyTime, VR.TM, "2560".getBytes(StandardCharsets.US_ASCII))
                        .text(Tag.PatientName, "O'Brien^Se\u00e1n")
                        .build(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                "OTHER");
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @BeforeEach
    void seeEverything() {
        node.see(Visibility.ALL);
    }

    @Test
    void listsAllNewestFirst() {
        assertThat(studies(Query.builder())).containsExactly(MR, CT, FOREIGN);
    }

    @Test
    void knowsAStudyAsItWasReceived() {
        var study = node.archive.study(TestArchive.NODE, CT).orElseThrow();
        assertThat(study.patient())
                .isEqualTo(new Patient("P1", "", "Nov\u00e1k^Jan", Optional.of(LocalDate.of(1950, 2, 3)), "M"));
        assertThat(study.date()).contains(LocalDate.of(2026, 1, 2));
        assertThat(study.time()).contains(LocalTime.of(10, 11, 12, 500_000_000));
        assertThat(study.modalities()).containsExactly("CT");
        assertThat(study.sopClasses()).containsExactly(Uids.CTImageStorage);
        assertThat(study.seriesCount()).isEqualTo(2);
        assertThat(study.instanceCount()).isEqualTo(4);
        assertThat(study.institution()).isEqualTo(TestArchive.HOME);
        assertThat(node.archive.study(TestArchive.NODE, FOREIGN).orElseThrow().date())
                .isEmpty();
    }

    @Test
    void matchesSingleValuesAndLists() {
        assertThat(studies(key(Tag.PatientID, "P2"))).containsExactly(MR);
        assertThat(studies(key(Tag.PatientID, "p2"))).isEmpty();
        assertThat(studies(key(Tag.StudyInstanceUID, CT + "\\" + FOREIGN))).containsExactly(CT, FOREIGN);
        assertThat(studies(key(Tag.StudyInstanceUID, CT + "," + MR))).containsExactly(MR, CT);
        assertThat(studies(key(Tag.ModalitiesInStudy, "MR"))).containsExactly(MR);
        assertThat(studies(key(Tag.ModalitiesInStudy, "MR\\CT"))).hasSize(3);
        assertThat(studies(key(Tag.ModalitiesInStudy, "C?"))).containsExactly(CT, FOREIGN);
        assertThat(studies(key(Tag.NumberOfStudyRelatedInstances, "4"))).containsExactly(CT);
    }

    @Test
    void takesAnEmptyValueAndStarsForEverything() {
        assertThat(studies(key(Tag.PatientID, ""))).hasSize(3);
        assertThat(studies(key(Tag.PatientName, "*"))).hasSize(3);
    }

    @Test
    void matchesWildcardsAndTakesOtherSignsAsTheyAre() {
        assertThat(studies(key(Tag.AccessionNumber, "?_*"))).containsExactly(MR);
        assertThat(studies(key(Tag.AccessionNumber, "A_1"))).isEmpty();
        assertThat(series(key(Tag.SeriesDescription, "100%*"))).containsExactly(SERIES_2);
        assertThat(series(key(Tag.SeriesDescription, "%*"))).isEmpty();
    }

    @Test
    void matchesNamesInEveryScriptWithoutCaseAndAccents() {
        assertThat(studies(key(Tag.PatientName, "NOVAK^JAN"))).containsExactly(CT);
        assertThat(studies(key(Tag.PatientName, "nov\u00e1k*"))).containsExactly(CT);
        assertThat(studies(key(Tag.PatientName, "Novak"))).isEmpty();
        assertThat(studies(key(Tag.PatientName, "\u5c71\u7530*"))).containsExactly(MR);
        assertThat(studies(key(Tag.PatientName, "\u3084\u307e\u3060^\u305f\u308d\u3046")))
                .containsExactly(MR);
        assertThat(studies(key(Tag.PatientName, "Yamada^Tarou^^^"))).containsExactly(MR);
        assertThat(studies(key(Tag.PatientName, "o'brien^sean"))).containsExactly(FOREIGN);
    }

    @Test
    void matchesNamesByTheBeginningsOfTheirPartsWhenFuzzy() {
        assertThat(studies(key(Tag.PatientName, "jan nov").fuzzy(true))).containsExactly(CT);
        assertThat(studies(key(Tag.PatientName, "tar yam").fuzzy(true))).containsExactly(MR);
        assertThat(studies(key(Tag.PatientName, "jan yam").fuzzy(true))).isEmpty();
    }

    @Test
    void matchesRangesOfDatesAndTimes() {
        assertThat(studies(key(Tag.StudyDate, "20260102"))).containsExactly(CT);
        assertThat(studies(key(Tag.StudyDate, "20260103-"))).containsExactly(MR);
        assertThat(studies(key(Tag.StudyDate, "-20260102"))).containsExactly(CT);
        assertThat(studies(key(Tag.StudyDate, "20260101-20261231"))).containsExactly(MR, CT);
        assertThat(studies(Query.builder().studyDate(Optional.of(LocalDate.of(2026, 2, 1)), Optional.empty())))
                .containsExactly(MR);
        assertThat(studies(key(Tag.StudyTime, "1011"))).containsExactly(CT);
        assertThat(studies(key(Tag.StudyTime, "08-0830"))).containsExactly(MR);
        assertThat(studies(key(Tag.StudyTime, "083001-"))).containsExactly(CT);
    }

    @Test
    void refusesWhatCannotBeMatched() {
        for (var query : List.of(
                key(Tag.StudyDate, "yesterday"),
                key(Tag.StudyDate, "20261399"),
                key(Tag.StudyDate, "-"),
                key(Tag.StudyTime, "99"),
                key(Tag.StudyInstanceUID, "1.2.x"),
                key(Tag.NumberOfStudyRelatedInstances, "many"),
                key(Tag.SeriesDescription, "a series at study level"),
                key(Tag.PixelSpacing, "0.5"))) {
            assertThatThrownBy(() -> studies(query)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void findsByWordsThatPeopleType() {
        assertThat(studies(Query.builder().anyText("novak thor"))).containsExactly(CT);
        assertThat(studies(Query.builder().anyText("schadel"))).containsExactly(MR);
        assertThat(studies(Query.builder().anyText("p2"))).containsExactly(MR);
        assertThat(studies(Query.builder().anyText("novak schadel"))).isEmpty();
        assertThat(studies(Query.builder().anyText("100%"))).isEmpty();
    }

    @Test
    void pagesAndCounts() {
        var page = node.archive.studies(
                TestArchive.NODE, Query.builder().limit(1).offset(1).build());
        assertThat(page.rows()).extracting(StudyRecord::uid).containsExactly(CT);
        assertThat(page.total()).isEqualTo(3);
        var behind = node.archive.studies(
                TestArchive.NODE, Query.builder().limit(1).offset(7).build());
        assertThat(behind.rows()).isEmpty();
        assertThat(behind.total()).isEqualTo(3);
    }

    @Test
    void findsSeriesAndInstancesInTheirOrder() {
        assertThat(series(key(Tag.StudyInstanceUID, CT.value()))).containsExactly(SERIES_1, SERIES_2);
        assertThat(series(key(Tag.PatientName, "Nov*").match(Tag.SeriesNumber, "2")))
                .containsExactly(SERIES_2);
        var instances = node.archive
                .instances(
                        TestArchive.NODE,
                        key(Tag.SeriesInstanceUID, SERIES_1.value()).build())
                .rows();
        assertThat(instances)
                .extracting(instance -> instance.number().orElseThrow())
                .containsExactly(1, 2, 3);
        assertThat(instances.getFirst().rows()).hasValue(16);
        assertThat(instances.getFirst().series().instanceCount()).isEqualTo(3);
        assertThat(instances.getFirst().series().study().instanceCount()).isEqualTo(4);
    }

    @Test
    void opensTheInstancesOfASeriesAndAStudy() throws IOException {
        assertThat(node.archive.openStudy(TestArchive.NODE, CT)).hasSize(4);
        assertThat(node.archive.openSeries(TestArchive.NODE, CT, SERIES_1)).hasSize(3);
        var instance = node.archive.openSeries(TestArchive.NODE, CT, SERIES_2).getFirst();
        assertThat(instance.header().text(Tag.PatientName)).contains("Nov\u00e1k^Jan");
        assertThat(instance.frames().count()).isEqualTo(1);
        var whole = instance.open().readAllBytes();
        var frame = instance.frames().frame(0).parts().getFirst();
        assertThat(instance.open(frame.offset(), frame.length()).readAllBytes())
                .isEqualTo(java.util.Arrays.copyOfRange(whole, (int) frame.offset(), (int) frame.end()));
    }

    @Test
    void givesMetadataWithThePlacesOfBulkData() {
        var all = node.archive.metadata(TestArchive.NODE, CT, Optional.empty(), Optional.empty());
        assertThat(all).hasSize(4).allSatisfy(metadata -> {
            assertThat(metadata.text(Tag.PatientName)).contains("Nov\u00e1k^Jan");
            assertThat(metadata.find(Tag.PixelData)).containsInstanceOf(DetachedElement.class);
        });
        assertThat(node.archive.metadata(
                        TestArchive.NODE, CT, Optional.of(SERIES_2), Optional.of(new Uid("1.2.3.1.2.1"))))
                .extracting(
                        (DataSet metadata) -> metadata.text(Tag.SeriesNumber).orElseThrow())
                .containsExactly("2");
    }

    @Test
    void showsAForeignStudyAsAMissingOne() {
        node.see(new Visibility(false, Set.of(TestArchive.HOME), Set.of()));
        assertThat(studies(Query.builder())).containsExactly(MR, CT);
        assertThat(node.archive.study(TestArchive.NODE, FOREIGN)).isEmpty();
        assertThat(node.archive.openStudy(TestArchive.NODE, FOREIGN)).isEmpty();
        assertThat(node.archive.metadata(TestArchive.NODE, FOREIGN, Optional.empty(), Optional.empty()))
                .isEmpty();
        node.see(new Visibility(false, Set.of(), Set.of(CT)));
        assertThat(studies(Query.builder())).containsExactly(CT);
        assertThat(node.archive.open(TestArchive.NODE, new Uid("1.2.3.1.2.1"))).isPresent();
        node.see(Visibility.NONE);
        assertThat(studies(Query.builder())).isEmpty();
        assertThat(node.archive.open(TestArchive.NODE, new Uid("1.2.3.1.2.1"))).isEmpty();
    }

    private static Query.Builder key(int tag, String value) {
        return Query.builder().match(tag, value);
    }

    private static List<Uid> studies(Query.Builder query) {
        return node.archive.studies(TestArchive.NODE, query.build()).rows().stream()
                .map(StudyRecord::uid)
                .toList();
    }

    private static List<Uid> series(Query.Builder query) {
        return node.archive.series(TestArchive.NODE, query.build()).rows().stream()
                .map(SeriesRecord::uid)
                .toList();
    }
}
