package org.consilium.archive.settle;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.consilium.archive.settle.ExpectedInstances.Named;
import org.consilium.archive.settle.ExpectedInstances.Source;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.workflow.ModalityPerformedProcedureStep;
import org.consilium.kernel.Uid;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps modality performed procedure steps (PS3.4 F.7). What a completed one lists belongs to its study. One that names several
 * studies proves nothing about any of them: its series do not say to which they belong.
 */
public final class PerformedSteps implements NormalizedProvider {

    private static final TransferSyntax KEPT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    /** Bytes of a step with all its references; a step of 10,000 instances has about 2 MiB. */
    private static final int BYTES_MAX = 16 << 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ExpectedInstances expected;
    private final Predicate<Peer> maySend;
    private final Clock clock;

    public PerformedSteps(JdbcClient jdbc, TransactionTemplate transactions, Predicate<Peer> maySend, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.expected = new ExpectedInstances(jdbc, clock);
        this.maySend = maySend;
        this.clock = clock;
    }

    private record Step(String status, DataSet attributes) {}

    @Override
    public NormalizedResponse create(NormalizedRequest.Create request) {
        var bytes = DataSetWriter.toByteArray(request.attributes(), KEPT);
        if (!maySend.test(request.peer())) {
            return NormalizedResponse.of(DimseStatus.NOT_AUTHORIZED);
        }
        if (bytes.length > BYTES_MAX) {
            return NormalizedResponse.of(DimseStatus.RESOURCE_LIMITATION);
        }
        try {
            int created = jdbc.sql("""
                    insert into archive.performed_step (uid, status, calling_ae, attributes, created_at)
                    values (:uid, :status, :calling, :attributes, :now) on conflict (uid) do nothing
                    """)
                    .param("uid", request.sopInstanceUid().orElseThrow())
                    .param("status", ModalityPerformedProcedureStep.IN_PROGRESS)
                    .param("calling", request.peer().callingAe().value())
                    .param("attributes", bytes)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            return NormalizedResponse.of(created == 1 ? DimseStatus.SUCCESS : DimseStatus.DUPLICATE_SOP_INSTANCE);
        } catch (DataAccessException outage) {
            return NormalizedResponse.of(DimseStatus.RESOURCE_LIMITATION);
        }
    }

    @Override
    public NormalizedResponse set(NormalizedRequest.Set request) {
        if (!maySend.test(request.peer())) {
            return NormalizedResponse.of(DimseStatus.NOT_AUTHORIZED);
        }
        try {
            return transactions.execute(transaction -> change(request));
        } catch (DataAccessException outage) {
            return NormalizedResponse.of(DimseStatus.RESOURCE_LIMITATION);
        }
    }

    private NormalizedResponse change(NormalizedRequest.Set request) {
        var known = jdbc.sql("select status, attributes from archive.performed_step where uid = :uid for update")
                .param("uid", request.sopInstanceUid())
                .query((row, number) ->
                        new Step(row.getString("status"), DataSetReader.read(row.getBytes("attributes"), KEPT)))
                .optional();
        if (known.isEmpty()) {
            return NormalizedResponse.of(DimseStatus.NO_SUCH_SOP_INSTANCE);
        }
        if (ModalityPerformedProcedureStep.isFinal(known.get().status())) {
            return ModalityPerformedProcedureStep.mayNoLongerBeUpdated();
        }
        var changed = known.get().attributes().toBuilder()
                .copy(request.modifications())
                .build();
        var status = changed.text(Tag.PerformedProcedureStepStatus).orElse("");
        boolean ends = ModalityPerformedProcedureStep.isFinal(status);
        var bytes = DataSetWriter.toByteArray(changed, KEPT);
        if (!ends && !status.equals(ModalityPerformedProcedureStep.IN_PROGRESS)) {
            return NormalizedResponse.of(DimseStatus.INVALID_ATTRIBUTE_VALUE);
        }
        if (bytes.length > BYTES_MAX) {
            return NormalizedResponse.of(DimseStatus.RESOURCE_LIMITATION);
        }
        jdbc.sql("""
                update archive.performed_step set status = :status, attributes = :attributes,
                    ended_at = case when :ends then :now::timestamptz end
                where uid = :uid
                """)
                .param("status", status)
                .param("attributes", bytes)
                .param("ends", ends)
                .param("now", Timestamp.from(clock.instant()))
                .param("uid", request.sopInstanceUid())
                .update();
        if (status.equals(ModalityPerformedProcedureStep.COMPLETED)) {
            note(request.sopInstanceUid(), changed);
        }
        return NormalizedResponse.success();
    }

    private void note(String step, DataSet attributes) {
        Set<Uid> studies = attributes.items(Tag.ScheduledStepAttributesSequence).stream()
                .flatMap(scheduled -> scheduled.uid(Tag.StudyInstanceUID).stream())
                .collect(Collectors.toSet());
        if (studies.size() == 1) {
            expected.note(studies.iterator().next(), Source.MPPS, step, named(attributes));
        }
    }

    private static List<Named> named(DataSet attributes) {
        var named = new ArrayList<Named>();
        for (var series : attributes.items(Tag.PerformedSeriesSequence)) {
            var uid = series.uid(Tag.SeriesInstanceUID).map(Uid::value).orElse("");
            for (int list :
                    new int[] {Tag.ReferencedImageSequence, Tag.ReferencedNonImageCompositeSOPInstanceSequence}) {
                for (var reference : series.items(list)) {
                    reference
                            .uid(Tag.ReferencedSOPInstanceUID)
                            .ifPresent(each -> named.add(new Named(uid, each.value())));
                }
            }
        }
        return named;
    }
}
