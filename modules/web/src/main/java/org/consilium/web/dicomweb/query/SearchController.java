package org.consilium.web.dicomweb.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Page;
import org.consilium.archive.Query;
import org.consilium.archive.SeriesRecord;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.dicomweb.Resources;
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
        Search search = search(request);
        Query query = search.parameters().query().build();
        answer(
                search.form(),
                archive.studies(caller, query),
                query,
                study -> search.rows().study(study).build(),
                request,
                response);
    }

    @GetMapping("/series")
    void series(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        findSeries(caller, search(request), true, request, response);
    }

    @GetMapping("/studies/{study}/series")
    void seriesOfStudy(
            Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Search search = search(request);
        search.parameters().query().match(Tag.StudyInstanceUID, new Uid(study).value());
        findSeries(caller, search, false, request, response);
    }

    @GetMapping("/instances")
    void instances(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        findInstances(caller, search(request), true, true, request, response);
    }

    @GetMapping("/studies/{study}/instances")
    void instancesOfStudy(
            Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Search search = search(request);
        search.parameters().query().match(Tag.StudyInstanceUID, new Uid(study).value());
        findInstances(caller, search, false, true, request, response);
    }

    @GetMapping("/studies/{study}/series/{series}/instances")
    void instancesOfSeries(
            Caller caller,
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Search search = search(request);
        search.parameters()
                .query()
                .match(Tag.StudyInstanceUID, new Uid(study).value())
                .match(Tag.SeriesInstanceUID, new Uid(series).value());
        findInstances(caller, search, false, false, request, response);
    }

    private void findSeries(
            Caller caller, Search search, boolean withStudy, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Query query = search.parameters().query().build();
        Page<SeriesRecord> page = archive.series(caller, query);
        answer(
                search.form(),
                page,
                query,
                series -> search.rows().series(series, withStudy).build(),
                request,
                response);
    }

    private void findInstances(
            Caller caller,
            Search search,
            boolean withStudy,
            boolean withSeries,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Query query = search.parameters().query().build();
        Page<InstanceRecord> page = archive.instances(caller, query);
        HeaderAttributes headers = new HeaderAttributes(archive, caller, search.parameters());
        answer(
                search.form(),
                page,
                query,
                instance -> headers.complete(search.rows().instance(instance, withStudy, withSeries), instance),
                request,
                response);
    }

    private Search search(HttpServletRequest request) {
        DataSetForm form = DataSetForm.negotiate(request);
        SearchParameters parameters = SearchParameters.of(request.getParameterMap(), resultsMax);
        return new Search(form, parameters, new ResultRows(Resources.of(publicUrl, request), parameters));
    }

    private <T> void answer(
            DataSetForm form,
            Page<T> page,
            Query query,
            Function<T, DataSet> row,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long left = page.total() - query.offset() - page.rows().size();
        if (left > 0) {
            response.setHeader(
                    HttpHeaders.WARNING,
                    "299 consilium \"There are " + left + " additional results that can be requested\"");
        }
        form.answer(() -> page.rows().stream().map(row).iterator(), request, response);
    }

    private record Search(DataSetForm form, SearchParameters parameters, ResultRows rows) {}
}
