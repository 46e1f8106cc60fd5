package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.EventListener;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every DIMSE-N service between our two sides. */
class NormalizedIT {

    /** Any class will do: the steps of {@link InMemorySteps} have no rules of their own. */
    private static final String SOP_CLASS = "1.2.840.10008.3.1.2.3.3";

    private final InMemorySteps steps = new InMemorySteps();
    private DimseServer server;
    private Association association;
    private NormalizedUser user;

    @BeforeEach
    void start() throws IOException {
        server = DimseServer.builder()
                .service(SOP_CLASS, NormalizedService.of(steps))
                .start();
        association = connect(server, proposal(), ServiceClasses.none());
        user = new NormalizedUser(association.machine(), SOP_CLASS);
    }

    @AfterEach
    void stop() {
        association.close();
        server.close();
    }

    @Test
    @Interoperates(value = Service.N_CREATE, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.N_CREATE, as = Role.PROVIDER, with = Peer.OURSELVES)
    void createsAnInstanceWithTheUidOfTheUser() throws IOException {
        NormalizedResponse created = user.create(Optional.of("1.2.3"), status("IN PROGRESS"));
        assertThat(created.status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(created.sopInstanceUid()).contains("1.2.3");
        assertThat(steps.text("1.2.3", Tag.PerformedProcedureStepStatus)).contains("IN PROGRESS");
        assertThat(user.create(Optional.of("1.2.3"), status("IN PROGRESS")).status())
                .isEqualTo(DimseStatus.DUPLICATE_SOP_INSTANCE);
    }

    @Test
    void findsAUidForAnInstanceThatComesWithoutOne() throws IOException {
        String uid = user.create(Optional.empty(), status("IN PROGRESS"))
                .sopInstanceUid()
                .orElseThrow();
        assertThat(Uid.isValid(uid)).isTrue();
        assertThat(user.create(Optional.empty(), DataSet.empty()).sopInstanceUid())
                .isPresent()
                .isNotEqualTo(Optional.of(uid));
    }

    @Test
    @Interoperates(
            value = {Service.N_SET, Service.N_GET},
            as = Role.USER,
            with = Peer.OURSELVES)
    @Interoperates(
            value = {Service.N_SET, Service.N_GET},
            as = Role.PROVIDER,
            with = Peer.OURSELVES)
    void changesAndGivesAttributes() throws IOException {
        user.create(Optional.of("1.2.3"), status("IN PROGRESS"));
        assertThat(user.set("1.2.3", status("COMPLETED")).status()).isEqualTo(DimseStatus.SUCCESS);
        NormalizedResponse all = user.get("1.2.3", List.of());
        assertThat(all.dataSet().orElseThrow().text(Tag.PerformedProcedureStepStatus))
                .contains("COMPLETED");
        NormalizedResponse some =
                user.get("1.2.3", List.of(Tag.PerformedProcedureStepStatus, Tag.PatientName, 0xFFFEFFFE));
        assertThat(some.status()).isEqualTo(DimseStatus.ATTRIBUTE_LIST_ERROR);
        assertThat(some.attributes()).containsExactly(Tag.PatientName, 0xFFFEFFFE);
        assertThat(some.dataSet()).isPresent();
    }

    @Test
    void saysWhatWentWrong() throws IOException {
        NormalizedResponse missing = user.set("1.2.99", status("COMPLETED"));
        assertThat(missing.status()).isEqualTo(DimseStatus.NO_SUCH_SOP_INSTANCE);
        assertThat(missing.sopInstanceUid()).contains("1.2.99");
        assertThat(missing.errorComment()).contains("No such step");
        assertThat(missing.errorId()).isEqualTo(OptionalInt.of(7));
        assertThat(user.set("../etc", status("COMPLETED")).status()).isEqualTo(DimseStatus.INVALID_SOP_INSTANCE);
        NormalizedUser other = new NormalizedUser(association.machine(), SOP_CLASS, "1.2.840.10008.1.1");
        assertThat(other.delete("1.2.3").status()).isEqualTo(DimseStatus.NO_SUCH_SOP_CLASS);
        assertThatThrownBy(() -> new NormalizedUser(association.machine(), "1.2.840.10008.1.1").delete("1.2.3"))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> user.report("1.2.3", 1, Optional.empty())).isInstanceOf(Rejected.class);
    }

    @Test
    @Interoperates(
            value = {Service.N_DELETE, Service.N_ACTION},
            as = Role.USER,
            with = Peer.OURSELVES)
    @Interoperates(
            value = {Service.N_DELETE, Service.N_ACTION},
            as = Role.PROVIDER,
            with = Peer.OURSELVES)
    void deletesAndActs() throws IOException {
        user.create(Optional.of("1.2.3"), status("IN PROGRESS"));
        NormalizedResponse acted = user.action("1.2.3", 5, Optional.of(status("ECHO")));
        assertThat(acted.dataSet().orElseThrow().text(Tag.PerformedProcedureStepStatus))
                .contains("ECHO");
        assertThat(user.action("1.2.3", 6, Optional.empty()).status()).isEqualTo(DimseStatus.NO_SUCH_ACTION_TYPE);
        assertThat(user.delete("1.2.3").status()).isEqualTo(DimseStatus.SUCCESS);
        assertThat(user.delete("1.2.3").status()).isEqualTo(DimseStatus.NO_SUCH_SOP_INSTANCE);
    }

    @Test
    @Interoperates(value = Service.N_EVENT_REPORT, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.N_EVENT_REPORT, as = Role.PROVIDER, with = Peer.OURSELVES)
    void reportsEventsToAUserThatListens() throws Exception {
        BlockingQueue<NormalizedRequest.EventReport> heard = new LinkedBlockingQueue<>();
        EventListener listener = report -> {
            heard.add(report);
            return NormalizedResponse.success(status("HEARD"));
        };
        try (DimseServer hearing = DimseServer.builder()
                        .services(services -> services.withUser(SOP_CLASS, NormalizedService.of(listener)))
                        .start();
                Association reporting =
                        connect(hearing, proposal().withRoles(SOP_CLASS, Roles.SCP), ServiceClasses.none())) {
            var reporter = new NormalizedUser(reporting.machine(), SOP_CLASS);
            NormalizedResponse answer = reporter.report("1.2.3", 4, Optional.of(status("DISCONTINUED")));
            assertThat(answer.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(answer.dataSet()).isPresent();
            NormalizedRequest.EventReport report = heard.poll(10, TimeUnit.SECONDS);
            assertThat(report.type()).isEqualTo(4);
            assertThat(report.information()).isPresent();
            assertThat(report.peer().callingAe()).isEqualTo(new AeTitle("SCU"));
        }
    }

    private static DataSet status(String value) {
        return DataSet.builder().text(Tag.PerformedProcedureStepStatus, value).build();
    }

    private static AssociationProposal proposal() {
        return AssociationProposal.of(List.of(ContextProposal.of(SOP_CLASS, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)));
    }

    static Association connect(DimseServer server, AssociationProposal proposal, ServiceClasses services)
            throws IOException {
        var destination =
                new Destination("localhost", server.port(), new AeTitle("SCP"), new AeTitle("SCU"), Timeouts.DEFAULT);
        return DimseClient.connect(destination, proposal, services);
    }
}
