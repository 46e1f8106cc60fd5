package org.consilium.dimse.normalized;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.kernel.Uid;

/**
 * Puts a provider, or a listener, behind the presentation contexts of a service class: to be registered with {@link
 * org.consilium.dimse.service.ServiceClasses#with} or {@link org.consilium.dimse.service.ServiceClasses#withUser}.
 */
public final class NormalizedService implements ServiceClass {

    private final Performer performer;
    private final Set<String> sopClasses;

    private NormalizedService(Performer performer, Set<String> sopClasses) {
        this.performer = performer;
        this.sopClasses = Set.copyOf(sopClasses);
    }

    /** Does what a request asks. */
    private interface Performer {
        NormalizedResponse perform(NormalizedRequest request) throws IOException;
    }

    /** A provider of the SOP class of the presentation context. */
    public static NormalizedService of(NormalizedProvider provider) {
        return of(provider, Set.of());
    }

    /**
     * A provider whose instances may be of other SOP classes than the presentation context, as with unified procedure steps
     * and meta SOP classes.
     */
    public static NormalizedService of(NormalizedProvider provider, Set<String> sopClasses) {
        return new NormalizedService(request -> provided(provider, request), sopClasses);
    }

    /** A listener to the SOP class of the presentation context. */
    public static NormalizedService of(EventListener listener) {
        return of(listener, Set.of());
    }

    /** A listener to other SOP classes too. */
    public static NormalizedService of(EventListener listener, Set<String> sopClasses) {
        return new NormalizedService(
                request -> request instanceof NormalizedRequest.EventReport report
                        ? listener.heard(report)
                        : NormalizedResponse.of(DimseStatus.UNRECOGNIZED_OPERATION),
                sopClasses);
    }

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        Optional<NormalizedRequests.Read> read = new NormalizedRequests(exchange, sopClasses).read();
        if (read.isEmpty()) {
            return false;
        }
        switch (read.get()) {
            case NormalizedRequests.Read.Refused(var status) -> exchange.respond(status);
            case NormalizedRequests.Read.Request(var request) ->
                respond(exchange, request, named(request, performer.perform(request)));
        }
        return true;
    }

    private static NormalizedResponse provided(NormalizedProvider provider, NormalizedRequest request)
            throws IOException {
        return switch (request) {
            case NormalizedRequest.Create create -> provider.create(create);
            case NormalizedRequest.Set set -> provider.set(set);
            case NormalizedRequest.Get get -> provider.get(get);
            case NormalizedRequest.Delete delete -> provider.delete(delete);
            case NormalizedRequest.Action action -> provider.action(action);
            case NormalizedRequest.EventReport _ -> NormalizedResponse.of(DimseStatus.UNRECOGNIZED_OPERATION);
        };
    }

    /** An instance that was created gets a UID from here when neither side has given it one (PS3.7 10.1.5.1.4). */
    private static NormalizedResponse named(NormalizedRequest request, NormalizedResponse response) {
        boolean done = response.status().isSuccess() || response.status().isWarning();
        return done
                        && response.sopInstanceUid().isEmpty()
                        && request instanceof NormalizedRequest.Create create
                        && create.sopInstanceUid().isEmpty()
                ? response.withSopInstanceUid(Uid.random().value())
                : response;
    }

    private static void respond(Exchange exchange, NormalizedRequest request, NormalizedResponse response)
            throws IOException {
        exchange.respond(
                response.status(), command -> elements(command, exchange, request, response), dataSet(response));
    }

    private static Optional<DataSet> dataSet(NormalizedResponse response) {
        return response.dataSet().filter(dataSet -> !dataSet.isEmpty());
    }

    private static CommandSet.Builder elements(
            CommandSet.Builder command, Exchange exchange, NormalizedRequest request, NormalizedResponse response) {
        command.uid(CommandElement.AFFECTED_SOP_CLASS_UID, request.sopClassUid());
        response.sopInstanceUid()
                .or(() -> instanceOf(exchange.request().command()))
                .ifPresent(uid -> command.uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, uid));
        List<Integer> attributes = response.attributes();
        if (!attributes.isEmpty()) {
            command.tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST, attributes);
        }
        response.errorComment().ifPresent(comment -> command.text(CommandElement.ERROR_COMMENT, comment));
        response.errorId().ifPresent(id -> command.number(CommandElement.ERROR_ID, id));
        switch (request) {
            case NormalizedRequest.Action action -> command.number(CommandElement.ACTION_TYPE_ID, action.type());
            case NormalizedRequest.EventReport report -> command.number(CommandElement.EVENT_TYPE_ID, report.type());
            case NormalizedRequest.Create _,
                    NormalizedRequest.Set _,
                    NormalizedRequest.Get _,
                    NormalizedRequest.Delete _ -> {}
        }
        return command;
    }

    private static Optional<String> instanceOf(CommandSet request) {
        return request.field() == CommandField.N_CREATE_RQ || request.field() == CommandField.N_EVENT_REPORT_RQ
                ? request.text(CommandElement.AFFECTED_SOP_INSTANCE_UID)
                : request.text(CommandElement.REQUESTED_SOP_INSTANCE_UID);
    }
}
