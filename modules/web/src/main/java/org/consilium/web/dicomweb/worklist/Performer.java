package org.consilium.web.dicomweb.worklist;

import org.consilium.cases.ReadingTask;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.Person;

/** Who may work on a workitem: the person who is asked, and nobody for them. */
final class Performer {

    private Performer() {}

    /** Errors: NOT_AUTHORIZED. */
    static Person of(Caller caller, ReadingTask task) {
        Person person = person(caller);
        if (!person.id().equals(task.performer().id())) {
            throw new Rejected(Reason.NOT_AUTHORIZED, "somebody else is asked");
        }
        return person;
    }

    /** Errors: NOT_AUTHORIZED for a machine, which gives no opinions. */
    static Person person(Caller caller) {
        if (caller instanceof Caller.Human(Person person)) {
            return person;
        }
        throw new Rejected(Reason.NOT_AUTHORIZED, "a signed-in person does this");
    }
}
