package org.consilium.cases.material;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.cases.ManifestInstance;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/** Studies of this node's archive. */
public final class ArchiveStudies implements CaseStudies {

    private final Archive archive;

    public ArchiveStudies(Archive archive) {
        this.archive = archive;
    }

    @Override
    public Optional<StudyFacts> find(Caller caller, Uid study) {
        return archive.study(caller, study)
                .map(found -> new StudyFacts(
                        found.uid(),
                        found.institution(),
                        Optional.of(found.patient().name()).filter(name -> !name.isEmpty()),
                        found.modalities()));
    }

    @Override
    public List<ManifestInstance> manifest(Uid study) {
        return archive.openStudy(new Caller.Node(), study).stream()
                .map(ArchiveStudies::entry)
                .toList();
    }

    private static ManifestInstance entry(StoredInstance instance) {
        var row = instance.record();
        return new ManifestInstance(
                row.series().study().uid(),
                row.series().uid(),
                row.uid(),
                row.sopClass(),
                HexFormat.of().formatHex(instance.sha256()));
    }
}
