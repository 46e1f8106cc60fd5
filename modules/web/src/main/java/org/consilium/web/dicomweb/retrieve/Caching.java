package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.consilium.archive.StoredInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * How long an answer may be kept by the browser of the person it was made for, and by nobody else. The entity tag is strong:
 * it names the stored bytes by their SHA-256 and the form they are sent in.
 */
enum Caching {
    /** What was received never changes. */
    FOR_EVER("private, max-age=31536000, immutable"),
    /** A study or series may get more instances: ask again, mostly to be told that nothing changed. */
    GROWING("private, no-cache");

    private final String cacheControl;

    Caching(String cacheControl) {
        this.cacheControl = cacheControl;
    }

    /**
     * Sets the headers.
     *
     * @param tag as of {@link #tag}
     * @return true when the client has the answer already; 304 has been set then
     */
    boolean isKnown(String tag, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.addHeader(HttpHeaders.VARY, "Accept, Authorization, Cookie");
        return new ServletWebRequest(request, response).checkNotModified('"' + tag + '"');
    }

    /** @param form everything besides the stored bytes on which the answer depends */
    static String tag(List<StoredInstance> instances, String form) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            instances.forEach(instance -> digest.update(instance.sha256()));
            digest.update(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
