package org.consilium.web.provider;

import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.web.access.Routes;
import org.jspecify.annotations.Nullable;

/** Pages of the portal to which somebody comes back: never another site, and never an interface. */
final class ReturnPage {

    static final String HOME = "/";

    /** Where a window closes that was opened for a confirmation. */
    static final String CONFIRMED = "/confirmed";

    private static final Pattern PAGE = Pattern.compile("/([A-Za-z0-9_~.-]+(/[A-Za-z0-9_~.-]+)*/?)?");
    private static final int LENGTH_MAX = 300;

    private ReturnPage() {}

    /** The page asked for, or the first one. */
    static String of(@Nullable String asked) {
        return Optional.ofNullable(asked)
                .filter(page ->
                        page.length() <= LENGTH_MAX && PAGE.matcher(page).matches())
                .filter(page -> !Routes.isApiPath(page))
                .orElse(HOME);
    }
}
