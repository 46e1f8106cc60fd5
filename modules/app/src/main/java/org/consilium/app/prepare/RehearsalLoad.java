package org.consilium.app.prepare;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.message.DimseStatus;

/**
 * A morning of a node in some seconds: scanners send, readers find and read. What the Java machine learns of it is in the cache, so
 * that a node's first study already comes in as fast as its hundredth would.
 */
final class RehearsalLoad {

    /** Associations at a time. */
    private static final int SCANNERS = 4;

    /** Of each scanner: so many that the compilers of the Java machine have made up their mind. */
    private static final int SMALL_IMAGES = 800;

    private static final int LARGE_IMAGES = 80;

    private static final int READS = 40;

    private static final String MODEL = Uids.StudyRootQueryRetrieveInformationModelGet;

    private final Rehearsal node;

    private RehearsalLoad(Rehearsal node) {
        this.node = node;
    }

    static RehearsalLoad of(Rehearsal node) {
        return new RehearsalLoad(node);
    }

    void run() throws IOException, InterruptedException {
        var scanners = new ArrayList<Future<RehearsalSeries>>();
        try (var threads = Executors.newFixedThreadPool(SCANNERS)) {
            for (int i = 0; i < SCANNERS; i++) {
                scanners.add(threads.submit(this::scan));
            }
        }
        for (var scanner : scanners) {
            read(resultOf(scanner));
        }
    }

    private RehearsalSeries scan() throws IOException {
        send(RehearsalSeries.small(), SMALL_IMAGES);
        var large = RehearsalSeries.large();
        send(large, LARGE_IMAGES);
        return large;
    }

    private void send(RehearsalSeries series, int images) throws IOException {
        try (var association = DimseClient.connect(node.dicom(), series.contexts())) {
            for (int i = 0; i < images; i++) {
                expectSuccess(association.store(series.image(i)));
            }
        }
    }

    private void read(RehearsalSeries series) throws IOException, InterruptedException {
        var study = "/dicomweb/studies/" + series.study();
        var image = study + "/series/" + series.series() + "/instances/" + series.instance(0);
        for (int i = 0; i < READS; i++) {
            node.read("/dicomweb/studies?StudyInstanceUID=" + series.study());
            node.read(study + "/metadata");
            node.read(image + "/frames/1");
            node.read(image + "/rendered");
        }
        node.read(study);
        get(series);
    }

    private void get(RehearsalSeries series) throws IOException {
        var identifier = DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "STUDY")
                .text(Tag.StudyInstanceUID, series.study().value())
                .build();
        try (var association = DimseClient.connectForGet(node.dicom(), MODEL, series.contexts(), (_, dataSet) -> {
            dataSet.transferTo(OutputStream.nullOutputStream());
            return DimseStatus.SUCCESS;
        })) {
            expectSuccess(association.get(MODEL, identifier, _ -> true).status());
        }
    }

    private static void expectSuccess(DimseStatus status) throws IOException {
        if (!status.equals(DimseStatus.SUCCESS)) {
            throw new IOException("the node that was started for trial answered " + status);
        }
    }

    private static RehearsalSeries resultOf(Future<RehearsalSeries> scanner) throws IOException, InterruptedException {
        try {
            return scanner.get();
        } catch (ExecutionException e) {
            throw new IOException("a trial run failed: " + e.getCause(), e);
        }
    }
}
