package org.consilium.web.access;

import org.consilium.kernel.Uid;
import org.consilium.security.Person;

/** Whether a person sees a study at this moment, as the database has it now. */
@FunctionalInterface
public interface StillSees {

    boolean sees(Person person, Uid study);
}
