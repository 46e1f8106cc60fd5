package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.commitment.CommitmentProvider;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.query.Matches;
import org.consilium.dimse.query.Query;
import org.consilium.dimse.retrieve.Payload;
import org.consilium.dimse.retrieve.RetrieveItem;
import org.consilium.dimse.retrieve.RetrieveItems;
import org.consilium.dimse.retrieve.RetrieveRequest;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;

/** A server with every kind of service, each of which does just enough with what it is given. */
final class SmallNode {

    static final AeTitle TITLE = new AeTitle("CONSILIUM");
    static final AeTitle PEER = new AeTitle("FUZZER");

    /** Short, so that whatever only a time-out ends does so within the time of an input. */
    private static final Timeouts TIMEOUTS = new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));

    private SmallNode() {}

    static DimseServer server(ServerSocketFactory sockets) throws IOException {
        CommitmentProvider commitment = (_, _) -> NormalizedResponse.success();
        return DimseServer.builder()
                .socketFactory(sockets)
                .timeouts(TIMEOUTS)
                .storage(SmallNode::store)
                .find(Uids.StudyRootQueryRetrieveInformationModelFind, SmallNode::find)
                .get(Uids.StudyRootQueryRetrieveInformationModelGet, SmallNode::retrieve)
                .move(
                        Uids.StudyRootQueryRetrieveInformationModelMove,
                        SmallNode::retrieve,
                        (_, _) -> Optional.of(destination(() -> new MemorySocket(ProviderSeeds.receiver()))))
                .service(StorageCommitment.SOP_CLASS_UID, StorageCommitment.provider(commitment))
                .service(Uids.ModalityPerformedProcedureStep, NormalizedService.of(new Steps()))
                .start();
    }

    /** A peer that has said everything already, whatever it is told. */
    static Destination destination(Supplier<MemorySocket> sockets) {
        return new Destination(
                "127.0.0.1", 1, PEER, TITLE, TIMEOUTS, Limits.DEFAULT, Optional.of(new MemorySocketFactory(sockets)));
    }

    static DimseStatus store(StoreRequest request, InputStream dataSet) throws IOException {
        HeaderReader.read(dataSet, request.transferSyntax());
        return DimseStatus.SUCCESS;
    }

    private static void find(Query query, Matches matches) throws IOException {
        DataSet match = query.identifier().toBuilder().text(Tag.PatientID, "1").build();
        matches.send(match);
        matches.sendWithoutOptionalKeys(match);
    }

    private static RetrieveItems retrieve(RetrieveRequest request) {
        String uid = request.identifier().text(Tag.StudyInstanceUID).orElse("1.2");
        return RetrieveItems.of(List.of(new Item(uid), new Item("1.2.3")));
    }

    /** A small object that exists in one transfer syntax. */
    private record Item(String sopInstanceUid) implements RetrieveItem {

        @Override
        public String sopClassUid() {
            return Uids.CTImageStorage;
        }

        @Override
        public List<TransferSyntax> transferSyntaxes() {
            return List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        }

        @Override
        public Payload open(TransferSyntax transferSyntax) {
            byte[] bytes = DataSetWriter.toByteArray(
                    DataSet.builder().text(Tag.PatientID, "1").build(), transferSyntax);
            return new Payload(bytes.length, new ByteArrayInputStream(bytes));
        }
    }

    /** Gives back what it is given. */
    private static final class Steps implements NormalizedProvider {

        @Override
        public NormalizedResponse create(NormalizedRequest.Create request) {
            return NormalizedResponse.success(request.attributes());
        }

        @Override
        public NormalizedResponse set(NormalizedRequest.Set request) {
            return NormalizedResponse.success(request.modifications());
        }

        @Override
        public NormalizedResponse get(NormalizedRequest.Get request) {
            return NormalizedResponse.success().withAttributes(request.attributes());
        }

        @Override
        public NormalizedResponse delete(NormalizedRequest.Delete request) {
            return NormalizedResponse.success();
        }

        @Override
        public NormalizedResponse action(NormalizedRequest.Action request) {
            NormalizedResponse done = NormalizedResponse.success().withError(request.type(), "done");
            return request.information().map(done::withDataSet).orElse(done);
        }
    }
}
