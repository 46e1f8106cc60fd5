package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.archive.Archive;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.dicomweb.Resources;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Headers of a study, series or instance as DICOM JSON or XML (PS3.18 10.4.1.1.2); large values by reference. */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
public final class MetadataController {

    private final Archive archive;
    private final Instances instances;
    private final Optional<String> publicUrl;

    public MetadataController(Archive archive, Instances instances, Optional<String> publicUrl) {
        this.archive = archive;
        this.instances = instances;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/metadata")
    void study(Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Uid uid = new Uid(study);
        List<StoredInstance> known = archive.openStudy(caller, uid);
        send(known, () -> archive.metadata(caller, uid, Optional.empty(), Optional.empty()), request, response);
    }

    @GetMapping("/series/{series}/metadata")
    void series(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Uid uid = new Uid(study);
        Uid of = new Uid(series);
        List<StoredInstance> known = archive.openSeries(caller, uid, of);
        send(known, () -> archive.metadata(caller, uid, Optional.of(of), Optional.empty()), request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/metadata")
    void instance(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        StoredInstance known = instances.find(caller, study, series, instance);
        send(
                List.of(known),
                () -> archive.metadata(
                        caller, new Uid(study), Optional.of(new Uid(series)), Optional.of(new Uid(instance))),
                request,
                response);
    }

    /**
     * What the entity tag names is read first: headers that change meanwhile are sent under the tag of the old ones, and a
     * client that comes back with it is given the new ones.
     */
    private void send(
            List<StoredInstance> known,
            Supplier<List<DataSet>> headers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DataSetForm form = DataSetForm.negotiate(request);
        Resources resources = Resources.of(publicUrl, request);
        String tag = Caching.tag(Instances.found(known), "metadata " + form + " " + resources.base());
        if (Caching.isKnown(tag, request, response)) {
            return;
        }
        List<DataSet> found = Instances.found(headers.get());
        form.answer(found, header -> BulkDataLinks.of(header, resources), request, response);
    }
}
