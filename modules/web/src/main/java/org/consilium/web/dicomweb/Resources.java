package org.consilium.web.dicomweb;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.consilium.kernel.Uid;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Addresses of DICOMweb resources as one client sees them (PS3.18 10.1.1).
 *
 * @param base without a slash at the end, for example {@code https://node.example/dicomweb}
 */
public record Resources(String base) {

    /** @param publicUrl what links begin with; none: what the client addressed */
    public static Resources of(Optional<String> publicUrl, HttpServletRequest request) {
        String node = publicUrl
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .build()
                        .toUriString());
        return new Resources(node + "/dicomweb");
    }

    public String study(Uid study) {
        return base + "/studies/" + study;
    }

    public String series(Uid study, Uid series) {
        return study(study) + "/series/" + series;
    }

    public String instance(Uid study, Uid series, Uid instance) {
        return series(study, series) + "/instances/" + instance;
    }
}
