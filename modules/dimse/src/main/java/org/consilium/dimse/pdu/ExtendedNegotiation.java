package org.consilium.dimse.pdu;

import java.util.Arrays;

/**
 * SOP class extended negotiation (PS3.7 D.3.3.5).
 *
 * @param information service class application information, as the service class of PS3.4 defines it: often one byte for
 *     each option
 */
public record ExtendedNegotiation(String sopClassUid, byte[] information) {

    public ExtendedNegotiation {
        information = information.clone();
    }

    @Override
    public byte[] information() {
        return information.clone();
    }

    /** Whether the option at this place is asked for or granted: its byte is 1; missing bytes are 0. */
    public boolean option(int index) {
        return index < information.length && information[index] == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtendedNegotiation that
                && sopClassUid.equals(that.sopClassUid)
                && Arrays.equals(information, that.information);
    }

    @Override
    public int hashCode() {
        return 31 * sopClassUid.hashCode() + Arrays.hashCode(information);
    }
}
