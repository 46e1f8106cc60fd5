package org.consilium.web.fhir;

import java.io.IOException;
import org.consilium.security.Institutions;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;

/** A node, the record system of a hospital that asks it, and that of a hospital which has nothing to do with it. */
final class FhirPartners implements AutoCloseable {

    static final String JSON = "application/fhir+json";
    static final String XML = "application/fhir+xml";

    final ReadingRoom room;
    final Browser administrator;
    final Hospital hospital;
    final Hospital stranger;

    FhirPartners(String... settings) {
        room = new ReadingRoom(settings);
        // Of the institution that runs the node: they look after all of them.
        room.node.person("chief", room.node.bean(Institutions.class).home(), Role.ADMINISTRATOR);
        administrator = room.node.browser().signIn("chief");
        hospital = new Hospital(room.node, room.hospital, "records", administrator);
        stranger = new Hospital(room.node, room.node.institution("Far away"), "far-records", administrator);
    }

    @Override
    public void close() throws IOException {
        room.close();
    }
}
