package org.consilium.cases.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A set of fields whose answers become lines of the question. Texts by language tag; English, or the only language there is, where one is missing.
 *
 * @param id of one of the hospital's own a UUID
 * @param sites beginnings of ICD-O-3 topography codes, or {@code *}
 * @param modalities of the studies; empty: any
 * @param own whether it is the hospital's own, which may be changed
 */
public record QuestionTemplate(
        String id,
        Map<String, String> title,
        List<String> sites,
        Set<String> modalities,
        List<Field> fields,
        boolean own) {

    public static final int FIELDS_MAX = 40;
    public static final int OPTIONS_MAX = 40;
    public static final int TEXT_LENGTH_MAX = 200;
    private static final int SITES_MAX = 50;
    private static final String ANY = "*";

    /** What is typed or chosen. */
    public enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        YES_NO
    }

    /** @param unit behind a number, for example {@code mm} */
    public record Field(
            String id, Map<String, String> label, Kind kind, List<Map<String, String>> options, Optional<String> unit) {

        public Field {
            label = Map.copyOf(label);
            options = options.stream().map(Map::copyOf).toList();
        }
    }

    /** Errors: INVALID_REQUEST. */
    public QuestionTemplate {
        title = Map.copyOf(title);
        sites = List.copyOf(sites);
        modalities = Set.copyOf(modalities);
        fields = List.copyOf(fields);
        requireTexts("title", title);
        require(!sites.isEmpty() && sites.size() <= SITES_MAX, "sites: 1 to " + SITES_MAX);
        require(
                sites.stream().allMatch(site -> site.equals(ANY) || site.matches("C\\d{2}(\\.\\d)?")),
                "sites: beginnings of ICD-O-3 topography codes such as C34, or *");
        require(modalities.stream().allMatch(one -> one.matches("[A-Z0-9_ ]{1,16}")), "modalities: such as CT");
        require(!fields.isEmpty() && fields.size() <= FIELDS_MAX, "fields: 1 to " + FIELDS_MAX);
        fields.forEach(QuestionTemplate::check);
    }

    private static void check(Field field) {
        require(field.id().matches("[a-z0-9-]{1,40}"), "field: an id of small letters, digits and hyphens");
        requireTexts("label", field.label());
        require(field.options().size() <= OPTIONS_MAX, "options: at most " + OPTIONS_MAX);
        require(field.kind() == Kind.CHOICE != field.options().isEmpty(), "options: of a choice, and of nothing else");
        field.options().forEach(option -> requireTexts("option", option));
        field.unit().ifPresent(unit -> require(!unit.isBlank() && unit.length() <= 20, "unit: at most 20 characters"));
    }

    private static void requireTexts(String name, Map<String, String> texts) {
        require(
                !texts.isEmpty()
                        && texts.values().stream().allMatch(text -> !text.isBlank() && text.length() <= TEXT_LENGTH_MAX)
                        && texts.keySet().stream().allMatch(tag -> tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")),
                name + ": texts of 1 to " + TEXT_LENGTH_MAX + " characters by language");
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }

    /**
     * How well it fits: the longer the beginning of the site, the better; then one that names the modality.
     *
     * @param site ICD-O-3 topography code, may be empty
     * @return none when it does not fit
     */
    Optional<Integer> rank(String site, Set<String> present) {
        boolean modality =
                modalities.isEmpty() || present.isEmpty() || modalities.stream().anyMatch(present::contains);
        return sites.stream()
                .filter(one -> modality && (one.equals(ANY) || site.startsWith(one)))
                .map(one -> (one.equals(ANY) ? 0 : one.length()) * 2 + (modalities.isEmpty() ? 0 : 1))
                .max(Integer::compareTo);
    }
}
