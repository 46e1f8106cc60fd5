package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.service.StorageUser;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests in both directions of one association. */
class BothSidesIT {

    private static final String COMMITMENT = Uids.StorageCommitmentPushModel;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private final List<DimseServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Received received = new Received();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        servers.forEach(DimseServer::close);
    }

    @Test
    void theUserHearsANotificationOnTheAssociationOfItsRequest() throws Exception {
        var heard = new CompletableFuture<DataSet>();
        ServiceClass user = exchange -> {
            heard.complete(exchange.readDataSet(1000));
            exchange.respond(DimseStatus.SUCCESS);
            return true;
        };
        var answered = new CompletableFuture<DimseStatus>();
        DimseServer server = start(DimseServer.builder().service(COMMITMENT, beside(exchange -> {
            exchange.respond(DimseStatus.SUCCESS);
            answered.complete(exchange.machine()
                    .invoke(exchange.request().context(), eventReport(), transaction())
                    .next()
                    .status());
            return true;
        })));
        var proposal = AssociationProposal.of(List.of(ContextProposal.of(COMMITMENT, IMPLICIT)));
        try (Association association =
                connect(server, proposal, ServiceClasses.none().withUser(COMMITMENT, user))) {
            assertThat(act(association)).isEqualTo(DimseStatus.SUCCESS);
            assertThat(heard.get(20, TimeUnit.SECONDS).text(Tag.TransactionUID)).contains("1.2.3");
            assertThat(answered.get(20, TimeUnit.SECONDS)).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void aNotificationThatNobodyWaitsForIsAnswered() throws Exception {
        var answered = new CompletableFuture<DimseStatus>();
        DimseServer server = start(DimseServer.builder().service(COMMITMENT, beside(exchange -> {
            answered.complete(exchange.machine()
                    .invoke(exchange.request().context(), eventReport(), transaction())
                    .next()
                    .status());
            exchange.respond(DimseStatus.SUCCESS);
            return true;
        })));
        var proposal = AssociationProposal.of(List.of(ContextProposal.of(COMMITMENT, IMPLICIT)));
        try (Association association = connect(server, proposal, ServiceClasses.none())) {
            assertThat(act(association)).isEqualTo(DimseStatus.SUCCESS);
            assertThat(answered.get(20, TimeUnit.SECONDS)).isEqualTo(DimseStatus.UNRECOGNIZED_OPERATION);
        }
    }

    /** More than the buffers of the system hold goes both ways at once: each side has to read while it writes. */
    @Test
    void bothSidesSendLargeObjectsAtOnce() throws Exception {
        byte[] large = new byte[30_000_000];
        var sentBack = new CompletableFuture<DimseStatus>();
        var started = new CountDownLatch(1);
        DimseServer server = start(DimseServer.builder()
                .storage(received)
                .services(services -> services.using(RawPeer.CT::equals).with(COMMITMENT, beside(exchange -> {
                    started.countDown();
                    sentBack.complete(new StorageUser(exchange.machine())
                            .store(
                                    exchange.machine().contexts(RawPeer.CT).getFirst(),
                                    "1.2.4",
                                    new ByteArrayInputStream(large),
                                    large.length,
                                    Optional.empty()));
                    exchange.respond(DimseStatus.SUCCESS);
                    return true;
                })))
                .limits(org.consilium.dimse.association.Limits.DEFAULT.withOperations(4)));
        var proposal = AssociationProposal.of(
                        List.of(ContextProposal.of(COMMITMENT, IMPLICIT), ContextProposal.of(RawPeer.CT, IMPLICIT)))
                .withRoles(RawPeer.CT, Roles.BOTH)
                .withWindow(4, 4);
        var here = new Received();
        try (Association association =
                connect(server, proposal, ServiceClasses.none().withStorage(here))) {
            Future<DimseStatus> acted = threads.submit(() -> act(association));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 3; i++) {
                assertThat(association.store(new StoreItem(
                                RawPeer.CT, "1.2." + i, IMPLICIT, large.length, new ByteArrayInputStream(large))))
                        .isEqualTo(DimseStatus.SUCCESS);
            }
            assertThat(acted.get(30, TimeUnit.SECONDS)).isEqualTo(DimseStatus.SUCCESS);
            assertThat(sentBack.get(20, TimeUnit.SECONDS)).isEqualTo(DimseStatus.SUCCESS);
        }
        assertThat(here.of("1.2.4").dataSet()).hasSameSizeAs(large);
        assertThat(received.byInstance).hasSize(3);
    }

    @Test
    void aRequestInARoleThatWasNotAgreedOnIsRefused() throws IOException {
        DimseServer server =
                start(DimseServer.builder().storage(received).services(services -> services.using(RawPeer.CT::equals)));
        var proposal = AssociationProposal.of(
                        List.of(DimseClient.VERIFICATION, ContextProposal.of(RawPeer.CT, IMPLICIT)))
                .withRoles(RawPeer.CT, Roles.SCP);
        try (Association association =
                connect(server, proposal, ServiceClasses.none().withStorage(received))) {
            assertThat(association.accepted(RawPeer.CT)).isEmpty();
            var context = association.machine().contexts(RawPeer.CT).getFirst();
            assertThat(context.roles()).isEqualTo(Roles.SCP);
            assertThatThrownBy(() -> new StorageUser(association.machine())
                            .store(context, "1.2.3", new ByteArrayInputStream(new byte[2]), 2, Optional.empty()))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.SOP_CLASS_NOT_SUPPORTED));
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
        try (var peer = new RawPeer(server.port())) {
            peer.associateAs(Roles.SCP);
            peer.send(Messages.storeCommand("1.2.3"));
            peer.send(Messages.fragment(1, false, true, new byte[10]));
            assertThat(Messages.status(peer.receive())).isEqualTo(DimseStatus.UNRECOGNIZED_OPERATION.code());
        }
        assertThat(received.byInstance).isEmpty();
    }

    @Test
    void whatAnswersOrCancelsNothingIsDropped() throws IOException {
        DimseServer server = start(DimseServer.builder().storage(received));
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            peer.send(Messages.fragment(3, true, true, echoResponse().encode()));
            peer.send(Messages.fragment(
                    3,
                    true,
                    true,
                    CommandSet.builder(CommandField.C_CANCEL_RQ)
                            .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, 9)
                            .build()
                            .encode()));
            peer.send(Messages.fragment(3, true, true, Messages.echo().encode()));
            assertThat(Messages.status(peer.receive())).isZero();
        }
    }

    @Test
    void requestsThatDoNotKeepToTheWindowAreServedOneAfterAnother() throws IOException {
        DimseServer server = start(DimseServer.builder().storage(received));
        try (var peer = new RawPeer(server.port())) {
            peer.associate();
            for (int i = 0; i < 5; i++) {
                peer.send(Messages.storeCommand("1.2." + i));
                peer.send(Messages.fragment(1, false, true, new byte[10]));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(Messages.status(peer.receive())).isZero();
            }
        }
        assertThat(received.byInstance).hasSize(5);
    }

    @Test
    void aServiceThatMakesRequestsWhereItWouldHaveToReadItselfIsABug() throws Exception {
        DimseServer server = start(DimseServer.builder().service(COMMITMENT, exchange -> {
            exchange.machine()
                    .invoke(exchange.request().context(), eventReport(), transaction())
                    .next();
            return true;
        }));
        var proposal = AssociationProposal.of(List.of(ContextProposal.of(COMMITMENT, IMPLICIT)));
        try (Association association = connect(server, proposal, ServiceClasses.none())) {
            assertThat(act(association)).isEqualTo(DimseStatus.PROCESSING_FAILURE);
        }
    }

    @Test
    void whoeverWaitsFailsWhenTheAssociationIsReleasedMeanwhile() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CompletableFuture<DimseStatus>();
        DimseServer server = start(DimseServer.builder().storage((_, dataSet) -> {
            dataSet.readAllBytes();
            arrived.countDown();
            return release.join();
        }));
        Association association = connect(
                server,
                AssociationProposal.of(List.of(ContextProposal.of(RawPeer.CT, IMPLICIT))),
                ServiceClasses.none());
        Future<DimseStatus> waiting = threads.submit(() -> association.store(
                new StoreItem(RawPeer.CT, "1.2.3", IMPLICIT, 2, new ByteArrayInputStream(new byte[2]))));
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        Future<?> closing = threads.submit(association::close);
        threads.submit(() -> release.complete(DimseStatus.SUCCESS));
        closing.get(20, TimeUnit.SECONDS);
        assertThat(waiting)
                .satisfiesAnyOf(
                        future -> assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo(DimseStatus.SUCCESS),
                        future -> assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
                                .hasCauseInstanceOf(AssociationEnded.class));
        assertThat(association.isEstablished()).isFalse();
    }

    private interface Performing {
        boolean perform(Exchange exchange) throws IOException;
    }

    private static ServiceClass beside(Performing performing) {
        return new ServiceClass() {
            @Override
            public boolean perform(Exchange exchange) throws IOException {
                return performing.perform(exchange);
            }

            @Override
            public boolean isPerformedBesideReading() {
                return true;
            }
        };
    }

    private static DimseStatus act(Association association) throws IOException {
        CommandSet.Builder request = CommandSet.builder(CommandField.N_ACTION_RQ)
                .uid(CommandElement.REQUESTED_SOP_CLASS_UID, COMMITMENT)
                .uid(CommandElement.REQUESTED_SOP_INSTANCE_UID, Uids.StorageCommitmentPushModelInstance);
        return association
                .machine()
                .invoke(association.machine().contexts(COMMITMENT).getFirst(), request, transaction())
                .next()
                .status();
    }

    private static CommandSet.Builder eventReport() {
        return CommandSet.builder(CommandField.N_EVENT_REPORT_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, COMMITMENT)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, Uids.StorageCommitmentPushModelInstance);
    }

    private static CommandSet echoResponse() {
        return CommandSet.builder(CommandField.responseTo(CommandField.C_ECHO_RQ))
                .number(CommandElement.MESSAGE_ID_BEING_RESPONDED_TO, 77)
                .number(CommandElement.STATUS, 0)
                .build();
    }

    private static DataSet transaction() {
        return DataSet.builder().text(Tag.TransactionUID, "1.2.3").build();
    }

    private DimseServer start(DimseServer.Builder builder) throws IOException {
        DimseServer server = builder.start();
        servers.add(server);
        return server;
    }

    private static Association connect(DimseServer server, AssociationProposal proposal, ServiceClasses services)
            throws IOException {
        var destination =
                new Destination("127.0.0.1", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
        return DimseClient.connect(destination, proposal, services);
    }
}
