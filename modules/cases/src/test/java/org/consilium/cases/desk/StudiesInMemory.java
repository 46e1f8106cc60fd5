package org.consilium.cases.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.cases.StudyExtent;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.material.StudyFacts;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;

/** Studies without an archive around them; who may see them is asked of their institution. */
final class StudiesInMemory implements CaseStudies {

    private final Map<Uid, StudyFacts> facts = new ConcurrentHashMap<>();
    private final Map<Uid, List<ManifestInstance>> instances = new ConcurrentHashMap<>();

    final Map<CaseId, List<StudyExtent>> extents = new ConcurrentHashMap<>();

    void add(Uid study, InstitutionId institution, String patient, String modality, int count) {
        add(study, institution, "ID " + patient, "", patient, modality, "", count);
    }

    void add(
            Uid study,
            InstitutionId institution,
            String id,
            String issuer,
            String name,
            String modality,
            String accession,
            int count) {
        facts.put(
                study, new StudyFacts(study, institution, id, issuer, Optional.of(name), Set.of(modality), accession));
        instances.put(study, List.of());
        arrive(study, new Uid(study + ".1"), count);
    }

    void arrive(Uid study, Uid series, int count) {
        var all = new ArrayList<>(instances.getOrDefault(study, List.of()));
        for (int i = 0; i < count; i++) {
            var sop = new Uid(series + "." + (all.size() + 1));
            all.add(new ManifestInstance(
                    study, series, sop, "1.2.840.10008.5.1.4.1.1.2", "%064x".formatted(all.size())));
        }
        instances.put(study, List.copyOf(all));
    }

    @Override
    public Optional<StudyFacts> find(Caller caller, Uid study) {
        return Optional.ofNullable(facts.get(study))
                .filter(found -> !(caller instanceof Caller.Human(var person))
                        || person.institution().equals(found.institution()));
    }

    @Override
    public List<Uid> ofSamePatient(StudyFacts study) {
        return facts.values().stream()
                .filter(other -> other.institution().equals(study.institution())
                        && other.patientId().equals(study.patientId())
                        && other.patientIdIssuer().equals(study.patientIdIssuer()))
                .map(StudyFacts::studyInstanceUid)
                .toList();
    }

    @Override
    public List<Uid> withAccession(InstitutionId institution, String accessionNumber) {
        return facts.values().stream()
                .filter(study -> study.institution().equals(institution)
                        && study.accessionNumber().equals(accessionNumber))
                .map(StudyFacts::studyInstanceUid)
                .toList();
    }

    @Override
    public boolean holds(InstitutionId institution, Uid instance) {
        return facts.values().stream()
                .filter(study -> study.institution().equals(institution))
                .flatMap(study -> manifest(study.studyInstanceUid()).stream())
                .anyMatch(held -> held.sopInstance().equals(instance));
    }

    @Override
    public List<ManifestInstance> manifest(Uid study) {
        return instances.getOrDefault(study, List.of());
    }

    @Override
    public void announce(CaseId id, List<StudyExtent> expected) {
        extents.put(id, List.copyOf(expected));
    }
}
