package org.consilium.dimse.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.consilium.dimse.association.NegotiatedContext;

/**
 * A message as it arrives.
 *
 * @param dataSet read from the association while it arrives; empty when the command has none
 */
public record Message(NegotiatedContext context, CommandSet command, InputStream dataSet) {

    /** Reads and drops what the receiver of the message left of its data set. */
    public void drain() throws IOException {
        dataSet.transferTo(OutputStream.nullOutputStream());
    }
}
