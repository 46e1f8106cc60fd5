package org.consilium.web.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CodeImports;
import org.consilium.cases.CodeImports.LineError;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.CodeTableVersion;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Full tables of codes, brought from files that the hospital is licensed for. */
@RestController
@RequestMapping("/api/code-tables")
public final class CodeTableController {

    private final CodeImports imports;

    public CodeTableController(CodeImports imports) {
        this.imports = imports;
    }

    @GetMapping
    List<TableView> list() {
        return imports.versions().stream().map(TableView::of).toList();
    }

    /** The body is the file; the answer says what of it could not be read, and whether it is used. */
    @PostMapping("/{system}")
    ReportView run(
            Person person, @PathVariable String system, @RequestParam Optional<String> version, HttpServletRequest file)
            throws IOException {
        var known = CodeSystem.ofLabel(system)
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "system is not one of the code systems"));
        var report = imports.run(person, known, version.orElse(""), file.getInputStream());
        return new ReportView(TableView.of(report.table()), report.errors());
    }

    record TableView(
            String system,
            String version,
            CodeTableVersion.State state,
            int codes,
            int skipped,
            Instant startedAt,
            Optional<Instant> endedAt) {

        static TableView of(CodeTableVersion table) {
            return new TableView(
                    table.system().label(),
                    table.version(),
                    table.state(),
                    table.codes(),
                    table.skipped(),
                    table.startedAt(),
                    table.endedAt());
        }
    }

    record ReportView(TableView table, List<LineError> errors) {}
}
