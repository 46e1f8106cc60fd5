package org.consilium.web.casework;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseState;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases by words. A POST although it changes nothing: what is searched for is often a name, which has no place in an address. */
@RestController
@RequestMapping("/api/case-search")
public final class CaseSearchController {

    /** Cases of one answer, unless more are asked for. */
    private static final int LIMIT_USUAL = 50;

    private final Cases cases;

    public CaseSearchController(Cases cases) {
        this.cases = cases;
    }

    @PostMapping
    Found find(Person person, @RequestBody Wanted wanted) {
        var found = cases.find(person, wanted.query());
        return new Found(found.cases().stream().map(CaseLine::of).toList(), found.more());
    }

    /**
     * What is wanted; all of it may be left out.
     *
     * @param view {@code mine}, {@code inbox} or {@code institution}, as for {@code GET /api/cases}
     * @param text at most {@link CaseQuery#WORDS_MAX} words
     */
    record Wanted(
            @Nullable String view,
            @Nullable CaseState state,
            @Nullable String text,
            @Nullable Integer offset,
            @Nullable Integer limit) {

        CaseQuery query() {
            var words = Body.optionalLine(text, "text").stream()
                    .flatMap(line -> Stream.of(line.split("\\s+")))
                    .toList();
            if (words.size() > CaseQuery.WORDS_MAX) {
                throw new Rejected(Reason.INVALID_REQUEST, "text has more than " + CaseQuery.WORDS_MAX + " words");
            }
            return new CaseQuery(
                    CaseSearchController.view(view == null ? "mine" : view),
                    Optional.ofNullable(state),
                    words,
                    within(offset, 0, CaseQuery.OFFSET_MAX, "offset").orElse(0),
                    within(limit, 1, CaseQuery.RESULTS_MAX, "limit").orElse(LIMIT_USUAL));
        }

        private static Optional<Integer> within(@Nullable Integer value, int least, int most, String field) {
            if (value != null && (value < least || value > most)) {
                throw new Rejected(Reason.INVALID_REQUEST, field + ": from " + least + " to " + most);
            }
            return Optional.ofNullable(value);
        }
    }

    /** Errors: INVALID_REQUEST. */
    static CaseQuery.View view(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mine" -> CaseQuery.View.MINE;
            case "inbox" -> CaseQuery.View.INBOX;
            case "institution" -> CaseQuery.View.INSTITUTION;
            default -> throw new Rejected(Reason.INVALID_REQUEST, "view: mine, inbox or institution");
        };
    }

    /** @param more whether others follow; the next begin at {@code offset} and {@code limit} of the question together */
    record Found(List<CaseLine> cases, boolean more) {}
}
