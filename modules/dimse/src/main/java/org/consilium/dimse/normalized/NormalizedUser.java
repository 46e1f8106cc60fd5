package org.consilium.dimse.normalized;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.Response;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Makes requests to SOP instances of one SOP class over an association. Every method waits for the response.
 *
 * <p>Errors of every method: SOP_CLASS_NOT_SUPPORTED when the peer did not accept the abstract syntax in the role it takes;
 * the association stays usable.
 */
public final class NormalizedUser {

    private final ProtocolMachine machine;
    private final String abstractSyntax;
    private final String sopClassUid;

    /** Of instances whose SOP class is the abstract syntax. */
    public NormalizedUser(ProtocolMachine machine, String sopClassUid) {
        this(machine, sopClassUid, sopClassUid);
    }

    /**
     * @param abstractSyntax of the presentation context to be used
     * @param sopClassUid of the instances, where it is another one
     */
    public NormalizedUser(ProtocolMachine machine, String abstractSyntax, String sopClassUid) {
        this.machine = machine;
        this.abstractSyntax = abstractSyntax;
        this.sopClassUid = sopClassUid;
    }

    /**
     * N-CREATE (PS3.7 10.1.5).
     *
     * @param sopInstanceUid none: the provider finds one and says it in the response
     */
    public NormalizedResponse create(Optional<String> sopInstanceUid, DataSet attributes) throws IOException {
        CommandSet.Builder request =
                CommandSet.builder(CommandField.N_CREATE_RQ).uid(CommandElement.AFFECTED_SOP_CLASS_UID, sopClassUid);
        sopInstanceUid.ifPresent(uid -> request.uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, uid));
        return invoke(Roles::scu, request, Optional.of(attributes).filter(dataSet -> !dataSet.isEmpty()));
    }

    /** N-SET (PS3.7 10.1.3). */
    public NormalizedResponse set(String sopInstanceUid, DataSet modifications) throws IOException {
        return invoke(Roles::scu, requested(CommandField.N_SET_RQ, sopInstanceUid), Optional.of(modifications));
    }

    /** N-GET (PS3.7 10.1.2). @param attributes tags of those wanted; none: all */
    public NormalizedResponse get(String sopInstanceUid, List<Integer> attributes) throws IOException {
        CommandSet.Builder request = requested(CommandField.N_GET_RQ, sopInstanceUid);
        if (!attributes.isEmpty()) {
            request.tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST, attributes);
        }
        return invoke(Roles::scu, request, Optional.empty());
    }

    /** N-DELETE (PS3.7 10.1.6). */
    public NormalizedResponse delete(String sopInstanceUid) throws IOException {
        return invoke(Roles::scu, requested(CommandField.N_DELETE_RQ, sopInstanceUid), Optional.empty());
    }

    /** N-ACTION (PS3.7 10.1.4). */
    public NormalizedResponse action(String sopInstanceUid, int type, Optional<DataSet> information)
            throws IOException {
        CommandSet.Builder request =
                requested(CommandField.N_ACTION_RQ, sopInstanceUid).number(CommandElement.ACTION_TYPE_ID, type);
        return invoke(Roles::scu, request, information);
    }

    /** N-EVENT-REPORT (PS3.7 10.1.1): the only one that the provider of the SOP class sends to its user. */
    public NormalizedResponse report(String sopInstanceUid, int type, Optional<DataSet> information)
            throws IOException {
        CommandSet.Builder request = CommandSet.builder(CommandField.N_EVENT_REPORT_RQ)
                .uid(CommandElement.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .uid(CommandElement.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid)
                .number(CommandElement.EVENT_TYPE_ID, type);
        return invoke(Roles::scp, request, information);
    }

    private CommandSet.Builder requested(int field, String sopInstanceUid) {
        return CommandSet.builder(field)
                .uid(CommandElement.REQUESTED_SOP_CLASS_UID, sopClassUid)
                .uid(CommandElement.REQUESTED_SOP_INSTANCE_UID, sopInstanceUid);
    }

    private NormalizedResponse invoke(Predicate<Roles> role, CommandSet.Builder request, Optional<DataSet> dataSet)
            throws IOException {
        NegotiatedContext context = machine.contexts(abstractSyntax).stream()
                .filter(each -> role.test(each.roles()))
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Reason.SOP_CLASS_NOT_SUPPORTED, abstractSyntax + " was not accepted by the peer in this role"));
        Response response = (dataSet.isPresent()
                        ? machine.invoke(context, request, dataSet.get())
                        : machine.invoke(context, request))
                .only();
        return new NormalizedResponse(
                response.status(),
                response.command().text(CommandElement.AFFECTED_SOP_INSTANCE_UID),
                response.dataSet(),
                response.command().tags(CommandElement.ATTRIBUTE_IDENTIFIER_LIST),
                response.command().text(CommandElement.ERROR_COMMENT),
                response.command().number(CommandElement.ERROR_ID));
    }
}
