package org.consilium.web.casework;

import java.util.List;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Codes;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.casework.CaseLine.CodeView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search in the code tables, for the field in which a diagnosis is typed. */
@RestController
public final class CodeController {

    private final Codes codes;

    public CodeController(Codes codes) {
        this.codes = codes;
    }

    @GetMapping("/api/codes")
    List<CodeView> search(@RequestParam String system, @RequestParam(defaultValue = "") String text) {
        CodeSystem known = CodeSystem.ofLabel(system)
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "system is not one of the code systems"));
        return codes.search(known, text.strip()).stream().map(CodeView::of).toList();
    }
}
