package org.consilium.web.viewer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Viewers of other makers that people may open from a case.
 *
 * @param codeMax how long a code waits for its viewer
 * @param sessionMax how long a viewer reads after that
 * @param codesPerPersonMax codes of one person that wait; one more ends the oldest
 * @param sessionsPerPersonMax open viewers of one person; one more ends the oldest
 */
@ConfigurationProperties("consilium.viewers")
public record ViewerSettings(
        @DefaultValue List<Link> links,
        @DefaultValue("60s") Duration codeMax,
        @DefaultValue("1h") Duration sessionMax,
        @DefaultValue("10") int codesPerPersonMax,
        @DefaultValue("10") int sessionsPerPersonMax) {

    private static final Duration CODE_LONGEST = Duration.ofMinutes(5);

    public ViewerSettings {
        links = List.copyOf(links);
        var names = new HashSet<String>();
        links.forEach(link -> {
            if (!names.add(link.name())) {
                throw new IllegalArgumentException("consilium.viewers.links: two are named " + link.name());
            }
        });
        if (!codeMax.isPositive()
                || codeMax.compareTo(CODE_LONGEST) > 0
                || !sessionMax.isPositive()
                || codesPerPersonMax < 1
                || sessionsPerPersonMax < 1) {
            throw new IllegalArgumentException(
                    "the limits under consilium.viewers must be positive, and code-max at most " + CODE_LONGEST);
        }
    }

    /**
     * One viewer.
     *
     * @param name stands in the audit trail: a-z, 0-9 and hyphens
     * @param displayName as people know it
     * @param address starts it; {@code {code}} is the code and {@code {node}} the address of this node, both encoded for a query
     * @param origin of a viewer that runs in the browser and comes from elsewhere, which then may ask this node (CORS)
     */
    public record Link(String name, String displayName, String address, Optional<String> origin) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
        private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
        private static final Pattern SCRIPT = Pattern.compile("(javascript|data|vbscript|blob|file):.*");

        public Link {
            origin = given(origin).filter(each -> !each.isBlank());
            if (!NAME.matcher(name).matches() || displayName.isBlank()) {
                throw new IllegalArgumentException(
                        "consilium.viewers.links: a name of a-z 0-9 - and a display-name are needed");
            }
            if (!ADDRESS.matcher(address).matches()
                    || SCRIPT.matcher(address).matches()
                    || !address.contains("{code}")) {
                throw new IllegalArgumentException("consilium.viewers.links: the address of " + name
                        + " must begin with a scheme and contain {code}");
            }
        }

        /** The binder gives null for what is not set, even where an Optional is asked for. */
        @SuppressWarnings("NullableOptional")
        private static <T> Optional<T> given(@Nullable Optional<T> value) {
            return value == null ? Optional.empty() : value;
        }
    }
}
