package org.consilium.app;

import java.nio.file.Path;
import java.util.Map;

/** The operator's own YAML file, named by {@code CONSILIUM_CONFIG}: read after the node's own, it wins over its defaults. */
final class ExtraFile {

    private static final String VARIABLE = "CONSILIUM_CONFIG";

    private ExtraFile() {}

    /** Properties that make Boot read the file; a missing one refuses the start. */
    static Map<String, Object> named(Map<String, String> environment) {
        var file = environment.getOrDefault(VARIABLE, "");
        return file.isBlank()
                ? Map.of()
                : Map.of(
                        "spring.config.additional-location",
                        Path.of(file).toUri().toString());
    }
}
