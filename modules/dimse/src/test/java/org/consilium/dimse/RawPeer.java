package org.consilium.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.AsynchronousOperations;
import org.consilium.dimse.pdu.EncodedPdu;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.PduReader;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.RoleSelection;
import org.consilium.dimse.pdu.UserInformation;

/** A peer that sends whatever bytes it is told to. */
final class RawPeer implements AutoCloseable {

    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Socket socket;
    private final PduReader reader;

    RawPeer(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) PATIENCE.toMillis());
        InputStream in = socket.getInputStream();
        this.reader = new PduReader(in::read, 1 << 20);
    }

    void send(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(Pdu pdu) throws IOException {
        EncodedPdu bytes = PduEncoder.encode(pdu);
        socket.getOutputStream().write(bytes.buffer(), bytes.offset(), bytes.length());
    }

    /** The next PDU, nothing when the other side closed. */
    Optional<Pdu> receive() throws IOException {
        return reader.read();
    }

    /** Context 1 is CT image storage, context 3 verification. */
    AssociateAc associate() throws IOException {
        send(request(16384));
        return (AssociateAc) receive().orElseThrow();
    }

    /** The same with an asynchronous operations window. */
    AssociateAc associate(int window) throws IOException {
        send(request(UserInformation.ofThisImplementation(16384)
                .withAsynchronousOperations(Optional.of(new AsynchronousOperations(window, 1)))));
        return (AssociateAc) receive().orElseThrow();
    }

    /** The same with roles of this side for CT image storage. */
    AssociateAc associateAs(Roles roles) throws IOException {
        send(request(UserInformation.ofThisImplementation(16384)
                .withRoleSelections(List.of(new RoleSelection(CT, roles.scu(), roles.scp())))));
        return (AssociateAc) receive().orElseThrow();
    }

    static AssociateRq request(int maximumLength) {
        return request(UserInformation.ofThisImplementation(maximumLength));
    }

    private static AssociateRq request(UserInformation user) {
        return new AssociateRq(
                1,
                "CONSILIUM",
                "RAW",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                List.of(
                        new PresentationContext(1, CT, List.of(IMPLICIT)),
                        new PresentationContext(3, "1.2.840.10008.1.1", List.of(IMPLICIT))),
                user);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
