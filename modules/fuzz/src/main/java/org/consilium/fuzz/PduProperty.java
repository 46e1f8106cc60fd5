package org.consilium.fuzz;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.consilium.dimse.pdu.EncodedPdu;
import org.consilium.dimse.pdu.InvalidPdu;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.PduReader;
import org.consilium.dimse.pdu.PresentationDataValue;

/** Of PDUs one after another: what was read can be written, and reading that gives the same PDU. */
final class PduProperty implements Property {

    private static final int DATA_LENGTH_MAX = 1 << 18;

    @Override
    public void check(byte[] input) throws IOException {
        InputStream in = new ByteArrayInputStream(input);
        var reader = new PduReader(in::read, DATA_LENGTH_MAX);
        try {
            for (Optional<Pdu> pdu = reader.read(); pdu.isPresent(); pdu = reader.read()) {
                check(pdu.get());
            }
        } catch (InvalidPdu | EOFException e) {
            // What the reader says of bytes that are no PDU, or not all of one.
        }
    }

    private static void check(Pdu pdu) throws IOException {
        if (pdu instanceof PDataTf data) {
            walk(data);
            return;
        }
        EncodedPdu written = PduEncoder.encode(pdu);
        InputStream in = new ByteArrayInputStream(written.buffer(), written.offset(), written.length());
        Pdu again = new PduReader(in::read, DATA_LENGTH_MAX).read().orElseThrow();
        EncodedPdu twice = PduEncoder.encode(again);
        Property.require(bytes(written).equals(bytes(twice)), "came back as another PDU");
    }

    private static java.nio.ByteBuffer bytes(EncodedPdu pdu) {
        return java.nio.ByteBuffer.wrap(pdu.buffer(), pdu.offset(), pdu.length());
    }

    private static void walk(PDataTf data) {
        Optional<PresentationDataValue> value = data.first();
        while (value.isPresent()) {
            PresentationDataValue each = value.get();
            Property.require(
                    each.offset() + each.length() <= each.buffer().length, "a fragment beyond the end of its PDU");
            value = each.next();
        }
    }
}
