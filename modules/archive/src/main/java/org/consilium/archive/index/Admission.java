package org.consilium.archive.index;

import java.util.List;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;

/**
 * Whether what one institution sends may join a study of another: only where the settings say so. The node's own reports and
 * its machine client may always.
 */
public final class Admission {

    private final Owners owners;
    private final Institutions institutions;
    private final List<Exemption> exemptions;

    /**
     * One institution that may add to the studies of another.
     *
     * @param from name of the sender's institution
     * @param to name of the institution that owns the studies
     */
    public record Exemption(String from, String to) {}

    public Admission(Owners owners, Institutions institutions, List<Exemption> exemptions) {
        this.owners = owners;
        this.institutions = institutions;
        this.exemptions = List.copyOf(exemptions);
    }

    /** Whether a sender may add to a study of the owner. */
    public boolean admits(Origin origin, InstitutionId owner) {
        return admits(origin, owners.of(origin), owner);
    }

    /** Likewise, where the sender's institution is known already. */
    boolean admits(Origin origin, InstitutionId sender, InstitutionId owner) {
        return sender.equals(owner)
                || origin.channel() == Channel.REPORT
                || (origin.channel() == Channel.STOW && origin.institution().isEmpty())
                || isExempt(sender, owner);
    }

    private boolean isExempt(InstitutionId sender, InstitutionId owner) {
        if (exemptions.isEmpty()) {
            return false;
        }
        String from = institutions.find(sender).map(Institution::name).orElse("");
        String to = institutions.find(owner).map(Institution::name).orElse("");
        return exemptions.contains(new Exemption(from, to));
    }
}
