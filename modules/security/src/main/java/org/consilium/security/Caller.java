package org.consilium.security;

import org.consilium.kernel.AeTitle;

/** On whose behalf something is done. */
public sealed interface Caller {

    /** A signed-in person. */
    record Human(Person person) implements Caller {}

    /** The machine client that holds the API token: queries, reads and stores everything by DICOMweb. */
    record Machine(String name) implements Caller {}

    /** A DICOM peer, already checked against its configuration. */
    record Peer(AeTitle aeTitle) implements Caller {}

    /** The node itself: forwarding, settling, scrubbing. */
    record Node() implements Caller {}
}
