package org.consilium.archive.settle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceStored;
import org.consilium.archive.settle.ExpectedInstances.Named;
import org.consilium.archive.settle.ExpectedInstances.Source;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes key object selections with the title Manifest (113030, DCM; IHE RAD TF-3 4.68) as lists of what belongs to a study.
 * Other selections name what somebody found remarkable and prove nothing.
 */
public final class Manifests {

    private static final Logger LOG = LoggerFactory.getLogger(Manifests.class);
    private static final String MANIFEST = "113030";

    private final Archive archive;
    private final ExpectedInstances expected;

    public Manifests(JdbcClient jdbc, Archive archive, Clock clock) {
        this.archive = archive;
        this.expected = new ExpectedInstances(jdbc, clock);
    }

    @EventListener
    public void on(InstanceStored stored) {
        if (!stored.sopClass().equals(Uids.KeyObjectSelectionDocumentStorage)) {
            return;
        }
        var found = archive.open(new Caller.Node(), stored.sopInstance());
        if (found.isEmpty() || found.get().length() > HeaderReader.VALUE_BYTES_MAX * 16L) {
            return;
        }
        try (var in = found.get().open()) {
            note(stored, DataSetReader.read(in, found.get().transferSyntax()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(InstanceStored stored, DataSet document) {
        boolean isManifest = document.items(Tag.ConceptNameCodeSequence).stream()
                .anyMatch(title ->
                        title.text(Tag.CodeValue).filter(MANIFEST::equals).isPresent());
        if (!isManifest) {
            return;
        }
        for (var study : document.items(Tag.CurrentRequestedProcedureEvidenceSequence)) {
            var named = named(study);
            study.uid(Tag.StudyInstanceUID)
                    .ifPresent(uid ->
                            expected.note(uid, Source.KOS, stored.sopInstance().value(), named));
            LOG.debug("A manifest names {} instances of a study", named.size());
        }
    }

    private static List<Named> named(DataSet study) {
        var named = new ArrayList<Named>();
        for (var series : study.items(Tag.ReferencedSeriesSequence)) {
            var uid = series.uid(Tag.SeriesInstanceUID).map(Uid::value).orElse("");
            for (var instance : series.items(Tag.ReferencedSOPSequence)) {
                instance.uid(Tag.ReferencedSOPInstanceUID).ifPresent(each -> named.add(new Named(uid, each.value())));
            }
        }
        return named;
    }
}
