package org.consilium.web.openapi;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Describes the routes of our own controllers. */
final class Paths {

    private static final String OWN_PACKAGE = "org.consilium.";
    private static final String JSON = "application/json";

    private final Schemas schemas;

    Paths(Schemas schemas) {
        this.schemas = schemas;
    }

    Map<String, Object> of(List<RequestMappingHandlerMapping> mappings) {
        Map<String, Object> paths = new TreeMap<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (handler.getBeanType().getName().startsWith(OWN_PACKAGE)) {
                    add(paths, info, handler);
                }
            });
        }
        return paths;
    }

    private void add(Map<String, Object> paths, RequestMappingInfo info, HandlerMethod handler) {
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                String path = pattern.replace("{*", "{");
                Map<String, Object> operations = new TreeMap<>();
                if (paths.get(path) instanceof Map<?, ?> known) {
                    known.forEach((name, operation) -> operations.put(String.valueOf(name), operation));
                }
                operations.put(method.name().toLowerCase(Locale.ROOT), operation(path, info, handler));
                paths.put(path, operations);
            }
        }
    }

    private Map<String, Object> operation(String path, RequestMappingInfo info, HandlerMethod handler) {
        Map<String, Object> operation = new LinkedHashMap<>();
        String controller = handler.getBeanType().getSimpleName().replace("Controller", "");
        operation.put("operationId", controller + "." + handler.getMethod().getName());
        operation.put("tags", List.of(controller));
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                parameters.add(parameter(parameter, "path", true));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                RequestParam query = parameter.getAnnotation(RequestParam.class);
                boolean optional = parameter.getType() == Optional.class
                        || !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                parameters.add(parameter(parameter, "query", !optional));
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                operation.put("requestBody", Map.of("required", true, "content", body(info, parameter)));
            }
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(handler));
        operation.put("security", security(path));
        return operation;
    }

    private Map<String, Object> parameter(Parameter parameter, String in, boolean required) {
        return Map.of(
                "name",
                parameter.getName(),
                "in",
                in,
                "required",
                required,
                "schema",
                schemas.of(parameter.getParameterizedType()));
    }

    /** JSON, or the media type a handler takes as bytes. */
    private Map<String, Object> body(RequestMappingInfo info, Parameter body) {
        String type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(Object::toString)
                .orElse(JSON);
        return body.getType() == byte[].class
                ? Map.of(type, Map.of("schema", Map.of("type", "string")))
                : Map.of(JSON, Map.of("schema", schemas.of(body.getParameterizedType())));
    }

    private Map<String, Object> responses(HandlerMethod handler) {
        ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", "Success");
        if (handler.getMethod().getReturnType() != void.class) {
            success.put(
                    "content",
                    Map.of(JSON, Map.of("schema", schemas.of(handler.getMethod().getGenericReturnType()))));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(String.valueOf(status == null ? 200 : status.value().value()), success);
        responses.put(
                "default",
                Map.of(
                        "description",
                        "A problem (RFC 9457)",
                        "content",
                        Map.of("application/problem+json", Map.of("schema", Schemas.PROBLEM))));
        return responses;
    }

    private static List<Object> security(String path) {
        Map<String, Object> session = Map.of("session", List.of());
        boolean forSystems = path.startsWith("/dicomweb") || path.startsWith("/fhir");
        return forSystems ? List.of(session, Map.of("token", List.of())) : List.of(session);
    }
}
