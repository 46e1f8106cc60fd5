package org.consilium.cases.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.question.QuestionTemplate.Field;
import org.consilium.cases.question.QuestionTemplate.Kind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Templates that come with the program, in {@code templates.yaml}. */
final class ShippedTemplates {

    private static final String FILE = "templates.yaml";

    private ShippedTemplates() {}

    static List<QuestionTemplate> load() {
        try (var file = ShippedTemplates.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("Not on the class path: " + FILE);
            }
            List<Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return all.stream().map(ShippedTemplates::template).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QuestionTemplate template(Map<String, Object> from) {
        return new QuestionTemplate(
                String.valueOf(from.get("id")),
                texts(from.get("title")),
                list(from.get("sites")).stream().map(String::valueOf).toList(),
                Set.copyOf(list(from.get("modalities")).stream()
                        .map(String::valueOf)
                        .toList()),
                list(from.get("fields")).stream().map(ShippedTemplates::field).toList(),
                false);
    }

    private static Field field(Object from) {
        if (!(from instanceof Map<?, ?> field)) {
            throw new IllegalStateException(FILE + ": a field has names and values");
        }
        return new Field(
                String.valueOf(field.get("id")),
                texts(field.get("label")),
                Kind.valueOf(String.valueOf(field.get("kind"))),
                list(field.get("options")).stream().map(ShippedTemplates::texts).toList(),
                Optional.ofNullable(field.get("unit")).map(String::valueOf));
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object from) {
        return from instanceof List<?> list ? list : List.of();
    }

    private static Map<String, String> texts(@org.jspecify.annotations.Nullable Object from) {
        var texts = new LinkedHashMap<String, String>();
        if (from instanceof Map<?, ?> map) {
            map.forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
        }
        return texts;
    }
}
