package org.consilium.dimse.association;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.UserIdentityResponse;

/** The answer of an {@link AssociationPolicy}. */
public sealed interface Decision {

    /** Every SOP class there is a service for, in the first transfer syntax offered. */
    Accept ACCEPT_ALL = new Accept(_ -> true, _ -> true);

    /**
     * @param abstractSyntaxes which of the SOP classes this peer may use; others are answered with user-rejection
     * @param transferSyntaxes which of them may be used
     * @param preferred of those that may be used and are offered, the first one in this list is taken; when none is in it,
     *     the first one offered
     * @param userIdentityResponse the answer to a user identity that was believed; sent only when the peer asked for it
     */
    record Accept(
            Predicate<String> abstractSyntaxes,
            Predicate<TransferSyntax> transferSyntaxes,
            List<TransferSyntax> preferred,
            Optional<UserIdentityResponse> userIdentityResponse)
            implements Decision {

        public Accept {
            preferred = List.copyOf(preferred);
        }

        /** Without a preference of its own, and without an answer to a user identity. */
        public Accept(Predicate<String> abstractSyntaxes, Predicate<TransferSyntax> transferSyntaxes) {
            this(abstractSyntaxes, transferSyntaxes, List.of(), Optional.empty());
        }

        public Accept preferring(TransferSyntax... syntaxes) {
            return new Accept(abstractSyntaxes, transferSyntaxes, List.of(syntaxes), userIdentityResponse);
        }

        public Accept answering(UserIdentityResponse response) {
            return new Accept(abstractSyntaxes, transferSyntaxes, preferred, Optional.of(response));
        }
    }

    /** @param answer one of the constants of {@link AssociateRj} */
    record Reject(AssociateRj answer) implements Decision {}
}
