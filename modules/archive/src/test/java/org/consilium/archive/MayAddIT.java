package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Stored;
import org.consilium.archive.index.Admission.Exemption;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Institutions that may add to studies of others: the right goes one way, and for the pair that is named alone. */
class MayAddIT {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @TempDir
    Path folder;

    private final Database database = Database.migrated("archive");
    private final Uid study = Uid.random();
    private final DataSet first = Images.slice(study, Uid.random(), 1).build();
    private final DataSet second = Images.slice(study, Uid.random(), 2).build();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatAnInstitutionMayAddJoinsTheStudyOfItsOwner() throws IOException {
        try (var node = open(new Exemption("Other", "Home"))) {
            node.receive(first);
            shown(node, study, 1);
            assertThat(node.receive(second, EXPLICIT, "OTHER")).isInstanceOf(Stored.class);
            shown(node, study, 2);
            assertThat(node.archive.study(TestArchive.NODE, study).orElseThrow().institution())
                    .isEqualTo(TestArchive.HOME);
            assertThat(quarantined(node)).isEmpty();
            assertThat(node.receive(second, EXPLICIT, "OTHER")).isInstanceOf(Duplicate.class);
            // Adding is not replacing: another content is a conflict as if it came from the owner.
            var changed = second.toBuilder().text(Tag.PatientID, "P7").build();
            assertThat(node.receive(changed, EXPLICIT, "OTHER")).isInstanceOf(Receipt.Refused.class);
            assertThat(quarantined(node)).containsExactly(ConflictKind.OTHER_CONTENT);
        }
    }

    @Test
    void theRightGoesOneWay() throws IOException {
        try (var node = open(new Exemption("Home", "Other"))) {
            node.receive(first);
            shown(node, study, 1);
            assertThat(node.receive(second, EXPLICIT, "OTHER")).isInstanceOf(Stored.class);
            await().until(() -> quarantined(node).equals(List.of(ConflictKind.FOREIGN_SENDER)));
            shown(node, study, 1);

            var ofOther = Images.slice().build();
            var theirs = ofOther.uid(Tag.StudyInstanceUID).orElseThrow();
            node.receive(ofOther, EXPLICIT, "OTHER");
            shown(node, theirs, 1);
            node.receive(Images.slice(theirs, Uid.random(), 2).build());
            shown(node, theirs, 2);
            assertThat(quarantined(node)).hasSize(1);
        }
    }

    private TestArchive open(Exemption exemption) throws IOException {
        return TestArchive.openWithExemptions(
                folder, database.dataSource(), ObjectStores.folder(folder.resolve("objects")), List.of(exemption));
    }

    private static void shown(TestArchive node, Uid uid, int instances) {
        await().until(() -> node.archive.openStudy(TestArchive.NODE, uid).size() == instances);
    }

    private static List<ConflictKind> quarantined(TestArchive node) {
        return node.conflicts.page(TestArchive.NODE, false, 10, 0).rows().stream()
                .map(conflict -> conflict.kind())
                .toList();
    }
}
