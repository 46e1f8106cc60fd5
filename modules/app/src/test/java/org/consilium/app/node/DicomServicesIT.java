package org.consilium.app.node;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consilium.app.documents.PeerServiceTable;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.UidDictionary;
import org.consilium.dicom.UidEntry;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.StorageSopClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the running node accepts and performs at its DICOM port for a peer with every permission is what docs/access.md says, and nothing else: a
 * service without a row there fails here. What comes of each row for whom, {@code PeerMatrixIT} asks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DicomServicesIT {

    /** Presentation contexts of one association (PS3.8 9.3.2.2: odd numbers to 255). */
    private static final int CONTEXTS_MAX = 128;

    /** Not in the dictionary: of a maker, taken as storage. */
    private static final String PRIVATE = "1.3.6.1.4.1.99999.7";

    /** Every request of PS3.7 that has an answer, by name. */
    private static final Map<String, Integer> REQUESTS = Map.ofEntries(
            Map.entry("C-STORE", CommandField.C_STORE_RQ),
            Map.entry("C-GET", CommandField.C_GET_RQ),
            Map.entry("C-FIND", CommandField.C_FIND_RQ),
            Map.entry("C-MOVE", CommandField.C_MOVE_RQ),
            Map.entry("C-ECHO", CommandField.C_ECHO_RQ),
            Map.entry("N-EVENT-REPORT", CommandField.N_EVENT_REPORT_RQ),
            Map.entry("N-GET", CommandField.N_GET_RQ),
            Map.entry("N-SET", CommandField.N_SET_RQ),
            Map.entry("N-ACTION", CommandField.N_ACTION_RQ),
            Map.entry("N-CREATE", CommandField.N_CREATE_RQ),
            Map.entry("N-DELETE", CommandField.N_DELETE_RQ));

    private Node node;

    @BeforeAll
    void start(@TempDir Path home) {
        var peer = "--consilium.remote-aes[0].";
        node = Node.in(home)
                .argument(peer + "ae-title=EVERYTHING")
                .argument(peer + "host=127.0.0.1")
                .argument(peer + "port=104")
                .argument(peer + "may=store,find,move,get")
                .start();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void everyPresentationContextThatIsAcceptedHasItsRow() throws IOException {
        var accepted = accepted();
        var expected = abstractSyntaxes().filter(StorageSopClasses::isStorage).collect(toCollection(TreeSet::new));
        PeerServiceTable.requests().keySet().stream()
                .filter(sopClass -> !sopClass.equals(PeerServiceTable.STORAGE))
                .forEach(expected::add);

        assertThat(accepted).as("presentation contexts that are accepted").isEqualTo(expected);
    }

    @Test
    void everyRequestThatIsPerformedIsInItsRow() throws IOException {
        var performed = new TreeMap<String, Set<String>>();
        for (var sopClass : List.copyOf(accepted())) {
            if (!StorageSopClasses.isStorage(sopClass)) {
                performed.put(sopClass, performed(sopClass));
            } else if (sopClass.equals(PRIVATE)) {
                performed.put(PeerServiceTable.STORAGE, performed(sopClass));
            }
        }

        assertThat(performed).isEqualTo(PeerServiceTable.requests());
    }

    /** Everything somebody could propose: what PS3.6 registers, whatever it is, and one it does not know. */
    private static Stream<String> abstractSyntaxes() {
        return Stream.concat(
                UidDictionary.all().stream()
                        .filter(entry -> !entry.type().equals("Transfer Syntax"))
                        .map(UidEntry::uid),
                Stream.of(PRIVATE));
    }

    private TreeSet<String> accepted() throws IOException {
        var parts = abstractSyntaxes()
                .sorted()
                .collect(groupingBy(new Counter()::next))
                .values();
        var accepted = new TreeSet<String>();
        for (var part : parts) {
            try (var association = connect(part)) {
                for (var sopClass : part) {
                    if (!association.machine().contexts(sopClass).isEmpty()) {
                        accepted.add(sopClass);
                    }
                }
            }
        }
        return accepted;
    }

    /** Says to which association a context belongs. */
    private static final class Counter {

        private int count;

        int next(String abstractSyntax) {
            return count++ / CONTEXTS_MAX;
        }
    }

    /** In both roles, so that what the node wants to hear of is found too. */
    private Association connect(List<String> abstractSyntaxes) throws IOException {
        var contexts = new ArrayList<ContextProposal>();
        for (var each : abstractSyntaxes) {
            contexts.add(ContextProposal.of(each, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        }
        var proposal = AssociationProposal.of(contexts);
        for (var each : abstractSyntaxes) {
            proposal = proposal.withRoles(each, Roles.BOTH);
        }
        var destination = new Destination(
                "127.0.0.1", node.dicomPort(), new AeTitle("CONSILIUM"), new AeTitle("EVERYTHING"), Timeouts.DEFAULT);
        return DimseClient.connect(destination, proposal, ServiceClasses.none());
    }

    /** The requests that are not answered as unknown ones: refused for what they lack, but taken. */
    private Set<String> performed(String sopClass) throws IOException {
        var known = new TreeSet<String>();
        for (var request : REQUESTS.entrySet()) {
            try (var association = connect(List.of(sopClass))) {
                var context = association.machine().contexts(sopClass).getFirst();
                if (mayAsk(context, request.getValue())
                        && !status(association, context, request.getValue())
                                .equals(DimseStatus.UNRECOGNIZED_OPERATION)) {
                    known.add(request.getKey());
                }
            }
        }
        return known;
    }

    /** Without the role there is nobody at the other end (PS3.7 D.3.3.4). */
    private static boolean mayAsk(NegotiatedContext context, int request) {
        return request == CommandField.N_EVENT_REPORT_RQ
                ? context.roles().scp()
                : context.roles().scu();
    }

    private static DimseStatus status(Association association, NegotiatedContext context, int request)
            throws IOException {
        var instance = Uid.random().value();
        var command = CommandSet.builder(request)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, context.abstractSyntax())
                .uid(CommandElement.REQUESTED_SOP_CLASS_UID, context.abstractSyntax())
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, instance)
                .uid(CommandElement.REQUESTED_SOP_INSTANCE_UID, instance)
                .number(CommandElement.EVENT_TYPE_ID, 1)
                .number(CommandElement.ACTION_TYPE_ID, 1)
                .number(CommandElement.PRIORITY, 0);
        return association.machine().invoke(context, command).only().status();
    }
}
