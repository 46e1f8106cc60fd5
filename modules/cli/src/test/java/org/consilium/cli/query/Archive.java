package org.consilium.cli.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.cli.Objects;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.query.Matches;
import org.consilium.dimse.query.Query;
import org.consilium.dimse.retrieve.Payload;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveRequest;
import org.consilium.kernel.AeTitle;

/** A small archive with one study of some CT images, found by Study Instance UID or Patient ID. */
record Archive(List<DataSet> objects) {

    static Archive of(String... sopInstanceUids) {
        return new Archive(List.of(sopInstanceUids).stream().map(Objects::ct).toList());
    }

    /** @param destinationPort where the only move destination {@code INBOX} listens */
    DimseServer start(int destinationPort) throws IOException {
        return DimseServer.builder()
                .find(Uids.StudyRootQueryRetrieveInformationModelFind, this::find)
                .find(Uids.ModalityWorklistInformationModelFind, this::find)
                .get(Uids.StudyRootQueryRetrieveInformationModelGet, this::retrieve)
                .move(
                        Uids.StudyRootQueryRetrieveInformationModelMove,
                        this::retrieve,
                        (title, asking) -> Optional.of(title)
                                .filter(each -> each.value().equals("INBOX"))
                                .map(each -> new Destination(
                                        "localhost", destinationPort, each, new AeTitle("ARCHIVE"), Timeouts.DEFAULT)))
                .start();
    }

    private void find(Query query, Matches matches) throws IOException {
        for (DataSet object : objects) {
            boolean wanted = query.identifier().texts(Tag.PatientID).stream()
                    .allMatch(id -> id.isEmpty() || object.texts(Tag.PatientID).contains(id));
            boolean more = !wanted
                    || matches.send(DataSet.builder()
                            .copy(
                                    object,
                                    query.identifier().elements().stream()
                                            .mapToInt(element -> element.tag())
                                            .toArray())
                            .items(
                                    Tag.ScheduledProcedureStepSequence,
                                    DataSet.builder().text(Tag.Modality, "CT").build())
                            .build());
            if (!more) {
                return;
            }
        }
    }

    private RetrieveItems retrieve(RetrieveRequest request) {
        return RetrieveItems.of(objects.stream()
                .filter(each -> each.text(Tag.StudyInstanceUID)
                        .equals(request.identifier().text(Tag.StudyInstanceUID)))
                .map(Item::new)
                .toList());
    }

    private record Item(DataSet object) implements RetrieveItem {
        @Override
        public String sopClassUid() {
            return object.text(Tag.SOPClassUID).orElseThrow();
        }

        @Override
        public String sopInstanceUid() {
            return object.text(Tag.SOPInstanceUID).orElseThrow();
        }

        @Override
        public List<TransferSyntax> transferSyntaxes() {
            return List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }

        @Override
        public Payload open(TransferSyntax transferSyntax) {
            byte[] bytes = DataSetWriter.toByteArray(object, transferSyntax);
            return new Payload(bytes.length, new ByteArrayInputStream(bytes));
        }
    }
}
