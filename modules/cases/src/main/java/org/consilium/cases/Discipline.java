package org.consilium.cases;

import org.consilium.security.Role;

/** Which kind of specialist is asked. */
public enum Discipline {
    RADIOLOGY(Role.SPECIALIST),
    PATHOLOGY(Role.PATHOLOGIST),
    ONCOLOGY(Role.SPECIALIST);

    private final Role reader;

    Discipline(Role reader) {
        this.reader = reader;
    }

    /** The role somebody must hold to be offered such a case. */
    public Role reader() {
        return reader;
    }
}
