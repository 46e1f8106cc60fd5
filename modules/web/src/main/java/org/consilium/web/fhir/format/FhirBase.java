package org.consilium.web.fhir.format;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address below which resources lie, as one client sees it. */
public final class FhirBase {

    private final Optional<String> publicUrl;

    /** @param publicUrl what links begin with; none: what the client addressed */
    public FhirBase(Optional<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Without a slash at the end, for example {@code https://node.example/fhir}. */
    public String of(HttpServletRequest request) {
        return publicUrl
                        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                        .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                                .build()
                                .toUriString())
                + "/fhir";
    }
}
