package org.consilium.web.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.security.factor.SecondFactors;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.security.passkey.Passkeys;
import org.consilium.web.NodeDescription;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.consilium.web.session.Means;

/** What the portal knows of the session it works in. */
public final class SessionViews {

    private final InstitutionNames institutions;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final ProviderSignIn providers;
    private final NodeDescription node;
    private final boolean secondFactorRequired;

    /** @param secondFactorRequired whether a session by password alone opens nothing but the way to a second factor */
    public SessionViews(
            InstitutionNames institutions,
            SecondFactors secondFactors,
            Passkeys passkeys,
            ProviderSignIn providers,
            NodeDescription node,
            boolean secondFactorRequired) {
        this.institutions = institutions;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.providers = providers;
        this.node = node;
        this.secondFactorRequired = secondFactorRequired;
    }

    SessionView of(Person person, Means means) {
        return new SessionView(
                new PersonOfSession(
                        person.id().value(),
                        person.account(),
                        person.name(),
                        person.email(),
                        institutions.of(person.institution()),
                        person.roles(),
                        person.languages().stream().sorted().toList(),
                        person.zone().getId()),
                node,
                secondFactors.has(person.id()),
                !passkeys.of(person.id()).isEmpty(),
                secondFactorRequired && !means.isTwofold(),
                providers.choices(person.id()),
                means.isOfProvider());
    }

    /**
     * @param secondFactor whether the person has one, whose code belongs to the password
     * @param passkeys whether the person has any
     * @param enrolmentNeeded whether a second factor must be set up before anything else
     * @param providers identity providers at which the person can confirm
     * @param byProvider whether one of them has vouched for this session
     */
    record SessionView(
            PersonOfSession person,
            NodeDescription node,
            boolean secondFactor,
            boolean passkeys,
            boolean enrolmentNeeded,
            List<ProviderSignIn.Choice> providers,
            boolean byProvider) {}

    record PersonOfSession(
            UUID id,
            String account,
            String name,
            Optional<String> email,
            InstitutionRef institution,
            Set<Role> roles,
            List<String> languages,
            String zone) {}
}
