package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** C-FIND on three studies: a CT of two series of Новак, an MR of Yamada, and a CT that another institution sent. */
abstract class FindScpFixture {

    static final String STUDY_ROOT = Uids.StudyRootQueryRetrieveInformationModelFind;
    static final String CT = "1.2.3.1";
    static final String MR = "1.2.3.2";
    static final String FOREIGN = "1.2.3.3";
    static final String NOVAK = "\u041d\u043e\u0432\u0430\u043a^\u042f\u043d";
    static final String YAMADA = "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046";

    @TempDir
    static Path folder;

    static PeerNode node;

    @BeforeAll
    static void receiveThreeStudies() {
        node = PeerNode.open(folder);
        for (int number = 3; number >= 1; number--) {
            receive(ct("1.2.3.1.1", number).text(Tag.SeriesNumber, "1"));
        }
        receive(ct("1.2.3.1.2", 1).text(Tag.SOPInstanceUID, "1.2.3.1.2.1").text(Tag.SeriesDescription, "Bone"));
        receive(Images.slice(new Uid(MR), new Uid("1.2.3.2.1"), 1)
                .text(Tag.SOPClassUID, Uids.MRImageStorage)
                .text(Tag.Modality, "MR")
                .text(Tag.StudyDate, "20260315")
                .text(Tag.StudyTime, "0830")
                .text(Tag.PatientName, YAMADA)
                .text(Tag.PatientID, "P2"));
        node.archive.receive(
                Images.slice(new Uid(FOREIGN), new Uid("1.2.3.3.1"), 1)
                        .text(Tag.StudyDate, "20251231")
                        .text(Tag.PatientName, "Foreign^Name")
                        .text(Tag.PatientID, "P3")
                        .build(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                "OTHER");
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void seeEverything() {
        node.archive.see(Visibility.ALL);
    }

    private static DataSetBuilder ct(String series, int number) {
        return Images.slice(new Uid(CT), new Uid(series), number).text(Tag.PatientName, NOVAK);
    }

    private static void receive(DataSetBuilder image) {
        node.archive.receive(image.build());
    }

    static DataSetBuilder level(String level) {
        return DataSet.builder().text(Tag.QueryRetrieveLevel, level);
    }

    static List<String> studies(DataSetBuilder identifier) {
        var answer = node.find(STUDY_ROOT, identifier.build());
        assertThat(answer.result().status()).isEqualTo(DimseStatus.SUCCESS);
        return answer.studies();
    }

    static int status(String model, DataSetBuilder identifier) {
        return node.find(model, identifier.build()).result().status().code();
    }
}
