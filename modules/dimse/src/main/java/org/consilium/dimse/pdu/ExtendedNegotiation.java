package org.consilium.dimse.pdu;

/** SOP class extended negotiation (PS3.7 D.3.3.5): service class application information, as its service class defines. */
public record ExtendedNegotiation(String sopClassUid, byte[] information) {}
