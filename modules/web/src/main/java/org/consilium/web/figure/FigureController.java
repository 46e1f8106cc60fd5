package org.consilium.web.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import org.consilium.cases.figure.FigureQuery;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.figure.Grouping;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures of the cases sent between two days, both included, in the time zone of the person who asks. */
@RestController
public final class FigureController {

    private final Figures figures;

    public FigureController(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/figures")
    FigureView report(
            Person by,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(name = "by", defaultValue = "TOPIC") Grouping grouping) {
        return FigureView.of(figures.report(by, new FigureQuery(from, to, grouping)));
    }

    /** The same as a table: first all cases together, then a line for each group. */
    @GetMapping("/api/figures.csv")
    ResponseEntity<byte[]> table(
            Person by,
            Confirmation confirmation,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(name = "by", defaultValue = "TOPIC") Grouping grouping) {
        var report = figures.report(by, new FigureQuery(from, to, grouping));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"figures-%s-%s.csv\"".formatted(from, to))
                .body(FigureTable.write(report).getBytes(UTF_8));
    }
}
