package org.consilium.cases.routing;

import java.util.Optional;
import java.util.Set;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.security.Institution;
import org.consilium.security.PersonId;

/** What a case asks for, usual where a test says nothing: a CT of the lung in Russian or English. */
final class InquiryBuilder {

    private final PersonId referrer;
    private final Institution origin;
    private Optional<String> department = Optional.empty();
    private Discipline discipline = Discipline.RADIOLOGY;
    private Urgency urgency = Urgency.ROUTINE;
    private String site = "C34.1";
    private Set<String> modalities = Set.of("CT");
    private Set<String> languages = Set.of("ru", "en");
    private Set<PersonId> declined = Set.of();
    private Set<PersonId> silent = Set.of();

    InquiryBuilder(PersonId referrer, Institution origin) {
        this.referrer = referrer;
        this.origin = origin;
    }

    InquiryBuilder discipline(Discipline value) {
        discipline = value;
        return this;
    }

    InquiryBuilder urgency(Urgency value) {
        urgency = value;
        return this;
    }

    InquiryBuilder site(String value) {
        site = value;
        return this;
    }

    InquiryBuilder modalities(String... values) {
        modalities = Set.of(values);
        return this;
    }

    InquiryBuilder languages(String... values) {
        languages = Set.of(values);
        return this;
    }

    InquiryBuilder department(String value) {
        department = Optional.of(value);
        return this;
    }

    InquiryBuilder declined(Specialist who) {
        declined = Set.of(who.person().id());
        return this;
    }

    InquiryBuilder silent(Specialist who) {
        silent = Set.of(who.person().id());
        return this;
    }

    Inquiry build() {
        return new Inquiry(
                referrer,
                origin,
                department,
                discipline,
                urgency,
                site,
                modalities,
                languages,
                declined,
                silent,
                Set.of());
    }
}
