package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.DicomJson;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.DataSetsAsJson;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.dicomweb.Resources;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Headers of a study, series or instance as DICOM JSON (PS3.18 10.4.1.1.2); large values by reference. */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
public final class MetadataController {

    private final Archive archive;
    private final Optional<String> publicUrl;

    public MetadataController(Archive archive, Optional<String> publicUrl) {
        this.archive = archive;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/metadata")
    void study(Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(archive.metadata(caller, new Uid(study), Optional.empty(), Optional.empty()), request, response);
    }

    @GetMapping("/series/{series}/metadata")
    void series(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                archive.metadata(caller, new Uid(study), Optional.of(new Uid(series)), Optional.empty()),
                request,
                response);
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
        send(
                archive.metadata(caller, new Uid(study), Optional.of(new Uid(series)), Optional.of(new Uid(instance))),
                request,
                response);
    }

    private void send(List<DataSet> headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String mediaType = DataSetsAsJson.negotiate(request);
        Resources resources = Resources.of(publicUrl, request);
        List<DataSet> found = Instances.found(headers);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setContentType(mediaType);
        if (Requests.isHead(request)) {
            return;
        }
        Writer json = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        String separator = "[";
        for (DataSet header : found) {
            json.write(separator);
            DicomJson.write(BulkDataLinks.withPixelData(header), BulkDataLinks.of(header, resources), json);
            separator = ",";
        }
        json.write("]");
        json.flush();
    }
}
