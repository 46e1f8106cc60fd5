package org.consilium.web.access;

import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/** Whether a caller sees a study at this moment, as the database has it now. */
@FunctionalInterface
public interface StillSees {

    boolean sees(Caller caller, Uid study);
}
