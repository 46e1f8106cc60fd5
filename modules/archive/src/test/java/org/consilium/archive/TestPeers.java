package org.consilium.archive;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;

/** One configured peer, OTHER, which belongs to another institution than the one that runs the node. */
final class TestPeers implements RemoteAes {

    static final RemoteAe OTHER = new RemoteAe(
            new AeTitle("OTHER"),
            "192.0.2.7",
            104,
            Set.of(RemoteAe.Permission.STORE, RemoteAe.Permission.FIND),
            Optional.of(TestArchive.OTHER));

    @Override
    public List<RemoteAe> all() {
        return List.of(OTHER);
    }

    @Override
    public Optional<RemoteAe> find(AeTitle aeTitle) {
        return all().stream().filter(ae -> ae.aeTitle().equals(aeTitle)).findFirst();
    }

    @Override
    public void save(RemoteAe remoteAe) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(AeTitle aeTitle) {
        throw new UnsupportedOperationException();
    }
}
