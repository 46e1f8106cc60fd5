package org.consilium.web.dicomweb.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Level;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.dicomweb.query.Matches.Search;
import org.consilium.web.dicomweb.query.Matches.Shown;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** QIDO-RS (PS3.18 10.6). A result that was cut says so in a Warning header: there is no silent limit. */
@RestController
@RequestMapping("/dicomweb")
public final class SearchController {

    private final Archive archive;
    private final Optional<String> publicUrl;
    private final int resultsMax;

    public SearchController(Archive archive, Optional<String> publicUrl, int resultsMax) {
        this.archive = archive;
        this.publicUrl = publicUrl;
        this.resultsMax = resultsMax;
    }

    @GetMapping("/studies")
    void studies(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        SearchParameters parameters = parameters(Level.STUDY, request);
        ResultRows rows = rows(parameters, request);
        HeaderAttributes headers = new HeaderAttributes(Level.STUDY, false, parameters);
        var search = new Search<>(
                Level.STUDY, Tag.StudyInstanceUID, query -> archive.studies(caller, query), StudyRecord::uid);
        answer(
                search,
                caller,
                parameters,
                (study, header) -> headers.complete(rows.study(study), header),
                request,
                response);
    }

    @GetMapping("/series")
    void series(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        findSeries(caller, parameters(Level.SERIES, request), true, request, response);
    }

    @GetMapping("/studies/{study}/series")
    void seriesOfStudy(
            Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SearchParameters parameters = parameters(Level.SERIES, request);
        parameters.query().match(Tag.StudyInstanceUID, new Uid(study).value());
        findSeries(caller, parameters, false, request, response);
    }

    @GetMapping("/instances")
    void instances(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        findInstances(caller, parameters(Level.INSTANCE, request), true, true, request, response);
    }

    @GetMapping("/studies/{study}/instances")
    void instancesOfStudy(
            Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SearchParameters parameters = parameters(Level.INSTANCE, request);
        parameters.query().match(Tag.StudyInstanceUID, new Uid(study).value());
        findInstances(caller, parameters, false, true, request, response);
    }

    @GetMapping("/studies/{study}/series/{series}/instances")
    void instancesOfSeries(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SearchParameters parameters = parameters(Level.INSTANCE, request);
        parameters
                .query()
                .match(Tag.StudyInstanceUID, new Uid(study).value())
                .match(Tag.SeriesInstanceUID, new Uid(series).value());
        findInstances(caller, parameters, false, false, request, response);
    }

    private void findSeries(
            Caller caller,
            SearchParameters parameters,
            boolean withStudy,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResultRows rows = rows(parameters, request);
        HeaderAttributes headers = new HeaderAttributes(Level.SERIES, true, parameters);
        var search = new Search<>(
                Level.SERIES, Tag.SeriesInstanceUID, query -> archive.series(caller, query), SeriesRecord::uid);
        answer(
                search,
                caller,
                parameters,
                (series, header) -> headers.complete(rows.series(series, withStudy), header),
                request,
                response);
    }

    private void findInstances(
            Caller caller,
            SearchParameters parameters,
            boolean withStudy,
            boolean withSeries,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResultRows rows = rows(parameters, request);
        HeaderAttributes headers = new HeaderAttributes(Level.INSTANCE, withSeries, parameters);
        var search = new Search<>(
                Level.INSTANCE, Tag.SOPInstanceUID, query -> archive.instances(caller, query), InstanceRecord::uid);
        answer(
                search,
                caller,
                parameters,
                (instance, header) -> headers.complete(rows.instance(instance, withStudy, withSeries), header),
                request,
                response);
    }

    /** What is asked for is looked at in full before any work is done. */
    private SearchParameters parameters(Level level, HttpServletRequest request) {
        DataSetForm.negotiate(request);
        return SearchParameters.of(level, request.getParameterMap(), resultsMax);
    }

    private ResultRows rows(SearchParameters parameters, HttpServletRequest request) {
        return new ResultRows(Resources.of(publicUrl, request), parameters);
    }

    private <T> void answer(
            Search<T> search,
            Caller caller,
            SearchParameters parameters,
            Shown<T> shown,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Matches<T> matches = Matches.of(search, archive, caller, parameters);
        if (matches.left() > 0) {
            response.setHeader(
                    HttpHeaders.WARNING,
                    "299 consilium \"There are " + matches.left() + " additional results that can be requested\"");
        }
        DataSetForm.negotiate(request).answer(matches.each(search.uid(), shown), request, response);
    }
}
