package org.consilium.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;

/** Configured peers kept in memory, with the rights a test gives them. */
final class ListedPeers implements RemoteAes {

    private final Map<AeTitle, RemoteAe> byTitle = new ConcurrentHashMap<>();

    @Override
    public List<RemoteAe> all() {
        return List.copyOf(byTitle.values());
    }

    @Override
    public Optional<RemoteAe> find(AeTitle aeTitle) {
        return Optional.ofNullable(byTitle.get(aeTitle));
    }

    @Override
    public void save(RemoteAe remoteAe) {
        byTitle.put(remoteAe.aeTitle(), remoteAe);
    }

    @Override
    public void delete(AeTitle aeTitle) {
        byTitle.remove(aeTitle);
    }
}
