package org.consilium.security;

import java.util.List;
import java.util.Optional;
import org.consilium.kernel.AeTitle;

/** The DICOM peers this node knows. */
public interface RemoteAes {

    List<RemoteAe> all();

    Optional<RemoteAe> find(AeTitle aeTitle);

    /** Creates or replaces. Errors: INVALID_REQUEST (port, host, institution unknown). */
    void save(RemoteAe remoteAe);

    void delete(AeTitle aeTitle);
}
