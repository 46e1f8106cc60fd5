package org.consilium.web.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.web.TestImages;

/** The rows of the services of peers in {@code docs/access.md}, and a right request for each: one that succeeds when the peer may. */
final class PeerRequests {

    private static final Path DOCUMENT = Path.of("../../docs/access.md");
    private static final String HEADING = "| Service | Requests | SOP class | Needs |";
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+?) \\| (.+?) \\| (.+?) \\|");
    private static final String STORAGE = "every storage SOP class, private and unknown ones";
    private static final String OR_HERE = ", or the node's own machine";

    private PeerRequests() {}

    /**
     * One request of one SOP class.
     *
     * @param needs none: nothing
     * @param fromHere whether any program on the node's machine may
     */
    record Row(String request, String sopClass, Optional<Permission> needs, boolean fromHere) {

        String name() {
            return request + " " + sopClass;
        }
    }

    /** @return the status of the answer */
    interface Asked {
        DimseStatus ask(Association association, String sopClass, AeTitle asking) throws IOException;
    }

    /** By the name of the request, or by it and the SOP class where every class has its own information. */
    private static final Map<String, Asked> ASKED = Map.of(
            "C-ECHO",
            (association, sopClass, asking) -> association.echo(),
            "C-STORE",
            (association, sopClass, asking) -> association.store(item()),
            "C-FIND",
            (association, sopClass, asking) ->
                    association.find(sopClass, nobodys(), _ -> true).status(),
            "C-MOVE",
            (association, sopClass, asking) ->
                    association.move(sopClass, nobodys(), asking, _ -> true).status(),
            "C-GET",
            (association, sopClass, asking) ->
                    association.get(sopClass, nobodys(), _ -> true).status(),
            "N-ACTION " + StorageCommitment.SOP_CLASS_UID,
            (association, sopClass, asking) -> StorageCommitment.request(
                            association.machine(),
                            Uid.random().value(),
                            List.of(new ObjectReference(
                                    Uids.CTImageStorage, Uid.random().value())))
                    .status(),
            "N-CREATE " + ModalityPerformedProcedureStep.SOP_CLASS_UID,
            (association, sopClass, asking) -> begun(association, Uid.random()),
            "N-SET " + ModalityPerformedProcedureStep.SOP_CLASS_UID,
            (association, sopClass, asking) -> {
                var step = Uid.random();
                var begun = begun(association, step);
                return begun.isSuccess() ? set(association, step) : begun;
            });

    static List<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .flatMap(row -> Arrays.stream(row.group(2).split(", "))
                        .map(request -> row(request, row.group(3).replace("`", ""), row.group(4))))
                .toList();
    }

    private static Row row(String request, String sopClass, String needs) {
        var word = needs.replace(OR_HERE, "");
        return new Row(
                request,
                sopClass.equals(STORAGE) ? Uids.CTImageStorage : sopClass,
                word.equals("nothing")
                        ? Optional.empty()
                        : Optional.of(Permission.valueOf(word.toUpperCase(Locale.ROOT))),
                needs.endsWith(OR_HERE));
    }

    /** @throws AssertionError for a row of which nobody has said what a right request is */
    static Asked of(Row row) {
        var asked = ASKED.getOrDefault(row.request(), ASKED.get(row.name()));
        if (asked == null) {
            throw new AssertionError("no outcome is tested of " + row.name());
        }
        return asked;
    }

    private static StoreItem item() {
        var instance = Uid.random();
        var bytes = TestImages.bytes(
                TestImages.ct(Uid.random(), Uid.random(), instance, 1), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        return new StoreItem(
                Uids.CTImageStorage,
                instance.value(),
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                bytes.length,
                new ByteArrayInputStream(bytes));
    }

    /** Keys of every level of every model, of a study that nobody has. */
    private static DataSet nobodys() {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.PatientID, "NOBODY")
                .text(Tag.StudyInstanceUID, Uid.random().value())
                .build();
    }

    private static DimseStatus begun(Association association, Uid step) throws IOException {
        return steps(association)
                .create(Optional.of(step.value()), status(ModalityPerformedProcedureStep.IN_PROGRESS))
                .status();
    }

    private static DimseStatus set(Association association, Uid step) throws IOException {
        return steps(association)
                .set(step.value(), status(ModalityPerformedProcedureStep.DISCONTINUED))
                .status();
    }

    private static NormalizedUser steps(Association association) {
        return new NormalizedUser(association.machine(), ModalityPerformedProcedureStep.SOP_CLASS_UID);
    }

    private static DataSet status(String value) {
        return DataSet.builder().text(Tag.PerformedProcedureStepStatus, value).build();
    }
}
