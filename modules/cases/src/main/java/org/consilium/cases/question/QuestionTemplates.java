package org.consilium.cases.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.consilium.cases.register.TemplateRegister;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import tools.jackson.databind.json.JsonMapper;

/** Templates of questions: those of the program, and those that an institution has made for itself and those below it. */
public final class QuestionTemplates {

    private static final int OWN_MAX = 200;

    private final List<QuestionTemplate> shipped = ShippedTemplates.load();
    private final TemplateRegister register;
    private final Institutions institutions;
    private final JsonMapper json = JsonMapper.builder().build();

    public QuestionTemplates(TemplateRegister register, Institutions institutions) {
        this.register = register;
        this.institutions = institutions;
    }

    /**
     * Those that fit, best first; of equals the hospital's own first.
     *
     * @param site ICD-O-3 topography code, may be empty
     * @param modalities of the studies; empty: not known
     */
    public List<QuestionTemplate> find(Person by, String site, Set<String> modalities) {
        return all(by).stream()
                .filter(template -> template.rank(site, modalities).isPresent())
                .sorted(Comparator.comparing((QuestionTemplate template) ->
                                -template.rank(site, modalities).orElse(0))
                        .thenComparing(template -> !template.own()))
                .toList();
    }

    /** All that a person may use: their institution's own, those of institutions above it, and those of the program. */
    public List<QuestionTemplate> all(Person by) {
        var upwards = new InstitutionTree(institutions.all()).upwards(by.institution());
        var all = new ArrayList<>(own(upwards::contains));
        all.addAll(shipped);
        return all;
    }

    private List<QuestionTemplate> own(Predicate<InstitutionId> of) {
        return register.all().stream()
                .filter(row -> of.test(row.institution()))
                .map(this::template)
                .toList();
    }

    private QuestionTemplate template(TemplateRegister.Row row) {
        var content = json.readValue(row.content(), QuestionTemplate.class);
        return new QuestionTemplate(
                row.id().toString(), content.title(), content.sites(), content.modalities(), content.fields(), true);
    }

    /** Errors: TOO_LARGE (there are as many as there may be). */
    public void add(Person by, QuestionTemplate template) {
        if (own(by.institution()::equals).size() >= OWN_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "an institution has at most " + OWN_MAX + " templates");
        }
        register.insert(
                new TemplateRegister.Row(UUID.randomUUID(), by.institution(), json.writeValueAsString(template)),
                by.id());
    }

    /** Errors: NOT_FOUND (none of the person's institution). */
    public void change(Person by, UUID id, QuestionTemplate template) {
        if (!register.update(
                new TemplateRegister.Row(id, by.institution(), json.writeValueAsString(template)), by.id())) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }

    /** Errors: NOT_FOUND likewise. */
    public void remove(Person by, UUID id) {
        if (!register.delete(id, by.institution())) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }
}
