package org.consilium.web.studies;

import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.Query;
import org.consilium.archive.StudyRecord;
import org.consilium.cases.Cases;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.people.InstitutionNames;

/** Puts together what the archive knows of a study and what the cases know. */
public final class StudyViews {

    private final Archive archive;
    private final Cases cases;
    private final InstitutionNames institutions;

    public StudyViews(Archive archive, Cases cases, InstitutionNames institutions) {
        this.archive = archive;
        this.cases = cases;
        this.institutions = institutions;
    }

    StudyView line(Person person, StudyRecord study) {
        return StudyView.of(study, institutions.of(study.institution()), cases.ofStudy(person, study.uid()), null);
    }

    /** A study with its series; empty when the person does not see it. */
    public Optional<StudyView> find(Person person, Uid study) {
        Caller caller = new Caller.Human(person);
        return archive.study(caller, study)
                .map(found -> StudyView.of(
                        found,
                        institutions.of(found.institution()),
                        cases.ofStudy(person, study),
                        archive.series(caller, Query.ofStudy(study)).rows()));
    }

    /** Those of some studies that the person sees, with their series. */
    public List<StudyView> findAll(Person person, List<Uid> studies) {
        return studies.stream().flatMap(study -> find(person, study).stream()).toList();
    }
}
