package org.consilium.web.event;

import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/** Something that changed, with what decides who may hear of it. */
sealed interface Change {

    /** @param owner institution the study belongs to */
    record StudyOf(Uid study, InstitutionId owner) implements Change {}

    /** @param concerned who takes part in the case */
    record CaseOf(UUID id, Set<PersonId> concerned) implements Change {}

    /**
     * A case took back what it had granted.
     *
     * @param owner institution the studies belong to
     */
    record AccessEndedOf(UUID id, Set<PersonId> people, Set<Uid> studies, InstitutionId owner) implements Change {}

    /** @param officers who review it */
    record EmergencyOf(UUID id, Set<PersonId> officers) implements Change {}

    record DeliveryOf(UUID id) implements Change {}
}
