package org.consilium.archive.index;

import java.util.Optional;
import org.consilium.archive.Origin;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;

/** The institution that what a sender sends belongs to: named with it, else that of its AE, else the one that runs the node. */
public final class Owners {

    private final RemoteAes remoteAes;
    private final Institutions institutions;

    public Owners(RemoteAes remoteAes, Institutions institutions) {
        this.remoteAes = remoteAes;
        this.institutions = institutions;
    }

    /** Asks PostgreSQL. */
    public InstitutionId of(Origin origin) {
        return origin.institution().orElseGet(() -> bySender(origin));
    }

    /** Likewise, but an institution that this node does not know any more, because its directory is a new one, does not count. */
    InstitutionId stillKnown(Origin origin) {
        return origin.institution()
                .filter(id -> institutions.find(id).isPresent())
                .orElseGet(() -> bySender(origin));
    }

    private InstitutionId bySender(Origin origin) {
        return Optional.of(origin.callingAe())
                .flatMap(Owners::title)
                .flatMap(remoteAes::find)
                .flatMap(RemoteAe::institution)
                .orElseGet(() -> institutions.home().id());
    }

    private static Optional<AeTitle> title(String callingAe) {
        try {
            return Optional.of(new AeTitle(callingAe));
        } catch (Rejected notAnAeTitle) {
            return Optional.empty();
        }
    }
}
