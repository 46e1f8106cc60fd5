package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.Invocation;
import org.consilium.dimse.service.ServiceClasses;

/**
 * Of everything a provider says to a user in one connection: whatever the user asks ends, with a result, a refusal or an
 * association that is over; the connection is closed then, and no exception flies out of a thread.
 */
final class RequestorProperty implements Property {

    static final int QUERY = 0;
    static final int GET = 1;
    static final int NORMALIZED = 2;
    static final int ASYNCHRONOUS = 3;

    private static final long SECONDS_MAX = 10;
    private static final int MATCHES_MAX = 1;
    private static final String CT = Uids.CTImageStorage;
    private static final String FIND = Uids.StudyRootQueryRetrieveInformationModelFind;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;
    private static final DataSet KEYS = DataSet.builder()
            .text(Tag.QueryRetrieveLevel, "STUDY")
            .text(Tag.StudyInstanceUID, "1.2")
            .build();

    @Override
    public void check(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        FlownExceptions.forget();
        MemorySocket socket = new MemorySocket(Arrays.copyOfRange(input, 1, input.length));
        Destination provider = SmallNode.destination(() -> socket);
        try {
            switch (input[0] & 3) {
                case QUERY -> query(provider);
                case GET -> get(provider);
                case NORMALIZED -> normalized(provider);
                default -> asynchronous(provider);
            }
        } catch (IOException e) {
            // The association was rejected or ended: an answer of the provider like others.
        } finally {
            requireClosed(socket);
        }
        FlownExceptions.requireNone();
    }

    private static void requireClosed(MemorySocket socket) {
        try {
            Property.require(
                    socket.awaitClosed(SECONDS_MAX), "the connection is still open after " + SECONDS_MAX + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ContextProposal context(String abstractSyntax) {
        return ContextProposal.of(abstractSyntax, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    private static void query(Destination provider) throws IOException {
        List<ContextProposal> contexts = List.of(DimseClient.VERIFICATION, context(CT), context(FIND), context(MOVE));
        try (Association association = DimseClient.connect(provider, contexts)) {
            association.echo();
            byte[] object = ServiceSeeds.encoded(KEYS);
            association.store(new StoreItem(
                    CT,
                    "1.2.3",
                    TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                    object.length,
                    new ByteArrayInputStream(object)));
            association.find(FIND, KEYS, MATCHES_MAX, match -> match.texts(Tag.StudyInstanceUID));
            association.move(MOVE, KEYS, SmallNode.TITLE, _ -> true);
        }
    }

    private static void get(Destination provider) throws IOException {
        String model = Uids.StudyRootQueryRetrieveInformationModelGet;
        try (Association association =
                DimseClient.connectForGet(provider, model, List.of(context(CT)), SmallNode::store)) {
            association.get(model, KEYS, _ -> true);
        }
    }

    private static void normalized(Destination provider) throws IOException {
        String step = Uids.ModalityPerformedProcedureStep;
        List<ContextProposal> contexts = List.of(context(step), context(StorageCommitment.SOP_CLASS_UID));
        try (Association association = DimseClient.connect(provider, contexts)) {
            NormalizedUser user = new NormalizedUser(association.machine(), step);
            user.create(Optional.empty(), KEYS);
            user.get("1.2.3", List.of(Tag.PatientID));
            StorageCommitment.request(association.machine(), "1.2.77", List.of(new ObjectReference(CT, "1.2.3")));
        }
    }

    private static void asynchronous(Destination provider) throws IOException {
        AssociationProposal proposal =
                AssociationProposal.of(List.of(DimseClient.VERIFICATION)).withWindow(5, 5);
        try (Association association = DimseClient.connect(provider, proposal, ServiceClasses.verification())) {
            List<NegotiatedContext> contexts = association.machine().contexts(Uids.Verification);
            List<Invocation> invocations = new ArrayList<>();
            int count = Math.min(2, association.machine().window().invoked());
            for (int i = 0; i < count && !contexts.isEmpty(); i++) {
                CommandSet.Builder echo = CommandSet.builder(CommandField.C_ECHO_RQ)
                        .uid(CommandElement.AFFECTED_SOP_CLASS_UID, Uids.Verification);
                invocations.add(association.machine().invoke(contexts.getFirst(), echo));
            }
            for (Invocation invocation : invocations) {
                invocation.next();
            }
        }
    }
}
