package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Resources;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whole instances of a study, of a series, or one (PS3.18 10.4.1.1.1 to 10.4.1.1.3). */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
public final class RetrieveController {

    private final Archive archive;
    private final Instances instances;
    private final FrameDecoder decoder;
    private final Optional<String> publicUrl;

    public RetrieveController(Archive archive, Instances instances, FrameDecoder decoder, Optional<String> publicUrl) {
        this.decoder = decoder;
        this.archive = archive;
        this.instances = instances;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    void study(Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(Instances.found(archive.openStudy(caller, new Uid(study))), request, response);
    }

    @GetMapping("/series/{series}")
    void series(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Instances.found(archive.openSeries(caller, new Uid(study), new Uid(series))), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}")
    void instance(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StoredInstance stored = instances.find(caller, study, series, instance);
        send(List.of(asReceived(request) ? original(stored, caller) : stored), request, response);
    }

    /** {@code ?original=true}: what was received, without corrections. */
    private static boolean asReceived(HttpServletRequest request) {
        return "true".equals(request.getParameter("original"));
    }

    private static StoredInstance original(StoredInstance stored, Caller caller) {
        if (caller instanceof Caller.Human(var person)) {
            Rights.require(person, Right.STEWARD_IMAGES);
        } else if (caller instanceof Caller.Viewer) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
        return stored.asReceived();
    }

    private void send(List<StoredInstance> found, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new InstanceAnswer(found, Requests.accept(request), Resources.of(publicUrl, request), decoder)
                .send(request, response);
    }
}
