package org.consilium.web.provider;

import java.util.Set;
import org.consilium.security.Administration;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.oidc.ExternalIdentity;
import org.consilium.security.oidc.ProviderSignIn;

/** Whose business an identity is: of the institution whose people its provider knows, and of the node for a provider that is configured no longer. */
public final class IdentityPlaces {

    private final ProviderSignIn providers;
    private final Institutions institutions;
    private final Administration administration;

    public IdentityPlaces(ProviderSignIn providers, Institutions institutions, Administration administration) {
        this.providers = providers;
        this.institutions = institutions;
        this.administration = administration;
    }

    InstitutionId of(ExternalIdentity identity) {
        return providers
                .institutionOf(identity.provider())
                .flatMap(institutions::findByName)
                .map(Institution::id)
                .orElseGet(() -> institutions.home().id());
    }

    /** The institutions that somebody looks after. */
    Set<InstitutionId> of(Person administrator) {
        return administration.of(administrator);
    }
}
