package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.consilium.security.passkey.Site;

/**
 * Where passkeys of this node are made and used: its public address, or {@code localhost} where none is set. Never what the request says of
 * itself: the Host header is the caller's word.
 */
public final class PasskeySite {

    private static final String LOCAL = "localhost";

    private final Optional<Site> site;

    /**
     * @param publicUrl what links to this node begin with
     * @param domain RP ID, when it is not the whole host name of that address
     */
    public PasskeySite(Optional<String> publicUrl, Optional<String> domain) {
        this.site = publicUrl.map(URI::create).map(uri -> new Site(domain.orElseGet(() -> host(uri)), origin(uri)));
        publicUrl.map(URI::create).ifPresent(uri -> domain.ifPresent(name -> require(host(uri), name)));
    }

    private static void require(String host, String domain) {
        if (!host.equals(domain) && !host.endsWith("." + domain)) {
            throw new IllegalArgumentException("consilium.web.passkey-domain: " + domain + " is not a part of " + host);
        }
    }

    Site of(HttpServletRequest request) {
        return site.orElseGet(
                () -> new Site(LOCAL, "%s://%s:%d".formatted(request.getScheme(), LOCAL, request.getLocalPort())));
    }

    private static String host(URI uri) {
        return Optional.ofNullable(uri.getHost())
                .orElseThrow(() -> new IllegalArgumentException("consilium.web.public-url has no host name"));
    }

    /** As browsers write it: the port only where it is not the usual one (RFC 6454 6.2). */
    private static String origin(URI uri) {
        boolean usual = uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return uri.getScheme() + "://" + host(uri) + (usual ? "" : ":" + uri.getPort());
    }
}
