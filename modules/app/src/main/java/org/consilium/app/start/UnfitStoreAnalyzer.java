package org.consilium.app.start;

import org.consilium.storage.examine.UnfitStore;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows that the object store loses or alters bytes as a sentence instead of a stack trace. */
final class UnfitStoreAnalyzer extends AbstractFailureAnalyzer<UnfitStore> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitStore cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
