package org.consilium.dimse.commitment;

/** An object that is to be kept: a SOP instance and its class. */
public record ObjectReference(String sopClassUid, String sopInstanceUid) {}
