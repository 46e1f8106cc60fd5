package org.consilium.app.documents;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Every key that the node reads, found in the records that are bound to the configuration. */
final class SettingsRecords {

    private SettingsRecords() {}

    /** Keys in lower case with hyphens, with the default the record declares, if any. */
    static Map<String, Optional<String>> keys() {
        var keys = new TreeMap<String, Optional<String>>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.consilium").stream()
                        .filter(each -> each.isAnnotatedWith(ConfigurationProperties.class))
                        .map(each -> each.reflect())
                        .forEach(type -> collect(
                                type,
                                type.getAnnotation(ConfigurationProperties.class)
                                        .value(),
                                keys));
        return keys;
    }

    private static void collect(Class<?> type, String prefix, Map<String, Optional<String>> keys) {
        for (var component : type.getRecordComponents()) {
            var key = prefix + "." + hyphenated(component.getName());
            if (component.getType().isRecord()) {
                collect(component.getType(), key, keys);
            } else {
                keys.put(key, declaredDefault(type, component));
            }
        }
    }

    private static Optional<String> declaredDefault(Class<?> type, RecordComponent component) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            for (var parameter : type.getDeclaredConstructor(types).getParameters()) {
                if (parameter.getName().equals(component.getName())
                        && parameter.isAnnotationPresent(DefaultValue.class)) {
                    return Optional.of(Arrays.stream(
                                    parameter.getAnnotation(DefaultValue.class).value())
                            .collect(Collectors.joining(",")));
                }
            }
            return Optional.empty();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(type + " has no canonical constructor", e);
        }
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
