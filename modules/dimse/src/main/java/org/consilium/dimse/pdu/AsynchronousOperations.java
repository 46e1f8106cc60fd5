package org.consilium.dimse.pdu;

/** Asynchronous operations window (PS3.7 D.3.3.3): operations outstanding at a time, 0 without limit. */
public record AsynchronousOperations(int invoked, int performed) {}
