package org.consilium.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.app.demo.ct.ThoraxSeries;
import org.consilium.app.demo.material.PatientStudy;
import org.consilium.app.demo.slide.SlideSeries;
import org.consilium.app.listen.DicomPort;
import org.consilium.archive.Archive;
import org.consilium.kernel.AeTitle;
import org.consilium.security.Caller;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Fills a node that is ready with the demonstration: people first, then images through its DICOM port. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class Demo implements ApplicationListener<ApplicationReadyEvent> {

    private static final int SLICES = 60;
    private static final int SLIDE_LEVELS = 3;

    private final DemoNetwork network;
    private final DemoPacs pacs;
    private final DemoSettings settings;
    private final Path folder;
    private final Archive archive;
    private final AeTitle node;
    private final DicomPort port;

    /** @param folder where the demonstration keeps its own files */
    Demo(
            DemoNetwork network,
            DemoPacs pacs,
            DemoSettings settings,
            Path folder,
            Archive archive,
            AeTitle node,
            DicomPort port) {
        this.network = network;
        this.pacs = pacs;
        this.settings = settings;
        this.folder = folder;
        this.archive = archive;
        this.node = node;
        this.port = port;
    }

    /** In the background: the node is ready before its demonstration is. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Thread.ofPlatform().daemon().name("demo").start(this::fill);
    }

    private void fill() {
        try {
            var password = DemoPassword.of(settings, folder.resolve("password"));
            network.ensure(password, pacs.port());
            var scanner = new DemoScanner(node, port.port());
            if (isMissing(DemoPatients.THORAX, SLICES)) {
                say("Generating a CT of the thorax and sending it to the node ...");
                scanner.send(new ThoraxSeries(DemoPatients.THORAX).images());
            }
            if (isMissing(DemoPatients.COLON, SLIDE_LEVELS)) {
                say("Generating a stained section and sending it to the node ...");
                scanner.send(new SlideSeries(DemoPatients.COLON).images());
            }
            say(DemoTour.text(password, pacs.folder()));
        } catch (IOException e) {
            say("The demonstration could not be completed: " + e.getMessage() + ". Start again to go on with it.");
        }
    }

    private boolean isMissing(PatientStudy study, int instances) {
        return archive.study(new Caller.Node(), study.studyInstanceUid())
                .filter(known -> known.instanceCount() >= instances)
                .isEmpty();
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
