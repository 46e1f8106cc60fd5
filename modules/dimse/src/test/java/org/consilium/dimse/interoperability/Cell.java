package org.consilium.dimse.interoperability;

/** One thing to be tried: a service in a role of ours with a peer over a transport. */
record Cell(Service service, Role role, Peer peer, Transport transport) {}
