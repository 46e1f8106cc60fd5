package org.consilium.archive.receive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.consilium.archive.Arrival;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Refused;
import org.consilium.archive.Receipt.Stored;
import org.consilium.archive.SenderCertificate;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;

/** C-STORE SCP (PS3.4 Annex B). Success is answered only once the bytes are durable: a stronger promise than B.2.3. */
public final class StoreScp implements DimseService<StoreRequest> {

    private final InstanceReceiver receiver;
    private final Predicate<Peer> mayStore;

    /** @param mayStore asked without waiting for anything */
    public StoreScp(InstanceReceiver receiver, Predicate<Peer> mayStore) {
        this.receiver = receiver;
        this.mayStore = mayStore;
    }

    @Override
    public DimseStatus handle(StoreRequest request, InputStream dataSet) throws IOException {
        if (!mayStore.test(request.peer())) {
            return DimseStatus.NOT_AUTHORIZED;
        }
        return switch (receiver.receive(arrival(request), dataSet)) {
            case Stored stored -> DimseStatus.SUCCESS;
            case Duplicate duplicate -> DimseStatus.SUCCESS;
            case Refused refused -> new DimseStatus(refused.reason().dimseStatus());
        };
    }

    /** The institution is left to the index, which knows the peers: no answer waits for it. */
    private static Arrival arrival(StoreRequest request) {
        var peer = request.peer();
        var origin = new Origin(
                Channel.DIMSE,
                peer.callingAe().value(),
                peer.calledAe().value(),
                peer.address().getHostAddress(),
                Optional.empty(),
                peer.certificate().map(SenderCertificate::of));
        return new Arrival(
                origin,
                request.transferSyntax(),
                Optional.of(request.affectedSopClassUid()),
                Optional.of(request.affectedSopInstanceUid()),
                Optional.empty(),
                OptionalLong.of(request.association()));
    }
}
