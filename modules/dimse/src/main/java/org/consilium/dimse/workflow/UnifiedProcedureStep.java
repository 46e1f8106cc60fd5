package org.consilium.dimse.workflow;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.normalized.EventListener;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.dimse.service.ServiceClasses;

/**
 * Unified Procedure Steps over DIMSE (PS3.4 annex CC). There is one kind of instance, of the Push SOP class; the five SOP
 * classes are what an association may do with it.
 */
public final class UnifiedProcedureStep {

    public static final int CHANGE_STATE = 1;
    public static final int REQUEST_CANCEL = 2;
    public static final int SUBSCRIBE = 3;
    public static final int UNSUBSCRIBE = 4;
    public static final int SUSPEND_GLOBAL_SUBSCRIPTION = 5;

    public static final int STATE_REPORT = 1;
    public static final int CANCEL_REQUESTED = 2;
    public static final int PROGRESS_REPORT = 3;
    public static final int SCP_STATUS_CHANGE = 4;
    public static final int ASSIGNED = 5;

    /** Instance that N-ACTION subscribes to when it means all there are (PS3.4 CC.2.3). */
    public static final String GLOBAL_SUBSCRIPTION_UID = "1.2.840.10008.5.1.4.34.5";

    /** The same with a filter. */
    public static final String FILTERED_GLOBAL_SUBSCRIPTION_UID = "1.2.840.10008.5.1.4.34.5.1";

    private UnifiedProcedureStep() {}

    /** Which messages an association may send by each SOP class (PS3.4 tables CC.2.1-1 to CC.2.9-1). */
    public enum SopClass {
        PUSH(
                "1.2.840.10008.5.1.4.34.6.1",
                Set.of(CommandField.N_CREATE_RQ, CommandField.N_GET_RQ),
                Set.of(REQUEST_CANCEL)),
        WATCH(
                "1.2.840.10008.5.1.4.34.6.2",
                Set.of(CommandField.N_GET_RQ, CommandField.C_FIND_RQ),
                Set.of(REQUEST_CANCEL, SUBSCRIBE, UNSUBSCRIBE, SUSPEND_GLOBAL_SUBSCRIPTION)),
        PULL(
                "1.2.840.10008.5.1.4.34.6.3",
                Set.of(CommandField.N_GET_RQ, CommandField.N_SET_RQ, CommandField.C_FIND_RQ),
                Set.of(CHANGE_STATE)),
        EVENT("1.2.840.10008.5.1.4.34.6.4", Set.of(), Set.of()),
        QUERY("1.2.840.10008.5.1.4.34.6.5", Set.of(CommandField.C_FIND_RQ), Set.of());

        private final String uid;
        private final Set<Integer> operations;
        private final Set<Integer> actions;

        SopClass(String uid, Set<Integer> operations, Set<Integer> actions) {
            this.uid = uid;
            this.operations = operations;
            this.actions = actions;
        }

        public String uid() {
            return uid;
        }

        Optional<DimseStatus> refusal(CommandSet request) {
            if (request.field() == CommandField.N_ACTION_RQ && !actions.isEmpty()) {
                int type = request.number(CommandElement.ACTION_TYPE_ID).orElse(0);
                return actions.contains(type) ? Optional.empty() : Optional.of(DimseStatus.NO_SUCH_ACTION_TYPE);
            }
            return operations.contains(request.field())
                    ? Optional.empty()
                    : Optional.of(DimseStatus.UNRECOGNIZED_OPERATION);
        }
    }

    /**
     * Everything a worklist manager provides: all five SOP classes.
     *
     * @param steps answers N-CREATE, N-SET, N-GET and N-ACTION, by all SOP classes together
     * @param query answers C-FIND of pull, watch and query
     */
    public static ServiceClasses provider(ServiceClasses others, NormalizedProvider steps, ServiceClass query) {
        ServiceClass service = NormalizedService.of(steps, Set.of(SopClass.PUSH.uid()));
        ServiceClasses all = others;
        for (SopClass each : SopClass.values()) {
            all = all.with(each.uid(), new Guard(each, service, query));
        }
        return all;
    }

    /** For {@link ServiceClasses#withUser} with the event SOP class: hears reports of the steps subscribed to. */
    public static ServiceClass events(EventListener listener) {
        return NormalizedService.of(listener, Set.of(SopClass.PUSH.uid()));
    }

    private record Guard(SopClass sopClass, ServiceClass steps, ServiceClass query) implements ServiceClass {

        @Override
        public boolean perform(Exchange exchange) throws IOException {
            CommandSet request = exchange.request().command();
            Optional<DimseStatus> refusal = sopClass.refusal(request);
            if (refusal.isPresent()) {
                exchange.respond(refusal.get());
                return true;
            }
            return request.field() == CommandField.C_FIND_RQ ? query.perform(exchange) : steps.perform(exchange);
        }

        @Override
        public boolean isPerformedBesideReading() {
            return true; // a query can be cancelled
        }

        @Override
        public Optional<byte[]> negotiate(byte[] proposed) {
            return query.negotiate(proposed);
        }
    }
}
