package org.consilium.dimse.workflow;

import java.io.IOException;
import org.consilium.dimse.normalized.NormalizedProvider;
import org.consilium.dimse.normalized.NormalizedRequest;
import org.consilium.dimse.normalized.NormalizedResponse;
import org.consilium.dimse.normalized.NormalizedService;
import org.consilium.dimse.service.ServiceClass;

/** Instance Availability Notification SOP class (PS3.4 annex R): one N-CREATE says which instances can be had where. */
public final class InstanceAvailability {

    public static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.33";

    private InstanceAvailability() {}

    /** Takes notifications. */
    @FunctionalInterface
    public interface Listener {
        NormalizedResponse notified(NormalizedRequest.Create notification) throws IOException;
    }

    /** A provider of it, which is the side that is notified. */
    public static ServiceClass provider(Listener listener) {
        return NormalizedService.of(new NormalizedProvider() {
            @Override
            public NormalizedResponse create(NormalizedRequest.Create request) throws IOException {
                return listener.notified(request);
            }
        });
    }
}
