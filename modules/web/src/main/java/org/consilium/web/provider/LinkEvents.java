package org.consilium.web.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.consilium.security.Person;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.ParticipantObject;
import org.consilium.web.people.InstitutionNames;

/** Says in the trail that an identity at a provider now opens an account. */
public final class LinkEvents {

    private final AuditTrail trail;
    private final InstitutionNames institutions;
    private final InstantSource time;

    public LinkEvents(AuditTrail trail, InstitutionNames institutions, InstantSource time) {
        this.trail = trail;
        this.institutions = institutions;
        this.time = time;
    }

    void linked(Person person, String provider, HttpServletRequest request) {
        trail.say(AuditEvent.of(time.instant(), AuditAct.PEOPLE_CHANGED, Action.CREATE)
                .by(person, institutions.of(person.institution()).name(), request.getRemoteAddr())
                .command("link identity of " + provider)
                .about(ParticipantObject.account(person.account())));
    }
}
