package org.consilium.dimse;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.dimse.workflow.ProcedureStepState;
import org.consilium.dimse.workflow.ProcedureStepStatus;
import org.consilium.dimse.workflow.UnifiedProcedureStep;

/** A worklist manager as small as one can be: states and locks of its steps, and a query that gives all of them. */
final class InMemoryWorklist extends InMemorySteps implements ServiceClass {

    private final Map<String, String> locks = new ConcurrentHashMap<>();

    @Override
    public NormalizedResponse create(NormalizedRequest.Create request) {
        return request.attributes().text(Tag.ProcedureStepState).equals(Optional.of("SCHEDULED"))
                ? super.create(request)
                : NormalizedResponse.of(ProcedureStepStatus.NOT_SCHEDULED);
    }

    @Override
    public NormalizedResponse action(NormalizedRequest.Action request) {
        return switch (request.type()) {
            case UnifiedProcedureStep.CHANGE_STATE -> changeState(request);
            case UnifiedProcedureStep.SUBSCRIBE -> NormalizedResponse.success();
            default -> NormalizedResponse.of(ProcedureStepStatus.PERFORMER_DOES_NOT_CANCEL);
        };
    }

    private NormalizedResponse changeState(NormalizedRequest.Action request) {
        DataSet step = byInstance.get(request.sopInstanceUid());
        if (step == null) {
            return NormalizedResponse.of(ProcedureStepStatus.NOT_MANAGED_HERE);
        }
        DataSet asked = request.information().orElseThrow();
        String transaction = asked.text(Tag.TransactionUID).orElse("");
        ProcedureStepState from = ProcedureStepState.of(
                        step.text(Tag.ProcedureStepState).orElseThrow())
                .orElseThrow();
        ProcedureStepState to = ProcedureStepState.of(
                        asked.text(Tag.ProcedureStepState).orElseThrow())
                .orElseThrow();
        boolean owner =
                locks.getOrDefault(request.sopInstanceUid(), transaction).equals(transaction);
        DimseStatus status = from.change(to, owner && !transaction.isEmpty(), true);
        if (status.isSuccess()) {
            locks.put(request.sopInstanceUid(), transaction);
            byInstance.put(
                    request.sopInstanceUid(),
                    step.toBuilder().text(Tag.ProcedureStepState, to.value()).build());
        }
        return NormalizedResponse.of(status);
    }

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        for (DataSet step : byInstance.values()) {
            exchange.respond(DimseStatus.PENDING, UnaryOperator.identity(), Optional.of(step));
        }
        exchange.respond(DimseStatus.SUCCESS, command -> command.text(CommandElement.ERROR_COMMENT, "all"));
        return true;
    }
}
