package org.consilium.web.openapi;

import java.util.Map;
import org.consilium.web.NodeDescription;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Answers the description of the interfaces. */
@RestController
public final class OpenApiController {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final NodeDescription node;

    public OpenApiController(ObjectProvider<RequestMappingHandlerMapping> mappings, NodeDescription node) {
        this.mappings = mappings;
        this.node = node;
    }

    @GetMapping("/api/openapi.json")
    Map<String, Object> description() {
        Schemas schemas = new Schemas();
        Map<String, Object> paths = new Paths(schemas).of(mappings.stream().toList());
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of("title", "Consilium", "version", node.version()),
                "paths",
                paths,
                "components",
                Map.of(
                        "schemas",
                        schemas.all(),
                        "securitySchemes",
                        Map.of(
                                "session",
                                Map.of("type", "apiKey", "in", "cookie", "name", "CONSILIUM_SESSION"),
                                "token",
                                Map.of("type", "http", "scheme", "bearer"))));
    }
}
