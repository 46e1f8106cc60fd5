package org.consilium.dimse;

import java.nio.file.Path;
import org.consilium.dimse.interoperability.Over;
import org.consilium.dimse.interoperability.Transport;

/** Orthanc over TLS. */
@Over(Transport.TLS)
class OrthancTlsIT extends OrthancServices {

    @Override
    Wire wire(Path folder) {
        return Wire.tls(folder);
    }
}
