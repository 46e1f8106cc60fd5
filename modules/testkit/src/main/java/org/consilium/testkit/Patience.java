package org.consilium.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for something that must come, unless it says otherwise. A wait ends with what it waits for: only a test that
 * fails takes so long, and a busy machine or a slow disk fails none. JUnit finds it by itself.
 */
public final class Patience implements BeforeAllCallback {

    private static final Duration MAX = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext tests) {
        Awaitility.setDefaultTimeout(MAX);
    }
}
