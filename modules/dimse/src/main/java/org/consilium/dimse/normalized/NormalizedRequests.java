package org.consilium.dimse.normalized;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.kernel.Uid;

/** Reads requests from messages, and checks what every one of them must have. */
final class NormalizedRequests {

    /** Longest data set of a request that is taken into memory, in bytes. */
    static final int DATA_SET_LENGTH_MAX = 1 << 24;

    private final Exchange exchange;
    private final CommandSet command;
    private final Set<String> sopClasses;

    NormalizedRequests(Exchange exchange, Set<String> sopClasses) {
        this.exchange = exchange;
        this.command = exchange.request().command();
        this.sopClasses = sopClasses;
    }

    /** A request, or the status that says what is wrong with it. */
    sealed interface Read {
        record Request(NormalizedRequest request) implements Read {}

        record Refused(DimseStatus status) implements Read {}
    }

    /** Nothing when the message is none of these services. */
    Optional<Read> read() throws IOException {
        return switch (command.field()) {
            case CommandField.N_CREATE_RQ -> Optional.of(create());
            case CommandField.N_EVENT_REPORT_RQ ->
                Optional.of(existing(CommandElement.AFFECTED_SOP_CLASS_UID, CommandElement.AFFECTED_SOP_INSTANCE_UID));
            case CommandField.N_SET_RQ, CommandField.N_GET_RQ, CommandField.N_DELETE_RQ, CommandField.N_ACTION_RQ ->
                Optional.of(
                        existing(CommandElement.REQUESTED_SOP_CLASS_UID, CommandElement.REQUESTED_SOP_INSTANCE_UID));
            default -> Optional.empty();
        };
    }

    private Read create() throws IOException {
        String sopClass = command.text(CommandElement.AFFECTED_SOP_CLASS_UID).orElse("");
        Optional<String> instance = command.text(CommandElement.AFFECTED_SOP_INSTANCE_UID);
        if (!isTaken(sopClass)) {
            return new Read.Refused(DimseStatus.NO_SUCH_SOP_CLASS);
        }
        if (instance.filter(uid -> !Uid.isValid(uid)).isPresent()) {
            return new Read.Refused(DimseStatus.INVALID_SOP_INSTANCE);
        }
        return new Read.Request(new NormalizedRequest.Create(
                exchange.peer(), sopClass, instance, dataSet().orElse(DataSet.empty())));
    }

    private Read existing(int classElement, int instanceElement) throws IOException {
        String sopClass = command.text(classElement).orElse("");
        String instance = command.text(instanceElement).orElse("");
        if (!isTaken(sopClass)) {
            return new Read.Refused(DimseStatus.NO_SUCH_SOP_CLASS);
        }
        if (!Uid.isValid(instance)) {
            return new Read.Refused(DimseStatus.INVALID_SOP_INSTANCE);
        }
        return switch (command.field()) {
            case CommandField.N_SET_RQ ->
                new Read.Request(new NormalizedRequest.Set(
                        exchange.peer(), sopClass, instance, dataSet().orElse(DataSet.empty())));
            case CommandField.N_GET_RQ ->
                new Read.Request(new NormalizedRequest.Get(
                        exchange.peer(), sopClass, instance, command.tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST)));
            case CommandField.N_DELETE_RQ ->
                new Read.Request(new NormalizedRequest.Delete(exchange.peer(), sopClass, instance));
            case CommandField.N_ACTION_RQ -> action(sopClass, instance);
            default -> eventReport(sopClass, instance);
        };
    }

    private Read action(String sopClass, String instance) throws IOException {
        var type = command.number(CommandElement.ACTION_TYPE_ID);
        return type.isEmpty()
                ? new Read.Refused(DimseStatus.NO_SUCH_ACTION_TYPE)
                : new Read.Request(
                        new NormalizedRequest.Action(exchange.peer(), sopClass, instance, type.getAsInt(), dataSet()));
    }

    private Read eventReport(String sopClass, String instance) throws IOException {
        var type = command.number(CommandElement.EVENT_TYPE_ID);
        return type.isEmpty()
                ? new Read.Refused(DimseStatus.NO_SUCH_EVENT_TYPE)
                : new Read.Request(new NormalizedRequest.EventReport(
                        exchange.peer(), sopClass, instance, type.getAsInt(), dataSet()));
    }

    private boolean isTaken(String sopClass) {
        return sopClass.equals(exchange.request().context().abstractSyntax()) || sopClasses.contains(sopClass);
    }

    private Optional<DataSet> dataSet() throws IOException {
        return command.hasDataSet() ? Optional.of(exchange.readDataSet(DATA_SET_LENGTH_MAX)) : Optional.empty();
    }
}
