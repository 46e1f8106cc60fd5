package org.consilium.web.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.web.viewer.ViewerSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Which pages of elsewhere may ask this node by scripts (WHATWG Fetch 3.2): those of configured viewers, for what viewers ask, never with cookies. */
final class ViewerOrigins {

    private ViewerOrigins() {}

    static CorsConfigurationSource of(ViewerSettings viewers, Optional<String> publicUrl) {
        var source = new UrlBasedCorsConfigurationSource();
        List<String> origins =
                viewers.links().stream().flatMap(link -> link.origin().stream()).toList();
        if (!origins.isEmpty()) {
            var all = Stream.concat(origins.stream(), publicUrl.stream()).toList();
            var reading = rules(all, List.of("GET", "HEAD"));
            List.of("/dicomweb/studies", "/dicomweb/studies/**", "/dicomweb/series", "/dicomweb/instances")
                    .forEach(path -> source.registerCorsConfiguration(path, reading));
            source.registerCorsConfiguration("/api/viewer-sessions", rules(all, List.of("POST")));
        }
        return source;
    }

    private static CorsConfiguration rules(List<String> origins, List<String> methods) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(methods);
        rules.setAllowedHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE, HttpHeaders.RANGE));
        rules.setAllowCredentials(false);
        return rules;
    }
}
