package org.consilium.web.dicomweb;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Warning header fields in the words that PS3.18 prescribes. They stay on an answer that becomes a problem afterwards. */
public final class Warnings {

    private Warnings() {}

    /** @param text without quotation marks */
    public static void add(HttpServletResponse response, String text) {
        response.addHeader(HttpHeaders.WARNING, "299 consilium \"" + text + "\"");
    }
}
