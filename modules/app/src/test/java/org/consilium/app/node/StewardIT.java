package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an image steward sees and decides, in a real browser. */
class StewardIT {

    @TempDir
    private Path home;

    @Test
    void aConflictIsShownDecidedAndKept() throws IOException {
        var original = SmallImage.of(Uid.random(), Uid.random(), 1, gradient(1));
        var dataSet = DataSetReader.read(original.bytes(), SmallImage.TRANSFER_SYNTAX);
        var newcomer = dataSet.toBuilder()
                .text(
                        Tag.PatientName,
                        "Александро-Вознесенская^Екатерина^Константиновна=田中^遥",
                        "Công Tằng Tôn Nữ^Thị Minh Châu")
                .bytes(Tag.PixelData, VR.OB, gradient(3))
                .build();
        var elsewhere = dataSet.toBuilder()
                .text(Tag.SeriesInstanceUID, Uid.random().value())
                .build();
        try (var node = Node.in(home).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            assertThat(store(node, dataSet)).isEqualTo(200);
            assertThat(store(node, newcomer)).isEqualTo(409);
            assertThat(store(node, elsewhere)).isEqualTo(409);

            BrowserScript.walk(
                    node,
                    "steward.mjs",
                    Map.of(
                            "name", "steward",
                            "account", "steward",
                            "password", steward(administrator),
                            "conflicts", 2,
                            "reason", "the scanner sent a retake under the old identifier"));

            assertThat(Retrieval.dataSet(node, original.path()))
                    .isEqualTo(DataSetWriter.toByteArray(newcomer, SmallImage.TRANSFER_SYNTAX));
        }
    }

    @Test
    void aStudyOfTheWrongPatientIsCorrectedAndTheCorrectionTakenBack() throws IOException {
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, gradient(2));
        try (var node = Node.in(home).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            assertThat(store(node, DataSetReader.read(image.bytes(), SmallImage.TRANSFER_SYNTAX)))
                    .isEqualTo(200);
            var rejected = SmallImage.of(Uid.random(), Uid.random(), 1, gradient(5));
            assertThat(store(node, DataSetReader.read(rejected.bytes(), SmallImage.TRANSFER_SYNTAX)))
                    .isEqualTo(200);
            assertThat(store(node, rejectionOf(rejected))).isEqualTo(200);
            await().until(() -> node.get(rejected.path()).statusCode() == 404);

            BrowserScript.walk(
                    node,
                    "corrections.mjs",
                    Map.of(
                            "name", "corrections",
                            "account", "steward",
                            "password", steward(administrator),
                            "study", image.study().value(),
                            "patientId", "MPI-0012345",
                            "patientName", "Александро-Вознесенская^Екатерина^Константиновна=田中^遥",
                            "shownName", "Александро-Вознесенская, Екатерина Константиновна",
                            "receivedName", "Crash, Test",
                            "reason", "the patient before was still chosen at the scanner"));

            assertThat(Retrieval.dataSet(node, image.path())).isEqualTo(image.bytes());
            assertThat(Retrieval.dataSet(node, rejected.path())).isEqualTo(rejected.bytes());
        }
    }

    /** A rejection note (IHE RAD TF-2 4.66) for reasons of patient safety. */
    private static DataSet rejectionOf(SmallImage image) {
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.KeyObjectSelectionDocumentStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.StudyInstanceUID, image.study().value())
                .text(Tag.SeriesInstanceUID, Uid.random().value())
                .text(Tag.Modality, "KO")
                .items(
                        Tag.ConceptNameCodeSequence,
                        DataSet.builder()
                                .text(Tag.CodeValue, "113037")
                                .text(Tag.CodingSchemeDesignator, "DCM")
                                .text(Tag.CodeMeaning, "Rejected for Patient Safety Reasons")
                                .build())
                .items(
                        Tag.CurrentRequestedProcedureEvidenceSequence,
                        DataSet.builder()
                                .text(Tag.StudyInstanceUID, image.study().value())
                                .items(
                                        Tag.ReferencedSeriesSequence,
                                        DataSet.builder()
                                                .text(
                                                        Tag.SeriesInstanceUID,
                                                        image.series().value())
                                                .items(
                                                        Tag.ReferencedSOPSequence,
                                                        DataSet.builder()
                                                                .text(
                                                                        Tag.ReferencedSOPClassUID,
                                                                        Uids.SecondaryCaptureImageStorage)
                                                                .text(
                                                                        Tag.ReferencedSOPInstanceUID,
                                                                        image.instance()
                                                                                .value())
                                                                .build())
                                                .build())
                                .build())
                .build();
    }

    /** Makes an account of that name for an image steward of the first institution. */
    static String steward(Visitor administrator) {
        return NewPerson.at(administrator, "steward", "Федосеева Ольга", "IMAGE_STEWARD")
                .password();
    }

    private static byte[] gradient(int slope) {
        var pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 64 * slope + i / 64);
        }
        return pixels;
    }

    private static int store(Node node, DataSet dataSet) throws IOException {
        return Stow.store(node, dataSet, SmallImage.TRANSFER_SYNTAX);
    }
}
