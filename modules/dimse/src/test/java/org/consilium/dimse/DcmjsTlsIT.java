package org.consilium.dimse;

import java.nio.file.Path;
import org.consilium.dimse.interoperability.Over;
import org.consilium.dimse.interoperability.Transport;

/** dcmjs-dimse over TLS. */
@Over(Transport.TLS)
class DcmjsTlsIT extends DcmjsServices {

    @Override
    Wire wire(Path folder) {
        return Wire.tls(folder);
    }
}
