package org.consilium.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.archive.commit.CommitmentLimits;
import org.consilium.archive.scp.FindScp;
import org.consilium.archive.scp.InformationModel;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.UserInformation;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Reason;
import org.consilium.web.dicomweb.capability.Capabilities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/dicom-conformance-statement.md} says what the code does. */
class ConformanceStatementTest {

    private static final Path STATEMENT = Path.of("..", "..", "docs", "dicom-conformance-statement.md");
    private static final Pattern ROW = Pattern.compile("\\| *(.*?) *\\| *(.*?) *\\|(?: *(.*?) *\\|)?");

    private List<String> lines = List.of();

    @BeforeEach
    void read() throws IOException {
        lines = Files.readAllLines(STATEMENT);
    }

    @Test
    void namesTheImplementationAndItsLimits() {
        var parameters =
                table("## Application entity").stream().collect(Collectors.toMap(List::getFirst, r -> r.get(1)));
        assertThat(parameters)
                .containsEntry("Implementation Class UID", "`" + UserInformation.IMPLEMENTATION_CLASS_UID + "`")
                .containsEntry("Implementation Version Name", "`" + UserInformation.IMPLEMENTATION_VERSION_NAME + "`")
                .containsEntry("Application Context Name", "`" + AssociateRq.DICOM_APPLICATION_CONTEXT + "`")
                .containsEntry("Maximum PDU length received, bytes", Integer.toString(Limits.DEFAULT.pduLengthMax()))
                .containsEntry(
                        "Associations at a time",
                        "%d, of one peer %d"
                                .formatted(Limits.DEFAULT.associationsMax(), Limits.DEFAULT.associationsPerPeerMax()));
    }

    @Test
    void givesEveryReasonOfARefusalTheStatusItIsAnsweredWith() {
        Map<String, String> documented = new TreeMap<>();
        Map<String, String> answered = new TreeMap<>();
        for (var row : table("## C-STORE as a provider")) {
            Arrays.stream(row.get(2).split(", "))
                    .filter(reason -> !reason.isEmpty())
                    .forEach(reason -> {
                        documented.put(reason, row.getFirst());
                        answered.put(
                                reason,
                                "`0x%04X`".formatted(Reason.valueOf(reason).dimseStatus()));
                    });
        }
        assertThat(documented).isNotEmpty().isEqualTo(answered);
    }

    @Test
    void listsTheSopClassesOfEveryInformationModel() {
        var listed = table("## SOP classes").stream()
                .filter(row -> row.get(2).equals("yes"))
                .map(List::getFirst)
                .toList();
        for (var model : InformationModel.values()) {
            for (var sopClass : List.of(model.find(), model.move(), model.get())) {
                assertThat(listed).anySatisfy(row -> assertThat(row).endsWith("`" + sopClass + "`"));
            }
        }
    }

    @Test
    void listsExactlyTheTransferSyntaxesWhosePixelsAreDecoded() {
        var listed = table("## Transfer syntaxes").stream()
                .filter(row -> row.get(2).equals("yes"))
                .map(row -> new TransferSyntax(row.get(1).replace("`", "")))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(FrameDecoder.standard().transferSyntaxes());
    }

    @Test
    void namesTheLimitOfAQuery() {
        assertThat(table("## C-FIND as a provider"))
                .anySatisfy(row -> assertThat(row.subList(0, 2))
                        .containsExactly("Matches of one query at most", Integer.toString(FindScp.MATCHES_MAX)));
    }

    @Test
    void saysHowLongStorageCommitmentWaitsAndTries() {
        var limits = CommitmentLimits.STANDARD;
        assertThat(table("## Storage commitment as a provider").stream().map(row -> row.subList(0, 2)))
                .contains(
                        List.of(
                                "Wait for the object store at most",
                                limits.waitMax().toString()),
                        List.of("Reports of one result at most", Integer.toString(limits.attemptsMax())),
                        List.of(
                                "First and longest pause between reports",
                                limits.pauseFirst() + ", " + limits.pauseMax()));
    }

    @Test
    void listsEveryResourceOfDicomWebWithItsMediaTypes() {
        assertThat(table("## DICOMweb"))
                .containsExactlyElementsOf(Capabilities.TABLE.stream()
                        .map(row -> List.of(
                                row.service(),
                                "`" + row.method() + " " + row.path() + "`",
                                row.answers().stream()
                                        .map(type -> "`" + type + "`")
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    /** The cells of the rows below a heading, without the head of the table. */
    private List<List<String>> table(String heading) {
        var rows = lines.stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .map(row -> List.of(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3)))
                .toList();
        assertThat(rows).as(heading).hasSizeGreaterThan(2);
        return rows.subList(2, rows.size());
    }
}
