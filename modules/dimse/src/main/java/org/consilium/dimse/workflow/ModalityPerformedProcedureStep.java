package org.consilium.dimse.workflow;

import java.io.IOException;
import org.consilium.dicom.Tag;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.service.ServiceClass;

/** Modality Performed Procedure Step SOP class (PS3.4 F.7): N-CREATE when a step begins, N-SET until it ends. */
public final class ModalityPerformedProcedureStep {

    public static final String SOP_CLASS_UID = "1.2.840.10008.3.1.2.3.3";

    /** Performed Procedure Step Status (0040,0252) of a new step. */
    public static final String IN_PROGRESS = "IN PROGRESS";

    public static final String COMPLETED = "COMPLETED";
    public static final String DISCONTINUED = "DISCONTINUED";

    private static final int MAY_NO_LONGER_BE_UPDATED = 0xA710;

    private ModalityPerformedProcedureStep() {}

    /**
     * A provider of it. A step that is created without a SOP Instance UID of its own, or not in progress, is refused before
     * the provider sees it (PS3.4 F.7.2.1.2).
     */
    public static ServiceClass provider(NormalizedProvider steps) {
        return NormalizedService.of(new Steps(steps));
    }

    /** The answer to N-SET of a step that has ended (PS3.4 table F.7.2-2). */
    public static NormalizedResponse mayNoLongerBeUpdated() {
        return NormalizedResponse.of(DimseStatus.PROCESSING_FAILURE)
                .withError(MAY_NO_LONGER_BE_UPDATED, "Performed Procedure Step Object may no longer be updated");
    }

    /** Whether a step in this status has ended. */
    public static boolean isFinal(String status) {
        return status.equals(COMPLETED) || status.equals(DISCONTINUED);
    }

    private record Steps(NormalizedProvider provider) implements NormalizedProvider {

        @Override
        public NormalizedResponse create(NormalizedRequest.Create request) throws IOException {
            if (request.sopInstanceUid().isEmpty()) {
                return NormalizedResponse.of(DimseStatus.INVALID_SOP_INSTANCE);
            }
            String status =
                    request.attributes().text(Tag.PerformedProcedureStepStatus).orElse("");
            return status.equals(IN_PROGRESS)
                    ? provider.create(request)
                    : NormalizedResponse.of(DimseStatus.INVALID_ATTRIBUTE_VALUE);
        }

        @Override
        public NormalizedResponse set(NormalizedRequest.Set request) throws IOException {
            return provider.set(request);
        }
    }
}
