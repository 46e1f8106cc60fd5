package org.consilium.security;

import java.util.Map;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/** On whose behalf something is done. */
public sealed interface Caller {

    /** A signed-in person. */
    record Human(Person person) implements Caller {}

    /**
     * A viewer that a signed-in person has opened from a case: reads some studies for that person, and nothing else.
     *
     * @param name of the viewer in the configuration
     * @param studies what it was opened for, with the institution each belongs to
     */
    record Viewer(Person person, String name, Map<Uid, InstitutionId> studies) implements Caller {
        public Viewer {
            studies = Map.copyOf(studies);
        }
    }

    /** The machine client that holds the API token: queries, reads and stores everything by DICOMweb. */
    record Machine(String name) implements Caller {}

    /** A DICOM peer, already checked against its configuration. */
    record Peer(AeTitle aeTitle) implements Caller {}

    /** The node itself: forwarding, settling, scrubbing. */
    record Node() implements Caller {}
}
