package org.consilium.web.dicomweb.capability;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Resources;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Answers OPTIONS at the root of the services with all that they offer (PS3.18 8.9); below it the Allow header says it. */
@RestController
public final class CapabilitiesController {

    private static final String WADL = "application/vnd.sun.wadl+xml";
    private static final String JSON = "application/json";

    private final Optional<String> publicUrl;
    private final JsonMapper json;

    public CapabilitiesController(Optional<String> publicUrl, JsonMapper json) {
        this.publicUrl = publicUrl;
        this.json = json;
    }

    @RequestMapping(path = "/dicomweb", method = RequestMethod.OPTIONS)
    void capabilities(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String mediaType = Requests.accept(request).best(List.of(WADL, JSON));
        Wadl wadl = new Wadl(Resources.of(publicUrl, request).base(), Capabilities.TABLE);
        response.setHeader(HttpHeaders.ALLOW, "OPTIONS");
        response.setContentType(mediaType);
        response.getOutputStream().write(mediaType.equals(WADL) ? wadl.xml() : json.writeValueAsBytes(wadl.tree()));
    }
}
