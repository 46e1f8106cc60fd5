package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.interoperability.Interoperates;
import org.consilium.dimse.interoperability.Peer;
import org.consilium.dimse.interoperability.Role;
import org.consilium.dimse.interoperability.Service;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedUser;
import org.consilium.dimse.service.Invocation;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.dimse.workflow.InstanceAvailability;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.dimse.workflow.ProcedureStepStatus;
import org.consilium.dimse.workflow.UnifiedProcedureStep;
import org.consilium.dimse.workflow.UnifiedProcedureStep.SopClass;
import org.junit.jupiter.api.Test;

/** Procedure steps and notifications between our two sides; no peer within reach provides them. */
class WorkflowIT {

    private static final String MPPS = ModalityPerformedProcedureStep.SOP_CLASS_UID;

    @Test
    @Interoperates(value = Service.MPPS, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.MPPS, as = Role.PROVIDER, with = Peer.OURSELVES)
    void followsAStepOfAModalityToItsEnd() throws IOException {
        var steps = new FinishableSteps();
        try (DimseServer server = DimseServer.builder()
                        .service(MPPS, ModalityPerformedProcedureStep.provider(steps))
                        .start();
                Association association = NormalizedIT.connect(server, proposal(MPPS), ServiceClasses.none())) {
            var modality = new NormalizedUser(association.machine(), MPPS);
            assertThat(modality.create(Optional.empty(), performed("IN PROGRESS"))
                            .status())
                    .isEqualTo(DimseStatus.INVALID_SOP_INSTANCE);
            assertThat(modality.create(Optional.of("1.2.3"), performed("COMPLETED"))
                            .status())
                    .isEqualTo(DimseStatus.INVALID_ATTRIBUTE_VALUE);
            assertThat(modality.create(Optional.of("1.2.3"), performed("IN PROGRESS"))
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(modality.set("1.2.3", performed("COMPLETED")).status()).isEqualTo(DimseStatus.SUCCESS);
            NormalizedResponse late = modality.set("1.2.3", performed("DISCONTINUED"));
            assertThat(late.status()).isEqualTo(DimseStatus.PROCESSING_FAILURE);
            assertThat(late.errorId()).hasValue(0xA710);
            assertThat(modality.get("1.2.3", List.of()).status()).isEqualTo(DimseStatus.UNRECOGNIZED_OPERATION);
            assertThat(steps.text("1.2.3", Tag.PerformedProcedureStepStatus)).contains("COMPLETED");
        }
    }

    @Test
    @Interoperates(value = Service.AVAILABILITY, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.AVAILABILITY, as = Role.PROVIDER, with = Peer.OURSELVES)
    void notifiesOfAvailableInstances() throws Exception {
        BlockingQueue<NormalizedRequest.Create> notified = new LinkedBlockingQueue<>();
        String sopClass = InstanceAvailability.SOP_CLASS_UID;
        try (DimseServer server = DimseServer.builder()
                        .service(sopClass, InstanceAvailability.provider(notification -> {
                            notified.add(notification);
                            return NormalizedResponse.success();
                        }))
                        .start();
                Association association = NormalizedIT.connect(server, proposal(sopClass), ServiceClasses.none())) {
            DataSet studies =
                    DataSet.builder().text(Tag.StudyInstanceUID, "1.2.840.1").build();
            NormalizedResponse answer =
                    new NormalizedUser(association.machine(), sopClass).create(Optional.empty(), studies);
            assertThat(answer.status()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(answer.sopInstanceUid()).isPresent();
            assertThat(notified.poll(10, TimeUnit.SECONDS).attributes().text(Tag.StudyInstanceUID))
                    .contains("1.2.840.1");
        }
    }

    @Test
    @Interoperates(value = Service.UPS, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.UPS, as = Role.PROVIDER, with = Peer.OURSELVES)
    void pushesPullsWatchesAndQueriesUnifiedProcedureSteps() throws IOException {
        var worklist = new InMemoryWorklist();
        try (DimseServer server = DimseServer.builder()
                        .services(services -> UnifiedProcedureStep.provider(services, worklist, worklist))
                        .start();
                Association association = NormalizedIT.connect(server, unified(), ServiceClasses.none())) {
            NormalizedUser push = user(association, SopClass.PUSH);
            NormalizedUser pull = user(association, SopClass.PULL);
            NormalizedUser watch = user(association, SopClass.WATCH);
            assertThat(push.create(Optional.of("1.2.3"), state("IN PROGRESS", ""))
                            .status())
                    .isEqualTo(ProcedureStepStatus.NOT_SCHEDULED);
            assertThat(push.create(Optional.of("1.2.3"), state("SCHEDULED", "")).status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(queried(association)).containsExactly(DimseStatus.PENDING, DimseStatus.SUCCESS);
            assertThat(watch.action("1.2.3", UnifiedProcedureStep.SUBSCRIBE, Optional.empty())
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(changed(pull, "COMPLETED", "1.9")).isEqualTo(ProcedureStepStatus.NOT_YET_IN_PROGRESS);
            assertThat(changed(pull, "IN PROGRESS", "1.9")).isEqualTo(DimseStatus.SUCCESS);
            assertThat(changed(pull, "COMPLETED", "1.8")).isEqualTo(ProcedureStepStatus.WRONG_TRANSACTION_UID);
            assertThat(changed(pull, "COMPLETED", "1.9")).isEqualTo(DimseStatus.SUCCESS);
            assertThat(changed(pull, "COMPLETED", "1.9").isWarning()).isTrue();
            assertThat(watch.get("1.2.3", List.of(Tag.ProcedureStepState))
                            .dataSet()
                            .orElseThrow()
                            .text(Tag.ProcedureStepState))
                    .contains("COMPLETED");
        }
    }

    @Test
    void refusesWhatASopClassDoesNotHave() throws IOException {
        var worklist = new InMemoryWorklist();
        try (DimseServer server = DimseServer.builder()
                        .services(services -> UnifiedProcedureStep.provider(services, worklist, worklist))
                        .start();
                Association association = NormalizedIT.connect(server, unified(), ServiceClasses.none())) {
            assertThat(user(association, SopClass.PULL)
                            .create(Optional.of("1.2"), DataSet.empty())
                            .status())
                    .isEqualTo(DimseStatus.UNRECOGNIZED_OPERATION);
            assertThat(user(association, SopClass.PUSH)
                            .set("1.2", state("SCHEDULED", ""))
                            .status())
                    .isEqualTo(DimseStatus.UNRECOGNIZED_OPERATION);
            assertThat(changed(user(association, SopClass.WATCH), "IN PROGRESS", "1.9"))
                    .isEqualTo(DimseStatus.NO_SUCH_ACTION_TYPE);
        }
    }

    @Test
    @Interoperates(value = Service.UPS, as = Role.USER, with = Peer.OURSELVES)
    @Interoperates(value = Service.UPS, as = Role.PROVIDER, with = Peer.OURSELVES)
    void reportsEventsOfUnifiedProcedureSteps() throws Exception {
        BlockingQueue<NormalizedRequest.EventReport> heard = new LinkedBlockingQueue<>();
        String event = SopClass.EVENT.uid();
        try (DimseServer watcher = DimseServer.builder()
                        .services(services -> services.withUser(event, UnifiedProcedureStep.events(report -> {
                            heard.add(report);
                            return NormalizedResponse.success();
                        })))
                        .start();
                Association association = NormalizedIT.connect(
                        watcher, proposal(event).withRoles(event, Roles.SCP), ServiceClasses.none())) {
            var manager = user(association, SopClass.EVENT);
            assertThat(manager.report("1.2.3", UnifiedProcedureStep.STATE_REPORT, Optional.of(state("COMPLETED", "")))
                            .status())
                    .isEqualTo(DimseStatus.SUCCESS);
            assertThat(heard.poll(10, TimeUnit.SECONDS).sopClassUid()).isEqualTo(SopClass.PUSH.uid());
        }
    }

    /** Statuses of the responses to a query by the query SOP class. */
    private static List<DimseStatus> queried(Association association) throws IOException {
        var context = association.machine().contexts(SopClass.QUERY.uid()).getFirst();
        CommandSet.Builder request = CommandSet.builder(CommandField.C_FIND_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, SopClass.QUERY.uid())
                .number(CommandElement.PRIORITY, 0);
        try (Invocation query = association.machine().invoke(context, request, state("", ""))) {
            return List.of(query.next().status(), query.next().status());
        }
    }

    private static DimseStatus changed(NormalizedUser performer, String state, String transaction) throws IOException {
        return performer
                .action("1.2.3", UnifiedProcedureStep.CHANGE_STATE, Optional.of(state(state, transaction)))
                .status();
    }

    private static NormalizedUser user(Association association, SopClass sopClass) {
        return new NormalizedUser(association.machine(), sopClass.uid(), SopClass.PUSH.uid());
    }

    private static DataSet performed(String status) {
        return DataSet.builder().text(Tag.PerformedProcedureStepStatus, status).build();
    }

    private static DataSet state(String state, String transactionUid) {
        return DataSet.builder()
                .text(Tag.TransactionUID, transactionUid)
                .text(Tag.ProcedureStepState, state)
                .build();
    }

    private static AssociationProposal unified() {
        return AssociationProposal.of(Arrays.stream(SopClass.values())
                .map(each -> context(each.uid()))
                .toList());
    }

    private static AssociationProposal proposal(String sopClass) {
        return AssociationProposal.of(List.of(context(sopClass)));
    }

    private static ContextProposal context(String sopClass) {
        return ContextProposal.of(sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** Steps that do not change once they have ended. */
    private static final class FinishableSteps extends InMemorySteps {
        @Override
        public NormalizedResponse set(NormalizedRequest.Set request) {
            boolean ended = text(request.sopInstanceUid(), Tag.PerformedProcedureStepStatus)
                    .filter(ModalityPerformedProcedureStep::isFinal)
                    .isPresent();
            return ended ? ModalityPerformedProcedureStep.mayNoLongerBeUpdated() : super.set(request);
        }
    }
}
