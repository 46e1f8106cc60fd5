package org.consilium.dimse.association;

import java.util.function.Predicate;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.pdu.AssociateRj;

/** The answer of an {@link AssociationPolicy}. */
public sealed interface Decision {

    /** Every SOP class there is a service for, in the first transfer syntax offered. */
    Accept ACCEPT_ALL = new Accept(_ -> true, _ -> true);

    /**
     * @param abstractSyntaxes which of the SOP classes this peer may use; others are answered with user-rejection
     * @param transferSyntaxes of which the first one offered is taken
     */
    record Accept(Predicate<String> abstractSyntaxes, Predicate<TransferSyntax> transferSyntaxes) implements Decision {}

    /** @param answer one of the constants of {@link AssociateRj} */
    record Reject(AssociateRj answer) implements Decision {}
}
