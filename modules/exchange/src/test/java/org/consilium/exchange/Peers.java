package org.consilium.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;

/** Remote AEs on loopback. */
final class Peers implements RemoteAes {

    private final Map<AeTitle, RemoteAe> byTitle = new ConcurrentHashMap<>();

    void add(AeTitle title, int port) {
        save(new RemoteAe(title, "127.0.0.1", port, Set.of(), Optional.empty()));
    }

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
