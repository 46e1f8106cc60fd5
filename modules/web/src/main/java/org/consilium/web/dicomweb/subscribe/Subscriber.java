package org.consilium.web.dicomweb.subscribe;

import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;

/**
 * Who hears of events: an AE title of a caller. The same title of somebody else is another subscriber, so that nobody listens to, or ends, what
 * others have subscribed to.
 *
 * @param owner stays the same for ever
 */
record Subscriber(String owner, AeTitle aeTitle) {

    static Subscriber of(Caller caller, String aeTitle) {
        return new Subscriber(owner(caller), new AeTitle(aeTitle));
    }

    private static String owner(Caller caller) {
        return switch (caller) {
            case Caller.Human(var person) -> "person " + person.id().value();
            case Caller.Machine(var name) -> "machine " + name;
            case Caller.Peer _, Caller.Viewer _, Caller.Node _ -> throw new Rejected(Reason.NOT_AUTHORIZED);
        };
    }
}
