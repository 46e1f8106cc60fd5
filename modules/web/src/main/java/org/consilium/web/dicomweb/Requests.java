package org.consilium.web.dicomweb;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.consilium.web.negotiation.Accept;
import org.springframework.http.HttpHeaders;

/** What every DICOMweb service reads from its request. */
public final class Requests {

    private Requests() {}

    public static Accept accept(HttpServletRequest request) {
        String[] query = request.getParameterValues("accept");
        return Accept.of(
                query == null ? List.of() : List.of(query), Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    }

    /** Whether only the headers of the answer are wanted. */
    public static boolean isHead(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }
}
