package org.consilium.web.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.retention.StudyFacts;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;

/** A study without its patient. */
record StudyFactsView(
        String studyInstanceUid,
        InstitutionRef institution,
        Optional<LocalDate> studyDate,
        List<String> modalities,
        List<String> senders,
        LocalDate received,
        Optional<LocalDate> opened,
        int instances,
        long bytes) {

    static StudyFactsView of(StudyFacts facts, InstitutionNames institutions) {
        return new StudyFactsView(
                facts.study().value(),
                institutions.of(facts.institution()),
                facts.studyDate(),
                facts.modalities().stream().sorted().toList(),
                facts.senders().stream().sorted().toList(),
                facts.received(),
                facts.opened(),
                facts.instances(),
                facts.bytes());
    }
}
