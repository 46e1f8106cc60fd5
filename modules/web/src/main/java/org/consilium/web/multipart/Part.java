package org.consilium.web.multipart;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a multipart body.
 *
 * @param headers header fields by lower-case name; of a repeated one the first
 * @param body the content; ends where the part ends and must be used before the next part is asked for
 */
public record Part(Map<String, String> headers, InputStream body) {

    public Part {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
