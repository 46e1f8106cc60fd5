package org.consilium.cases.duty;

import java.util.Optional;
import org.consilium.security.InstitutionId;

/** Working calendars of institutions. Where none is kept, that of the nearest institution above counts; where there is none, clocks run round the clock. */
public interface WorkingCalendars {

    Optional<WorkingCalendar> find(InstitutionId institution);

    /** The calendar that counts for an institution, and whose it is. */
    Optional<InForce> inForce(InstitutionId institution);

    record InForce(InstitutionId institution, WorkingCalendar calendar) {}

    /** Creates or replaces; cases that were sent before keep their times. */
    void save(InstitutionId institution, WorkingCalendar calendar);

    void remove(InstitutionId institution);
}
