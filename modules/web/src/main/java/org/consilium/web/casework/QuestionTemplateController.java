package org.consilium.web.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.question.QuestionTemplate;
import org.consilium.cases.question.QuestionTemplates;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Templates of questions: those that fit a site and the images, and the hospital's own. */
@RestController
@RequestMapping("/api/question-templates")
public final class QuestionTemplateController {

    private final QuestionTemplates templates;

    public QuestionTemplateController(QuestionTemplates templates) {
        this.templates = templates;
    }

    /** @param site ICD-O-3 topography code; without it and modalities all of them */
    @GetMapping
    List<QuestionTemplate> list(
            Person person, @RequestParam Optional<String> site, @RequestParam Optional<List<String>> modality) {
        return site.isEmpty() && modality.isEmpty()
                ? templates.all(person)
                : templates.find(person, site.orElse(""), Set.copyOf(modality.orElse(List.of())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    List<QuestionTemplate> add(Person person, @RequestBody TemplateBody body) {
        templates.add(person, body.template());
        return templates.all(person);
    }

    @PutMapping("/{template}")
    List<QuestionTemplate> change(Person person, @PathVariable String template, @RequestBody TemplateBody body) {
        templates.change(person, DocumentController.uuid(template), body.template());
        return templates.all(person);
    }

    @DeleteMapping("/{template}")
    List<QuestionTemplate> remove(Person person, @PathVariable String template) {
        templates.remove(person, DocumentController.uuid(template));
        return templates.all(person);
    }

    record TemplateBody(
            @Nullable Map<String, String> title,
            @Nullable List<String> sites,
            @Nullable List<String> modalities,
            @Nullable List<FieldBody> fields) {

        QuestionTemplate template() {
            return new QuestionTemplate(
                    "",
                    Body.require(title, "title"),
                    Body.list(sites, "sites"),
                    Set.copyOf(Body.list(modalities, "modalities")),
                    Body.list(fields, "fields").stream().map(FieldBody::field).toList(),
                    true);
        }
    }

    record FieldBody(
            @Nullable String id,
            @Nullable Map<String, String> label,
            QuestionTemplate.@Nullable Kind kind,
            @Nullable List<Map<String, String>> options,
            @Nullable String unit) {

        QuestionTemplate.Field field() {
            return new QuestionTemplate.Field(
                    Body.line(id, "field.id"),
                    Body.require(label, "field.label"),
                    Body.require(kind, "field.kind"),
                    Body.list(options, "field.options"),
                    Body.optionalLine(unit, "field.unit"));
        }
    }
}
