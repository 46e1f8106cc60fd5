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
 * What the browser of the person an answer was made for may keep, and nobody else. It asks each time, mostly to be told that
 * nothing changed: access ends with the case and with the session, and browsers do not tell people apart. The entity tag is
 * strong: it names the stored bytes by their SHA-256 and the form they are sent in.
 */
public final class Caching {

    private static final String ASK_EACH_TIME = "private, no-cache";

    private Caching() {}

    /**
     * Sets the headers.
     *
     * @param tag as of {@link #tag}
     * @return true when the client has the answer already; 304 has been set then
     */
    public static boolean isKnown(String tag, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        response.addHeader(HttpHeaders.VARY, "Accept, Authorization, Cookie");
        return new ServletWebRequest(request, response).checkNotModified('"' + tag + '"');
    }

    /** @param form everything besides the stored bytes on which the answer depends */
    public static String tag(List<StoredInstance> instances, String form) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            instances.forEach(instance -> {
                digest.update(instance.sha256());
                digest.update(Long.toString(instance.revision()).getBytes(StandardCharsets.US_ASCII));
            });
            digest.update(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
